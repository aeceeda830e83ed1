"""What only some need of the program, and what is said where that is not installed.

The names are those of the extras in ``pyproject.toml``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec

ADD, BILL, CARDS, CLUSTER, MCP, SEARCH, SPACY = "add", "bill", "cards", "cluster", "mcp", "search", "spacy"

# The module by which an extra is known, where the program does without it.
_MODULES = {CARDS: "PIL", SEARCH: "pagefind", SPACY: "spacy"}


class MissingExtraError(Exception):
    """Something was asked for that is not installed."""


@contextmanager
def from_extra(extra: str, task: str) -> Iterator[None]:
    """Imports for a task that need an extra; raises MissingExtraError, which says how to install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        message = f"{task} needs '{error.name}', which is not installed: {installing(extra)}"
        raise MissingExtraError(message) from error


@cache
def has_extra(extra: str) -> bool:
    """Whether an extra is installed that the program does without."""
    return find_spec(_MODULES[extra]) is not None


def installing(extra: str) -> str:
    """The command that installs an extra."""
    return f"pip install 'dossier[{extra}]'"
