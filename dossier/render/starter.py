"""The files of a new dossier: settings with every key explained, and an invented example that builds."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.model.escapes import escaped
from dossier.render.template import filled

# Files that begin with a dot do so only in a dossier: packaging tools tend to leave them out.
_DOT = "dot-"
_SUFFIX = ".j2"
_ARCHIVE = "archive"
# What the example is made of: a dossier that begins with articles has none of it.
_EXAMPLE = (
    "archive/",
    "content/actors/",
    "content/figures/",
    "content/kinds.yml",
    "content/meetings/",
    "content/sources/",
)
_SETTINGS = "content/dossier.yml"
_PUBLISHED = "# All that is here is a draft: write hide before anybody else sees the site.\ndrafts: publish"
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


def empty_starter_files(start: Start, count: int) -> dict[str, bytes]:
    """The files of a dossier that so many articles begin: settings that show drafts, and no example."""
    files = {path: text for path, text in starter_files(start).items() if not path.startswith(_EXAMPLE)}
    title = _quoted(start.title)
    settings = files[_SETTINGS].decode().replace("# drafts: hide", _PUBLISHED)
    return files | {
        _SETTINGS: settings.encode(),
        "README.md": filled("started_readme.md.j2", heading=start.title).encode(),
        "content/index.md": filled("started_index.md.j2", Markup, title=title, count=count).encode(),
    }


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
