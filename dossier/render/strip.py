"""The chronology as a drawing: a line of twelve months for each year, uncertain dates drawn as uncertain."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.dates import get_month_names
from markupsafe import Markup

from dossier.compose.events import Event
from dossier.compose.inline import Message
from dossier.compose.sections.strip import Strip, Target, Turn
from dossier.model.content import Stance
from dossier.model.dates import Basis
from dossier.model.paths import CHRONOLOGY
from dossier.render.addresses import relative_address
from dossier.render.beside import Ends, Placed, placed
from dossier.render.messages import Messages
from dossier.render.signs import Look, look_of, looks_of
from dossier.render.svg import WIDTH, Frame, fragment, svg
from dossier.render.wording.dates import date_words
from dossier.render.wording.sequences import word
from dossier.render.wording.values import stance_words

# Lengths are in pixels: the width of the drawing on a phone and on a desktop, the margins left, right and
# above the months, the height of a line.
_PHONE, _DESK = WIDTH, 697
_LEFT, _RIGHT, _TOP = 42, 4, 17
_LINE = 15
# From the middle of a line of writing to its base.
_TO_BASE = 4
_GAP = 8
# From the beginning of a bar to its sign.
_IN_BAR = 5
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Mark:
    """An event as it is drawn; ``start`` and ``end`` are along x, equal where it is of one day.

    ``href`` leads to it, ``title`` is what it is called where there is no room for ``words``.
    """

    event: str
    look: Look
    start: float
    end: float
    y: float
    is_firm: bool
    is_outside: bool
    href: str
    title: str
    words: Placed

    @property
    def x(self) -> float:
        """Where the sign stands: on the day, or at the beginning of a longer time."""
        # In a long bar, the sign stands near its beginning, where the event may first have been.
        return self.start + min((self.end - self.start) / 2, _IN_BAR)


@dataclass(frozen=True, slots=True)
class _Year:
    name: str
    href: str
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
    looks = looks_of(block)
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


def _year(event: Event) -> int:
    return event.date.date.first.year


def _drawing(block: Strip, width: int, t: Messages) -> Markup:
    month = (width - _LEFT - _RIGHT) / _MONTHS
    years = list(_years(block, month, t))
    names = get_month_names("narrow", context="stand-alone", locale=t.locale)
    months = [(_LEFT + month * i, names[i + 1]) for i in range(_MONTHS)]
    frame = Frame(t("chronology.drawn"), description(block, t), height=years[-1].bottom + 2, width=width)
    return svg("strip.svg.j2", frame, years=years, months=months, top=_TOP, right=width - _RIGHT, month=month)


def _years(block: Strip, month: float, t: Messages) -> Iterator[_Year]:
    """The years with their marks; those that would touch stand on lines of their own."""
    looks, top = looks_of(block), float(_TOP)
    ends = Ends(_LEFT, _LEFT + month * _MONTHS)
    for year, of_year in groupby(block.events, key=_year):
        events = tuple(of_year)
        spans = [_span(event, year, month) for event in events]
        labels = (_words(block.labels.get(event.id, ""), t) for event in events)
        places = list(placed(((*span, words) for span, words in zip(spans, labels, strict=True)), ends))
        marks = tuple(
            _mark(
                block,
                event,
                look_of(event, looks),
                span,
                top + _GAP + _LINE * (place.line + 0.5),
                place,
                t,
            )
            for event, span, place in zip(events, spans, places, strict=True)
        )
        bottom = top + _LINE * (1 + max(place.last for place in places)) + 2 * _GAP
        anchor = _href(block, Target(CHRONOLOGY, year_anchor(year))) if block.by_year else ""
        yield _Year(str(year), anchor, top + _GAP + _LINE / 2 + _TO_BASE, top, marks, bottom)
        top = bottom


def _href(block: Strip, target: Target) -> str:
    page = "" if target.path == block.path else relative_address(target.path, block.path)
    return f"{page}#{target.anchor}" if target.anchor else page


def year_anchor(year: int) -> str:
    """The anchor of a year in the chronology."""
    return f"year-{year}"


def _words(label: str | Turn, t: Messages) -> str:
    """What stands beside a mark: a name, or whose word it is and how it stands to the matter."""
    if isinstance(label, str):
        return label
    # What is no denial has one before it.
    said = stance_words(label.stance, t) or word(label.admitted, True, t)
    return t("chronology.turn", party=label.party, said=said)


def _mark(
    block: Strip,
    event: Event,
    look: Look,
    span: tuple[float, float],
    y: float,
    place: Placed,
    t: Messages,
) -> _Mark:
    basis = event.date.date.basis
    # Only a date that a source states is drawn solid; an event need not be of the day of its article.
    is_stated = basis is Basis.STATED and not event.date.outside and not event.published
    is_firm = is_stated and event.stance is Stance.ASSERTS
    name = f"on-{event.id}"
    sort = t.text(dict(block.sorts)[event.sort])
    title = t("chronology.mark", date=date_words(event.date.date, t), what=" ".join(place.words) or sort)
    return _Mark(
        name,
        look,
        *span,
        y,
        is_firm,
        basis is Basis.OUTSIDE,
        _href(block, block.targets[event.id]),
        title,
        place,
    )


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
