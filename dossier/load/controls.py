"""Control characters and signs of direction: nobody sees them, and programs take them for signs."""

from collections.abc import Callable, Iterator

from dossier.model.escapes import CONTROLS
from dossier.problems import Code, Location, Problem

# What begins another direction of writing, each with its end.
_ENDS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_DIRECTIONS = frozenset((*_ENDS, *_ENDS.values()))


def controls(text: str, where: Callable[[int], Location]) -> Iterator[Problem]:
    """The first unseen sign of each line of a text; yields control-character and unclosed-direction."""
    # Nearly all texts are printable as a whole, which Python knows without looking at each letter again.
    if text.isprintable() or (CONTROLS | _DIRECTIONS).isdisjoint(text):
        return
    start = 0
    for line in text.split("\n"):
        offset = next((offset for offset, sign in enumerate(line) if sign in CONTROLS), None)
        if offset is not None:
            message = f"the character U+{ord(line[offset]):04X} cannot stand in a text"
            hint = "take it out: it cannot be seen, and mostly comes with copied words"
            yield Problem(Code.CONTROL_CHARACTER, where(start + offset), message, hint)
        elif (offset := _unclosed(line)) is not None:
            message = f"the sign U+{ord(line[offset]):04X} turns the direction of writing beyond the line"
            hint = "take it out, or close it on the same line: it moves what stands beside it"
            yield Problem(Code.UNCLOSED_DIRECTION, where(start + offset), message, hint)
        start += len(line) + 1


def _unclosed(line: str) -> int | None:
    """Where a sign of direction stands that has no end in its line, or an end without a beginning."""
    waiting: list[tuple[int, str]] = []
    for offset, sign in enumerate(line):
        if sign in _ENDS:
            waiting.append((offset, _ENDS[sign]))
        elif sign in _DIRECTIONS and (not waiting or waiting.pop()[1] != sign):
            return offset
    return waiting[0][0] if waiting else None
