"""Marks on lines with words beside some of them, so placed that nothing lies on anything else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dossier.render.svg import fitting, text_width

# In pixels: the width of a mark with the space around it, from its end to its words, and behind them.
_MARK, _BESIDE, _BEHIND = 15.0, 8.0, 6.0
# In how many lines words stand that have no room in one.
_MOST_LINES = 3

# What is taken of a line, from and to.
_Taken = list[tuple[float, float]]


class Ends(NamedTuple):
    """Where a line begins and ends."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Placed:
    """The line of a mark, counted from 0; its words, in as many lines from there as they need.

    Along ``x`` the words begin, or end where they stand before the mark.
    """

    line: int
    words: tuple[str, ...]
    x: float
    is_before: bool

    @property
    def last(self) -> int:
        """The last line that it takes."""
        return self.line + max(len(self.words) - 1, 0)


class _Option(NamedTuple):
    """The room that a mark may take, with its words, and where they stand."""

    room: tuple[float, float]
    words: tuple[str, ...]
    x: float
    is_before: bool


def placed(marks: Iterable[tuple[float, float, str]], ends: Ends) -> Iterator[Placed]:
    """Where each mark stands, given where it begins and ends and its words: in the first lines with room."""
    lines: list[_Taken] = []
    for start, end, words in marks:
        options = list(_options(start, end, words, ends))
        places = ((i, option) for i in range(len(lines) + 1) for option in options)
        # Below all lines there is room for any.
        line, option = next(place for place in places if _is_free(lines, *place))
        place = Placed(line, *option[1:])
        lines += [[] for _ in range(place.last + 1 - len(lines))]
        for taken in lines[line : place.last + 1]:
            taken.append(option.room)
        yield place


def _options(start: float, end: float, words: str, ends: Ends) -> Iterator[_Option]:
    """Words behind the mark or before it; where both fail, in several lines where there is more room."""
    mark = max(end, start + _MARK)
    if not words:
        yield _Option((start, mark), (), start, False)
        return
    behind, before = max(end, start + _BESIDE - 2) + _BESIDE, start - _BESIDE
    width = text_width(words)
    if behind + width <= ends.right:
        yield _Option((start, behind + width + _BEHIND), (words,), behind, False)
    if before - width >= ends.left:
        yield _Option((before - width - _BEHIND, mark), (words,), before, True)
    if behind + width > ends.right and before - width < ends.left:
        if before - ends.left > ends.right - behind:
            lines = _broken(words, before - ends.left)
            yield _Option((before - max(map(text_width, lines)) - _BEHIND, mark), lines, before, True)
        else:
            lines = _broken(words, ends.right - behind)
            yield _Option((start, ends.right + _BEHIND), lines, behind, False)


def _broken(words: str, width: float, most: int = _MOST_LINES) -> tuple[str, ...]:
    """Words in several lines; what does not fit into the last is cut."""
    first = fitting(words, width)
    if first == words or most == 1:
        return (first,)
    first = first.removesuffix(" …")
    return (first, *_broken(words.removeprefix(first).strip(), width, most - 1))


def _is_free(lines: list[_Taken], line: int, option: _Option) -> bool:
    """Whether there is room for the words in all lines that they need."""
    (start, end), needed = option.room, lines[line : line + max(len(option.words), 1)]
    return all(end <= left or right <= start for taken in needed for left, right in taken)
