"""The files of a new dossier: settings with every key explained, and an invented example that builds."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from jinja2 import Environment, PackageLoader, StrictUndefined

from dossier.model.escapes import escaped

# Files that begin with a dot do so only in a dossier: packaging tools tend to leave them out.
_DOT = "dot-"
_SUFFIX = ".j2"
_ARCHIVE = "archive"
# The language of the example.
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Start:
    """What an editor says before there is a dossier; ``program`` is where pip finds the program."""

    title: str
    language: str
    rights: str
    editors: tuple[str, ...]
    program: str
    version: str


def starter_files(start: Start) -> dict[str, bytes]:
    """The files by their paths in the folder of the dossier."""
    environment = _environment()
    names = environment.list_templates()
    texts = {name: environment.get_template(name).render() for name in names if name.startswith(_ARCHIVE)}
    digests = {PurePosixPath(name).name.partition(".")[0]: _digest(text) for name, text in texts.items()}
    values = {
        "title": start.title,
        "heading": escaped(start.title),
        "language": start.language,
        "is_foreign": start.language.partition("-")[0] != _LANGUAGE,
        "rights": start.rights,
        "editors": start.editors,
        "program": start.program,
        "version": start.version,
        "sha256": digests,
    }
    return {_path(name): environment.get_template(name).render(values).encode() for name in names}


def _environment() -> Environment:
    # Signs of its own, since workflows, links and articles have braces.
    environment = Environment(
        loader=PackageLoader("dossier.render", "starter_files"),
        autoescape=False,  # noqa: S701 - none of the files is HTML
        undefined=StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = _quoted
    return environment


def _quoted(text: str) -> str:
    """A text in YAML, whatever it holds: JSON's strings are strings there, too."""
    return json.dumps(text, ensure_ascii=False)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _path(name: str) -> str:
    return "/".join(_parts(name.removesuffix(_SUFFIX)))


def _parts(path: str) -> Iterator[str]:
    for part in path.split("/"):
        yield f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part
