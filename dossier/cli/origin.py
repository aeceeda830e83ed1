"""Where the installed program came from, so that others can install the same."""

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NAME = "dossier"
EXTRAS = "bill,cards,search"


def installed_version() -> str:
    """The version of the program."""
    return distribution(NAME).version


def origin() -> dict[str, Any]:
    """Where pip has the installed program from, as PEP 610 has it; empty if from an index."""
    return dict(json.loads(distribution(NAME).read_text("direct_url.json") or "{}"))


def requirement(origin: dict[str, Any]) -> tuple[str, Path | None]:
    """The line of a file of requirements that installs from this origin, and the wheel that it names, if any.

    Both are empty where the program was installed from a folder, or from an index: of the public one, the
    name is another project's.
    """
    url, vcs = str(origin.get("url", "")), origin.get("vcs_info", {})
    if vcs:
        return f"{NAME}[{EXTRAS}] @ {vcs['vcs']}+{url}@{vcs['commit_id']}", None
    if url.startswith("https://"):
        digest = origin.get("archive_info", {}).get("hashes", {}).get("sha256", "")
        return f"{NAME}[{EXTRAS}] @ {url}{f'#sha256={digest}' if digest else ''}", None
    wheel = Path(unquote(urlsplit(url).path))
    return (f"./{wheel.name}[{EXTRAS}]", wheel) if wheel.suffix == ".whl" and wheel.is_file() else ("", None)
