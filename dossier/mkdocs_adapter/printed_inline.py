"""Lines of Markdown as our printer writes them to HTML, in one pass over each.

Such a line has words, entities, tags, marks of notes and links, and no other sign (`model/escapes.py`).
Python-Markdown tries its two dozen patterns on it, one after the other, and builds a tree, for the same HTML.
A line that holds anything else, or something that could be read in two ways, is left to that.
"""

import re
from collections.abc import Callable
from re import Match

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

from dossier.mkdocs_adapter.faster_html import possessive

# Python-Markdown's own signs begin with STX; of them, the space before the way back is printed.
# What may begin something: a code span, an escape, emphasis, an image, HTML, an entity, a sign of its own.
_SIGNS = r"\[\]<>&\\`*_\x02"
_WORDS = rf"(?:[^{_SIGNS}!]|!(?!\[)|{NBSP_PLACEHOLDER})"
_TAG = r"</?[a-zA-Z][a-zA-Z0-9]*(?: [^\[\]<>\\`\x02]*)?>"
_ENTITY = r"&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[0-9a-zA-Z]+);"
_MARK = rf"\[\^(?P<note>[^{_SIGNS}!\"'\s]+)\]"
_TEXT = rf"(?:[^{_SIGNS}]|{_TAG}|{_ENTITY})*+"
_LINK = rf"\[(?P<text>{_TEXT})\]\((?P<address>[^\[\]()<>\"'\\`\s\x02]+)\)"
_LINE = possessive(rf"(?:{_WORDS}++|{_TAG}|{_ENTITY}|{_MARK}|{_LINK})++")
_CHANGED = possessive(rf"{_MARK}|{_LINK}")
_SIGN = re.compile(f"[{_SIGNS}!]")
# Alone in its paragraph, it may stand without one.
_ALONE = re.compile(rf"{_TAG}|{_ENTITY}")
# Two spaces before the end of a line break it.
_BREAK = "  \n"


def is_plain(line: str) -> bool:
    """Whether a line has no sign at all, so that it is its own HTML."""
    return not _SIGN.search(line) and _BREAK not in line


def is_printed(line: str) -> bool:
    """Whether a line holds nothing but what ``html_of_line`` knows."""
    return _BREAK not in line and bool(_LINE.fullmatch(line)) and not _ALONE.fullmatch(line)


def notes_of(line: str) -> list[str]:
    """The labels of the notes whose marks stand in a printed line."""
    return [match["note"] for match in _CHANGED.finditer(line) if match["note"]]


def html_of_line(line: str, mark: Callable[[str], str], link: Callable[[str], str]) -> str:
    """The HTML of a printed line; ``mark`` makes a note's mark, ``link`` the tag that begins a link."""

    def changed(match: Match[str]) -> str:
        note = match["note"]
        return mark(note) if note else f"{link(match['address'])}{match['text']}</a>"

    return _CHANGED.sub(changed, line)
