"""One editor's file: its text, its front matter and its body."""

from dataclasses import dataclass
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from dossier.load.yaml_tree import Tree, read_yaml
from dossier.problems import Code, Location, Problem

_FRONT_MATTER = YAMLHandler()


@dataclass(frozen=True, slots=True)
class EditorsFile:
    """The front matter of a file as a tree, and the Markdown below with the line it begins on."""

    name: str
    tree: Tree
    body: str = ""
    body_line: int = 1


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file with line feeds; yields bad-encoding, with the line of the first bad byte."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        at = Location(path.as_posix(), line, error.start - raw.rfind(b"\n", 0, error.start))
        return "", [Problem(Code.BAD_ENCODING, at, "the file is not UTF-8 text", "save it as UTF-8")]


def read_settings(path: Path) -> tuple[Tree, list[Problem]]:
    """A file that is YAML as a whole; an absent one is empty."""
    name = path.as_posix()
    if not path.exists():
        return Tree(name, [], data={}), []
    text, problems = read_text(path)
    tree, found = read_yaml(text, name, text.split("\n"))
    return tree, problems + found


def read_file(path: Path) -> tuple[EditorsFile | None, list[Problem]]:
    """A Markdown file with front matter; yields missing-front-matter and all that ``read_yaml`` yields."""
    name = path.as_posix()
    text, problems = read_text(path)
    if problems:
        return None, problems
    hint = "begin the file with a line '---', the keys, and a line '---'"
    if not text.startswith("---"):
        return None, [
            Problem(Code.MISSING_FRONT_MATTER, Location(name), "the file has no front matter", hint)
        ]
    try:
        front, body = _FRONT_MATTER.split(text)
    except ValueError:
        at = Location(name)
        return None, [Problem(Code.BROKEN_FRONT_MATTER, at, "the front matter is not closed", hint)]
    tree, found = read_yaml(front, name, text.split("\n"), _line(text, text.index(front, 3)))
    return EditorsFile(name, tree, body, _line(text, len(text) - len(body))), found


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
