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
_ARCHIVE, _CONTENT = "archive", "content"
_SETTINGS = "content/dossier.yml"
_PUBLISHED = "# All that is here is a draft: write hide before anybody else sees the site.\ndrafts: publish"
# The language of the example, and the folders of those that there is another one in.
_LANGUAGE = "en"
_IN = "lang-"
# What is written anew in each language; the rest is the same in all.
_TEXTS = ("README.md", "content/", "archive/")


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
    names, language = _names(environment, start.language)
    texts = {
        path: environment.get_template(name).render()
        for path, name in names.items()
        if path.startswith(_ARCHIVE)
    }
    digests = {PurePosixPath(name).name.partition(".")[0]: _digest(text) for name, text in texts.items()}
    values = {
        "title": start.title,
        "heading": escaped(start.title),
        "language": start.language,
        "is_foreign": _base(start.language) != language,
        "rights": start.rights,
        "editors": start.editors,
        "program": start.program,
        "version": start.version,
        "sha256": digests,
    }
    return {
        _path(path): environment.get_template(name).render(values).encode() for path, name in names.items()
    }


def example_title(language: str) -> str:
    """What the example is called in a language, or in English where there is none in it."""
    return _TITLES.get(_base(language), _TITLES[_LANGUAGE])


# A title of one's own must be true of the example's articles, too.
_TITLES = {_LANGUAGE: "The flood at Vell", "de": "Die Flut in Vell"}


def _names(environment: Environment, language: str) -> tuple[dict[str, str], str]:
    """The templates by the paths that they fill, and the language of the example among them."""
    names, folder = environment.list_templates(), f"{_IN}{_base(language)}/"
    ours = {name.removeprefix(folder): name for name in names if name.startswith(folder)}
    every = {name: name for name in names if not name.startswith(_IN)}
    if not ours:
        return every, _LANGUAGE
    return ours | {name: name for name in every if not name.startswith(_TEXTS)}, _base(language)


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()


def empty_starter_files(start: Start, count: int) -> dict[str, bytes]:
    """The files of a dossier that so many articles begin: settings that show drafts, and no example."""
    files = {path: text for path, text in starter_files(start).items() if not _is_example(path)}
    title = _quoted(start.title)
    settings = files[_SETTINGS].decode().replace("# drafts: hide", _PUBLISHED)
    return files | {
        _SETTINGS: settings.encode(),
        "README.md": f"{filled('started_readme.md.j2', heading=start.title)}\n".encode(),
        "content/index.md": f"{filled('started_index.md.j2', Markup, title=title, count=count)}\n".encode(),
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


def _is_example(path: str) -> bool:
    """Whether a file is a part of the example: a dossier that begins with articles has none of it."""
    place = PurePosixPath(path)
    is_record = place.parts[0] == _CONTENT and len(place.parts) > 2
    return is_record or place.parts[0] == _ARCHIVE or place.name == "kinds.yml"
