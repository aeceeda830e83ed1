"""The chronology as a drawing: a line of twelve months for each year, uncertain dates drawn as uncertain."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from babel.dates import get_month_names
from markupsafe import Markup

from dossier.compose.events import DENIED, REVERSED, SAID, Event
from dossier.compose.inline import Message
from dossier.compose.sections.strip import Strip
from dossier.model.content import Stance
from dossier.model.dates import Basis
from dossier.render.messages import Messages
from dossier.render.svg import WIDTH, Frame, fragment, svg

# Lengths are in pixels: the width of the drawing on a phone and on a desktop, the margins left, right and
# above the months, the height of a line, the width of a mark with the space around it.
_PHONE, _DESK = WIDTH, 697
_LEFT, _RIGHT, _TOP = 42, 4, 17
_LINE = 15
# From the middle of a line of writing to its base.
_TO_BASE = 4
_MARK = 15
_GAP = 8
# From the beginning of a bar to its sign.
_IN_BAR = 5
_MONTHS = 12


class Look(NamedTuple):
    """The sign of a sort of events: a path around 0, 0, about 2 wide, and a colour."""

    path: str
    colour: str
    is_open: bool = False


_CIRCLE = "M-1,0A1,1 0 1 0 1,0A1,1 0 1 0 -1,0Z"
_DIAMOND = "M0,-1.25L1.25,0L0,1.25L-1.25,0Z"
_HOUSE = "M0,-1.1L1,-0.2L1,1L-1,1L-1,-0.2Z"
_SQUARE = "M-0.75,-0.75H0.75V0.75H-0.75Z"
_CROSS = "M-0.95,-0.95L0.95,0.95M-0.95,0.95L0.95,-0.95"
_TRIANGLE = "M0,-1.1L1.15,0.95L-1.15,0.95Z"

_LEVEL, _ADDED = "var(--dossier-sort, currentColor)", "var(--dossier-other-sort, currentColor)"
_DISPUTE, _QUIET = "var(--dossier-dispute, currentColor)", "var(--dossier-quiet, currentColor)"

# The signs of statements; kinds have the others, in their order.
_STATEMENTS = {
    SAID: Look(_SQUARE, _QUIET),
    DENIED: Look(_CROSS, _DISPUTE, is_open=True),
    REVERSED: Look(_TRIANGLE, _DISPUTE),
}
_KINDS = (Look(_CIRCLE, _LEVEL), Look(_DIAMOND, _ADDED), Look(_HOUSE, _LEVEL), Look(_CIRCLE, _ADDED))


@dataclass(frozen=True, slots=True)
class _Mark:
    """An event as it is drawn; ``start`` and ``end`` are along x, equal where it is of one day."""

    event: str
    look: Look
    start: float
    end: float
    y: float
    is_firm: bool
    is_outside: bool

    @property
    def x(self) -> float:
        """Where the sign stands: on the day, or at the beginning of a longer time."""
        # In a long bar, the sign stands near its beginning, where the event may first have been.
        return self.start + min((self.end - self.start) / 2, _IN_BAR)


@dataclass(frozen=True, slots=True)
class _Year:
    name: str
    name_y: float
    top: float
    marks: tuple[_Mark, ...]
    bottom: float


def drawings(block: Strip, t: Messages) -> Markup:
    """The strip as SVG twice, for a narrow page and for a wide one; the same for the same events."""
    narrow, wide = (_drawing(block, width, t) for width in (_PHONE, _DESK))
    frame = Markup('<div class="dossier-narrow">{}</div> <div class="dossier-wide">{}</div>')
    return frame.format(narrow, wide)


def signs(block: Strip) -> Iterator[tuple[Markup, str | Message]]:
    """Each sign that the strip uses, drawn, with the name of what it stands for."""
    looks = _looks(block)
    for sort, name in block.sorts:
        yield fragment("sign.svg.j2", look=looks[sort]), name


def description(block: Strip, t: Messages) -> str:
    """What the strip shows, for those who cannot see it: how many events of each sort a year has."""
    names = dict(block.sorts)
    years = []
    for year, events in groupby(block.events, key=_year):
        counts = Counter(event.sort for event in events)
        sorts = [sort for sort in names if counts[sort]]
        words = t.joined(t("chronology.drawn-sort", sort=names[sort], n=counts[sort]) for sort in sorts)
        years.append(t("chronology.drawn-year", year=str(year), counts=words))
    return t.joined(years, "semicolon")


def _looks(block: Strip) -> Mapping[str, Look]:
    kinds = [sort for sort, _ in block.sorts if sort not in _STATEMENTS]
    return {kind: _KINDS[i % len(_KINDS)] for i, kind in enumerate(kinds)} | _STATEMENTS


def _year(event: Event) -> int:
    return event.date.date.first.year


def _drawing(block: Strip, width: int, t: Messages) -> Markup:
    month = (width - _LEFT - _RIGHT) / _MONTHS
    years = list(_years(block, month))
    names = get_month_names("narrow", context="stand-alone", locale=t.locale)
    months = [(_LEFT + month * i, names[i + 1]) for i in range(_MONTHS)]
    frame = Frame(t("chronology.drawn"), description(block, t), height=years[-1].bottom + 2, width=width)
    return svg("strip.svg.j2", frame, years=years, months=months, top=_TOP, right=width - _RIGHT, month=month)


def _years(block: Strip, month: float) -> Iterator[_Year]:
    """The years with their marks; those that would touch stand on lines of their own."""
    looks, top = _looks(block), float(_TOP)
    for year, events in groupby(block.events, key=_year):
        # For each line of marks, where its last one ends: a mark goes into the first line with room for it.
        ends: list[float] = []
        marks = []
        for event in events:
            start, end = _span(event, year, month)
            line = next((i for i, taken in enumerate(ends) if taken <= start), len(ends))
            ends[line : line + 1] = [max(end, start + _MARK)]
            marks.append(_mark(event, _look(event, looks), (start, end), top + _GAP + _LINE * (line + 0.5)))
        bottom = top + _LINE * len(ends) + 2 * _GAP
        yield _Year(str(year), top + _GAP + _LINE / 2 + _TO_BASE, top, tuple(marks), bottom)
        top = bottom


def _look(event: Event, looks: Mapping[str, Look]) -> Look:
    """The sign of an event; crossed where the date stands for something that is denied."""
    look = looks[event.sort]
    is_crossed = event.stance in (Stance.DENIES, Stance.DISMISSES)
    return Look(f"{look.path}{_CROSS}", _DISPUTE, is_open=True) if is_crossed else look


def _mark(event: Event, look: Look, span: tuple[float, float], y: float) -> _Mark:
    basis = event.date.date.basis
    # Only a date that a source states is drawn solid; an event need not be of the day of its article.
    is_stated = basis is Basis.STATED and not event.date.outside and not event.published
    is_firm = is_stated and event.stance is Stance.ASSERTS
    return _Mark(f"on-{event.id}", look, *span, y, is_firm, basis is Basis.OUTSIDE)


def _span(event: Event, year: int, month: float) -> tuple[float, float]:
    """Start and end, along x, of the part of a date in its first year; a day is a point at its middle."""
    day = event.date.date
    # An event that goes on into the next year is drawn to the end of this one.
    last = day.last if day.last.year == year else date(year, _MONTHS, 31)
    before, after = (0.5, 0.5) if day.first == day.last else (0.0, 1.0)
    return _LEFT + month * _months(day.first, before), _LEFT + month * _months(last, after)


def _months(day: date, part: float) -> float:
    """Where a part of a day stands in its year, in months."""
    return day.month - 1 + (day.day - 1 + part) / monthrange(day.year, day.month)[1]
