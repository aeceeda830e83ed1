"""Where exactly the words of a reference stand, and where a key can be put into YAML."""

import re
from collections.abc import Iterator
from typing import Any

from dossier.derive.references import Form, Reference
from dossier.load.yaml_tree import read_yaml
from dossier.model.placed import Lines, Node, PlacedList, PlacedMapping
from dossier.problems import Location
from dossier.revise.edits import Edit, Original

# What stands between the place of a reference and its words, and what must follow them.
_AROUND = {
    # A text in YAML may stand between quotation marks or below a sign for a block.
    Form.VALUE: (r"(?:[>|][-+0-9]*[ \t]*\r?\n\s*)?[\"']?", ""),
    Form.LINK: (r"\[\[\s*", r"(?=\s*(?:\\?\||\]\]))"),
    Form.CITATION: (r"@?", r"(?=\s*[\];])"),
    Form.PAGE: (r"(?s:.*?)\]\(\s*<?", r"(?=[\s)>])"),
    Form.DIRECTIVE: (r"<!--\s*dossier/(?:[^\s>]+\s+)+?", r"(?=\s|-->)"),
}


def spans(reference: Reference, before: Original) -> Iterator[tuple[int, int]]:
    """Where the words of a reference stand, as offsets: none, one, or several links broken over lines."""
    offset = before.offset(reference.at)
    match = _pattern(reference).match(before.text, offset)
    if match:
        yield match.span("words")
    elif reference.form is Form.LINK:
        # Of a link that a line break parts, only the text in which it stands is known.
        for broken in _pattern(reference).finditer(before.text, offset):
            if "\n" in before.text[broken.start() : before.text.find("]]", broken.start())]:
                yield broken.span("words")


def _pattern(reference: Reference) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, reference.written.split()))
    before, behind = _AROUND[reference.form]
    return re.compile(f"{before}(?P<words>{words}){behind}")


def added(front: PlacedMapping, before: Original, key: str, value: str, after: str) -> Edit:
    """The edit that adds a value, as YAML, to the list of a key; a new key stands below that of ``after``."""
    given = front.get(key)
    if given is None:
        return key_added(front, before, f"{key}: [{value}]", after)
    begin, end = extent(given, before)
    if isinstance(given, PlacedList) and is_flow(given):
        inside = before.text[begin + 1 : end - 1].strip()
        return Edit(end - 1, end - 1, f", {value}" if inside else value)
    if isinstance(given, PlacedList):
        dash = before.text.rfind("\n", 0, begin) + 1
        indent = " " * (begin - dash)
        place = before.line_end(end)
        return Edit(place, place, f"\n{indent}- {value.replace(chr(10), chr(10) + indent)}")
    return Edit(begin, end, f"[{before.text[begin:end]}, {value}]")


def key_added(front: PlacedMapping, before: Original, line: str, after: str) -> Edit:
    """The edit that adds a key with its value behind those of another; at the end if that is not there."""
    given = front.get(after)
    end = extent(given if given is not None else front, before)[1]
    if is_flow(front):
        place = end if given is not None else end - 1
        return Edit(place, place, f", {line}")
    indent = " " * (front.at.column - 1)
    place = before.line_end(end)
    return Edit(place, place, "".join(f"\n{indent}{part}" for part in line.split("\n")))


def extent(value: Any, before: Original) -> tuple[int, int]:
    """Where a value begins and ends, without the empty lines and comments that YAML counts to it."""
    node = value.node
    begin = before.offset(value.at)
    last = node
    while last is not None and not isinstance(last.value, str) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last.value[-1], tuple) else last.value[-1]
    end = before.offset(_end(value.source, last)) if last is not None else begin
    return begin, max(begin, len(before.text[:end].rstrip()))


def _end(lines: Lines, node: Node) -> Location:
    return Location(lines.file, lines.first + node.end_mark.line, node.end_mark.column + 1)


def is_flow(value: PlacedMapping | PlacedList) -> bool:
    """Whether a value stands between braces or brackets."""
    return bool(value.node is not None and getattr(value.node, "flow_style", False))


def as_yaml(text: str) -> str:
    """A text as a value of YAML that is read as it stands, also in a list between brackets."""
    for written in (text, "'" + text.replace("'", "''") + "'"):
        line = f"key: [{written}]"
        value, problems = read_yaml(line, Lines("", [line]))
        if not problems and isinstance(value, PlacedMapping) and value.get("key") == [text]:
            return written
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
