"""Where the installed program came from, so that others can install the same."""

import json
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NAME = "dossier"
EXTRAS = "cards,search"


def installed_version() -> str:
    """The version of the program."""
    return distribution(NAME).version


def requirement() -> tuple[str, Path | None]:
    """The line of a file of requirements that installs this program, and the wheel that it names, if any.

    Both are empty where the program was installed from a folder, or from an index: of the public one, the
    name is another project's.
    """
    origin = _origin(distribution(NAME))
    url, vcs = str(origin.get("url", "")), origin.get("vcs_info", {})
    if vcs:
        return f"{NAME}[{EXTRAS}] @ {vcs['vcs']}+{url}@{vcs['commit_id']}", None
    if url.startswith("https://"):
        return f"{NAME}[{EXTRAS}] @ {url}", None
    wheel = Path(unquote(urlsplit(url).path))
    return (f"./{wheel.name}[{EXTRAS}]", wheel) if wheel.suffix == ".whl" and wheel.is_file() else ("", None)


def _origin(installed: Distribution) -> dict[str, Any]:
    # As PEP 610 has it.
    return dict(json.loads(installed.read_text("direct_url.json") or "{}"))
