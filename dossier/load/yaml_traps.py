"""YAML's traps: places where YAML reads something different from what an editor sees."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from dossier.problems import Code, Location, Problem, one_line

Place = Callable[[yaml.Node], Location]

_QUOTE = "put the text into quotation marks, or write it as '>-'"

# What word processors make of straight quotation marks, in English and in German.
_CURLY = (("“", "”"), ("‘", "’"), ("„", "“"), ("‚", "‘"), ("”", "”"), ("’", "’"))
CURLY_SIGNS = frozenset(begin for begin, _ in _CURLY)
_STRAIGHT = 'write straight ones, "…"; where they belong to the text, straight ones around them: "“…”"'

_EMPTY = ("", "~", "null")

# What an unquoted value must not begin with, and what YAML takes it for.
_SIGNS = (
    ("[[", "an unquoted '[[' is read as a list"),
    (">", "an unquoted '>' begins a block of text"),
    ("*", "an unquoted '*' at the start of a value is YAML's own sign"),
    ("@", "an unquoted '@' cannot begin a value"),
    ("`", "an unquoted '`' cannot begin a value"),
    ("%", "an unquoted '%' cannot begin a value"),
)


def key_problem(
    key: yaml.Node, value: yaml.Node, place: Place, data: Mapping[str, Any], in_braces: bool
) -> Problem | None:
    """What is wrong with a key: it is a bracket, or stands twice, or has no value."""
    if not isinstance(key, yaml.ScalarNode):
        return _trap(place(key), "a bracket begins a key here", "put the text into quotation marks")
    if key.value not in data and value.value not in _EMPTY:
        return None
    empty = isinstance(value, yaml.ScalarNode) and not value.style and value.value in _EMPTY
    if empty and in_braces:
        numbers = "write numbers without thousands separators"
        hint = numbers if key.value.isdigit() else "put a text with a comma into quotation marks"
        hint = _STRAIGHT if key.value.endswith(tuple(end for _, end in _CURLY)) else hint
        return _trap(place(key), f"'{key.value}' is read as a key without a value", hint)
    if key.value in data:
        message = f"the key '{key.value}' stands twice"
        return Problem(Code.DUPLICATE_KEY, place(key), message, "keep one of the two")
    if empty:
        hint = "give it a value or leave the key out"
        return Problem(Code.WRONG_TYPE, place(key), f"the key '{key.value}' has no value", hint)
    return None


def lines_with_traps(lines: list[str]) -> frozenset[int]:
    """The numbers of the lines that hold a sign by which YAML reads a text as something else."""
    return frozenset(n for n, line in enumerate(lines) if "#" in line or "&" in line or "!" in line)


def node_traps(node: yaml.Node, lines: list[str], place: Place) -> list[Problem]:
    """What YAML made of a value that looks like something else; ``lines`` are those that YAML read."""
    start = node.start_mark
    mark = lines[start.line][start.column : start.column + 1] if start.line < len(lines) else ""
    problems: list[Problem] = []
    if mark in ("&", "!"):
        message = f"'{mark}' at the start of a value is YAML's own sign, and the word after it is lost"
        problems.append(_trap(place(node), message))
    if isinstance(node, yaml.ScalarNode):
        problems += _cut_off(node, lines, place) if not node.style else _empty_block(node, place)
    elif isinstance(node, yaml.SequenceNode) and node.flow_style:
        problems += _bracket_traps(node, place)
    return problems


def curly_traps(node: yaml.Node, place: Place) -> Iterator[Problem]:
    """A text between one pair of curly quotation marks, which YAML takes for letters of it."""
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return
    text = str(node.value)
    # “Left” and “Right” are words of one text.
    if any(text.startswith(begin) and text.find(end, 1) == len(text) - 1 > 0 for begin, end in _CURLY):
        message = f"the marks around {one_line(text)[:60]} are curly: YAML takes them for letters"
        yield _trap(place(node), message, _STRAIGHT)


def _bracket_traps(node: yaml.SequenceNode, place: Place) -> Iterator[Problem]:
    if node.value and isinstance(node.value[0], yaml.SequenceNode):
        yield _trap(place(node), "an unquoted '[[' is read as a list")
    for left, right in zip(node.value, node.value[1:], strict=False):
        # [1,000] is two values; [1, 000] has a space, so the editor meant two.
        touching = right.start_mark.index - left.end_mark.index == 1
        if touching and str(left.value).isdigit() and str(right.value).isdigit():
            text = f"{left.value},{right.value}"
            yield _trap(place(left), f"'{text}' is read as two values", "write numbers without separators")


def _empty_block(node: yaml.ScalarNode, place: Place) -> Iterator[Problem]:
    if node.style == ">" and not node.value.strip():
        yield _trap(place(node), "'>' at the start of a value begins a block of text, and the block is empty")


def _cut_off(node: yaml.ScalarNode, lines: list[str], place: Place) -> list[Problem]:
    end = node.end_mark
    rest = lines[end.line][end.column :] if node.value else ""
    comment = rest.lstrip()
    if not comment.startswith("#") or comment == "#":
        return []
    # So editors write comments: with two spaces before the sign and one behind it.
    if len(rest) - len(comment) >= 2 and comment.startswith("# "):
        return []
    hint = "put the text into quotation marks; a comment stands two spaces behind a value, as '  # …'"
    return [_trap(place(node), f"the text is cut off before ' {one_line(comment)[:40]}'", hint)]


def alias_traps(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """Each ``*name`` that YAML replaces by a value from elsewhere."""
    # Parsing again takes as long as the first time, and hardly any file has an alias.
    if "*" not in text or "&" not in text:
        return
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) and mark:
            at = Location(file, first_line + mark.line, mark.column + 1)
            yield _trap(at, "'*' repeats a value that is written elsewhere", "write the value out")


def syntax_problem(error: yaml.YAMLError, file: str, lines: list[str], first_line: int) -> Problem:
    """Why YAML cannot read the text: the trap where it is one, else YAML's own words."""
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(error, file, lines, first_line)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    number, offset = (first_line + mark.line, mark.column) if mark else (first_line, 0)
    line = lines[number - 1] if number <= len(lines) else ""
    said = one_line(str(getattr(error, "problem", None) or error))
    # The sign to blame begins the value, while libyaml may point behind it.
    for start in (_value_start(line), offset):
        trap = next((words for sign, words in _SIGNS if line[start:].startswith(sign)), "")
        if trap:
            return _trap(Location(file, number, start + 1), trap)
    at = Location(file, number, offset + 1)
    if said.startswith("mapping values are not allowed"):
        return _trap(at, "an unquoted ': ' is read as the end of a key")
    hint = "mend the line, or look one line up"
    return Problem(Code.BROKEN_FRONT_MATTER, at, f"not valid YAML: {said}", hint)


def _control_character(
    error: yaml.reader.ReaderError, file: str, lines: list[str], first_line: int
) -> Problem:
    """A character that YAML does not allow, at the first place where the file holds it."""
    sign = chr(error.character) if isinstance(error.character, int) else str(error.character)
    place = next(
        (n for n, line in enumerate(lines[first_line - 1 :], first_line) if sign in line), first_line
    )
    at = Location(file, place, max(lines[place - 1].find(sign), 0) + 1)
    message = f"the file holds a control character, U+{ord(sign[:1]):04X}"
    return Problem(Code.BROKEN_FRONT_MATTER, at, message, "take it out; editors do not show it")


def _value_start(line: str) -> int:
    """Where the value begins on a line ``key: value`` or ``- value``."""
    for sign in (": ", "- "):
        if sign in line:
            return line.index(sign) + len(sign)
    return 0


def _trap(at: Location, message: str, hint: str = _QUOTE) -> Problem:
    return Problem(Code.YAML_TRAP, at, message, hint)
