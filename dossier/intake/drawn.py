"""What the styles of a page make of its elements: raised words, lines of their own, empty lines that part."""

import re
from collections.abc import Mapping
from typing import Any

from lxml.html import Element

from dossier.intake.style_sheets import Declared, Values

_RAISED = {"super": "sup", "sub": "sub"}
_LINES = frozenset(("block", "list-item", "table", "flex", "grid", "flow-root"))
_WITHIN_LINES = frozenset(("a", "b", "em", "font", "i", "label", "small", "span", "strong"))
_KEEPING = frozenset(("pre", "pre-wrap", "pre-line", "break-spaces"))
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")


def draw(page: Any, declared: Mapping[Any, Declared]) -> None:
    """Change the tree to what the styles show: the element's own tag says it no longer."""
    for element, values in declared.items():
        if element.getparent() is not None:
            element.tag = _drawn_as(element, values)
    for element in list(page.iter()):
        if isinstance(element.tag, str) and _keeps_lines(element, declared):
            _part(element)


def _drawn_as(element: Any, values: Declared) -> str:
    tag, display = str(element.tag), _word(values.get("display"))
    if tag in _WITHIN_LINES and _word(values.get("vertical-align")) in _RAISED:
        return _RAISED[_word(values.get("vertical-align"))]
    if tag in _WITHIN_LINES and "font-size" in values and _is_moved_up(values):
        return "sup"
    # What floats beside the text is an initial.
    if tag in _WITHIN_LINES and display in _LINES and _word(values.get("float")) not in ("left", "right"):
        return "div"
    # Its marks stand in the text itself.
    is_unmarked = tag == "q" and _word(values.get("quotes")) == "none"
    return "span" if is_unmarked or (tag == "div" and display == "inline") else tag


def _is_moved_up(values: Declared) -> bool:
    lengths = [
        float(piece.value) for piece in values.get("top", ()) if piece.type in ("dimension", "percentage")
    ]
    return _word(values.get("position")) == "relative" and any(length < 0 for length in lengths)


def _word(pieces: Values | None) -> str:
    words = [str(piece.lower_value) for piece in pieces or () if piece.type == "ident"]
    return words[0] if words else ""


def _keeps_lines(element: Any, declared: Mapping[Any, Declared]) -> bool:
    for one in (element, *element.iterancestors()):
        word = _word(declared.get(one, {}).get("white-space"))
        if word or one.tag == "pre":
            return word in _KEEPING or not word
    return False


def _part(element: Any) -> None:
    """Put a rule where an empty line stands in the words of an element."""
    _put_rules(element, element.text, "text")
    for child in list(element):
        _put_rules(child, child.tail, "tail")


def _put_rules(element: Any, words: str | None, place: str) -> None:
    first, *rest = _EMPTY_LINE.split(words or "")
    if not rest:
        return
    setattr(element, place, first)
    for number, more in enumerate(rest):
        rule = Element("hr")
        if place == "text":
            element.insert(number, rule)
        else:
            element.addnext(rule)
            element = rule
        rule.tail = more
