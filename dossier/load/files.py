"""One editor's file: its text, its front matter and its body."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from dossier.load.conflicts import conflicts
from dossier.load.controls import controls
from dossier.load.disk import is_absent, read_content
from dossier.load.limits import body_problems
from dossier.load.yaml_tree import empty, read_yaml
from dossier.model.placed import Lines, PlacedMapping, PlacedValue, nearest
from dossier.model.settings import Limits
from dossier.problems import Code, Location, Problem

# Only its way to split front matter from the body is used, not its YAML.
_FRONT_MATTER = YAMLHandler()


@dataclass(frozen=True, slots=True)
class EditorsFile:
    """The front matter of a file, and the Markdown below with the line it begins on."""

    name: str
    front: PlacedValue
    body: str = ""
    body_line: int = 1

    def at(self, key: str) -> Location:
        """Where the value of a key stands, or where the front matter does."""
        return nearest(self.front, (key,))[-1].at

    def key_at(self, key: str) -> Location:
        """Where a key stands."""
        return self.front.key_at(key) if isinstance(self.front, PlacedMapping) else self.front.at


def read_text(raw: bytes | Problem, name: str = "") -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file with line feeds; yields bad-encoding, with the line of the first bad byte."""
    if isinstance(raw, Problem):
        return "", [raw]
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        hint = "save it as UTF-8; some editors call UTF-16 'Unicode'"
        return "", [Problem(Code.BAD_ENCODING, Location(name), "the file is UTF-16", hint)]
    if raw.startswith(BOM_UTF8 * 2):
        message = "the file begins with two byte order marks, which no editor shows"
        return "", [Problem(Code.BAD_ENCODING, Location(name), message, "save it without them")]
    try:
        # Windows editors write a byte order mark and CRLF; neither may shift the columns of problems.
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        at = Location(name, line, error.start - raw.rfind(b"\n", 0, error.start))
        return "", [Problem(Code.BAD_ENCODING, at, "the file is not UTF-8 text", "save it as UTF-8")]


def _read_merged(raw: bytes | Problem, name: str) -> tuple[str, list[Problem]]:
    """The text of a file; yields bad-encoding, control-character and merge-conflict."""
    text, problems = read_text(raw, name)

    def where(offset: int) -> Location:
        return Location(name, _line(text, offset), offset - text.rfind("\n", 0, offset))

    return text, problems or list(controls(text, where)) or conflicts(text, name)


def read_settings(path: Path, limits: Limits = Limits()) -> tuple[PlacedValue | None, list[Problem]]:
    """A file that is YAML as a whole, None where it cannot be read; an absent one is empty.

    Yields bad-encoding, control-character, merge-conflict and all that ``read_content`` and ``read_yaml``
    yield.
    """
    name = path.as_posix()
    if is_absent(path):
        return empty(Lines(name, [])), []
    text, problems = _read_merged(read_content(path, limits.file), name)
    if problems:
        return None, problems
    return read_yaml(text, Lines(name, text.split("\n")), limits)


def read_packaged(*path: str) -> PlacedMapping:
    """A mapping in YAML that the program brings along, by its path in the package."""
    text = files("dossier").joinpath(*path).read_text(encoding="utf-8")
    value, problems = read_yaml(text, Lines(path[-1], text.split("\n")))
    if problems or not isinstance(value, PlacedMapping):
        raise ValueError(path)
    return value


def read_file(path: Path, limits: Limits = Limits()) -> tuple[EditorsFile | None, list[Problem]]:
    """A Markdown file with front matter, None where that cannot be read.

    Yields all that ``read_content`` and ``opened_file`` yield.
    """
    return opened_file(read_content(path, limits.file), path.as_posix(), limits)


def opened_file(
    raw: bytes | Problem, name: str, limits: Limits = Limits()
) -> tuple[EditorsFile | None, list[Problem]]:
    """The same of what stands in a file, or of why that could not be read.

    Yields bad-encoding, control-character, merge-conflict, missing-front-matter and all that ``read_yaml``
    yields.
    """
    text, problems = _read_merged(raw, name)
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
    # From 3 on, past the opening "---".
    lines = Lines(name, text.split("\n"), _line(text, text.index(front, 3)))
    value, problems = read_yaml(front, lines, limits, of_record=True)
    if value is None:
        return None, problems
    first = _line(text, len(text) - len(body))
    too_much = list(body_problems(body, limits, lambda line: Location(name, first + line)))
    return EditorsFile(name, value, "" if too_much else body, first), [*problems, *too_much]


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
