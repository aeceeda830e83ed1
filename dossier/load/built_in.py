"""Which of the built-in kinds a dossier has, and in which order: ``built_in`` in its ``kinds.yml``."""

from typing import Any

from dossier.load.files import read_packaged
from dossier.load.records import must_be
from dossier.model.placed import Placed, PlacedMapping
from dossier.model.roles import ACTORS
from dossier.model.schema import one_or_many
from dossier.problems import Code, Problem, did_you_mean

# No kind can have this name: it is no id.
BUILT_IN = "built_in"


def built_in_kinds(written: PlacedMapping) -> tuple[dict[str, Any], list[Problem]]:
    """The built-in kinds that the file names, in its order and as they stand in YAML; else all."""
    kinds = read_packaged("kinds.yml")
    if BUILT_IN not in written:
        return dict(kinds), []
    names = one_or_many(written[BUILT_IN])
    problems = [problem for name in names for problem in _problems(name, kinds)]
    if ACTORS not in names and not problems:
        message = f"'{ACTORS}' cannot be left out, since claims name who says something"
        problems = [Problem(Code.MISSING_KEY, written.value_at(BUILT_IN), message, f"add '{ACTORS}'")]
    # With a mistake in the list, every file of a kind that is missing there would be reported, too.
    return dict(kinds) if problems else {name: kinds[name] for name in names}, problems


def _problems(name: Any, kinds: PlacedMapping) -> list[Problem]:
    if not isinstance(name, Placed):
        return [must_be(f"'{BUILT_IN}'", "a list of kinds", name, name.at)]
    if name in kinds:
        return []
    hint = did_you_mean(name, kinds) or f"the built-in kinds are: {', '.join(kinds)}"
    return [Problem(Code.UNKNOWN_KIND, name.at, f"no built-in kind '{name}'", hint)]
