"""Marks on lines with words beside some of them, so placed that nothing lies on anything else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dossier.render.svg import fitting, text_width

# In pixels: the width of a mark with the space around it, from its end to its words, and behind them.
_MARK, _BESIDE, _BEHIND = 15.0, 8.0, 6.0

# What is taken of a line, from and to.
_Taken = list[tuple[float, float]]


class Ends(NamedTuple):
    """Where a line begins and ends."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Placed:
    """The line of a mark, counted from 0; its words, where along x they begin or end, and which of both."""

    line: int
    words: str
    x: float
    is_before: bool


def placed(marks: Iterable[tuple[float, float, str]], ends: Ends) -> Iterator[Placed]:
    """Where each mark stands, given where it begins and ends and its words: in the first line with room."""
    lines: list[_Taken] = []
    for start, end, words in marks:
        options = list(_options(start, end, words, ends))
        line, option = next(
            (
                (i, option)
                for i, taken in enumerate(lines)
                for option in options
                if _is_free(taken, option[0])
            ),
            (len(lines), options[0]),
        )
        lines[line:line] = [[]] if line == len(lines) else []
        room, where = option
        lines[line].append(room)
        yield Placed(line, *where)


def _options(
    start: float, end: float, words: str, ends: Ends
) -> Iterator[tuple[tuple[float, float], tuple[str, float, bool]]]:
    """The room that a mark may take, with its words behind it or before it; where both fail, cut words."""
    mark = max(end, start + _MARK)
    if not words:
        yield (start, mark), ("", start, False)
        return
    behind, before = max(end, start + _BESIDE - 2) + _BESIDE, start - _BESIDE
    width = text_width(words)
    if behind + width <= ends.right:
        yield (start, behind + width + _BEHIND), (words, behind, False)
    if before - width >= ends.left:
        yield (before - width - _BEHIND, mark), (words, before, True)
    # Where it has no room on either side, what fits into the larger one.
    if behind + width > ends.right and before - width < ends.left:
        is_before = before - ends.left > ends.right - behind
        short = fitting(words, before - ends.left if is_before else ends.right - behind)
        if is_before:
            yield (ends.left - _BEHIND, mark), (short, before, True)
        else:
            yield (start, ends.right + _BEHIND), (short, behind, False)


def _is_free(taken: _Taken, room: tuple[float, float]) -> bool:
    return all(room[1] <= start or end <= room[0] for start, end in taken)
