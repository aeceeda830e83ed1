"""The chronology as a drawing: a line of twelve months for each year, uncertain dates drawn as uncertain."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from babel.dates import get_month_names
from markupsafe import Markup

from dossier.compose.events import DENIED, REVERSED, SAID, Event
from dossier.compose.sections.strip import Strip
from dossier.model.dates import Basis
from dossier.render.messages import Messages
from dossier.render.svg import BASE, INK, labelled, svg

# Lengths are in pixels: of the drawing, of the years beside it, of a line, of a mark.
_PHONE, _DESK = 288, 620
_YEARS = 38
_LINE = 15
_MARK = 15
_GAP = 8
_MONTHS = 12
_PAPER = "var(--md-default-bg-color, Canvas)"

_CIRCLE = "M-1,0A1,1 0 1 0 1,0A1,1 0 1 0 -1,0Z"
_DIAMOND = "M0,-1.25L1.25,0L0,1.25L-1.25,0Z"
_HOUSE = "M0,-1.1L1,-0.2L1,1L-1,1L-1,-0.2Z"
_SQUARE = "M-0.75,-0.75H0.75V0.75H-0.75Z"
_CROSS = "M-0.95,-0.95L0.95,0.95M-0.95,0.95L0.95,-0.95"
_TRIANGLE = "M0,-1.1L1.15,0.95L-1.15,0.95Z"

_LEVEL, _ADDED = "var(--dossier-level, currentColor)", "var(--dossier-added, currentColor)"
_DISPUTE, _QUIET = "var(--dossier-dispute, currentColor)", "var(--md-default-fg-color--light, currentColor)"

# The signs of statements; kinds have those that are left, in their order.
_STATEMENTS = {SAID: (_SQUARE, _QUIET), DENIED: (_CROSS, _DISPUTE), REVERSED: (_TRIANGLE, _DISPUTE)}
_KINDS = ((_CIRCLE, _LEVEL), (_DIAMOND, _ADDED), (_HOUSE, _LEVEL), (_CIRCLE, _ADDED))

Row = dict[str, Any]


def drawings(block: Strip, t: Messages) -> Markup:
    """The strip as SVG twice, for a narrow page and for a wide one; the same for the same events."""
    text = description(block, t)
    narrow, wide = (Markup(_drawing(block, width, text, t)) for width in (_PHONE, _DESK))
    frame = Markup('<div class="dossier-narrow">{}</div> <div class="dossier-wide">{}</div>')
    return frame.format(narrow, wide)


def signs(block: Strip) -> Iterator[tuple[Markup, Any]]:
    """Each sign that the strip uses, drawn, with the name of what it stands for."""
    looks = _looks(block)
    for sort, name in block.sorts:
        shape, colour = looks[sort]
        picture = Markup(
            '<svg class="dossier-sign" viewBox="-1.6 -1.6 3.2 3.2" aria-hidden="true">'
            '<path d="{}" fill="{}" stroke="{}" stroke-width="0.5"/></svg>'
        )
        yield picture.format(shape, "none" if shape == _CROSS else colour, colour), name


def description(block: Strip, t: Messages) -> str:
    """What the strip shows, for those who cannot see it: how many events of each sort a year has."""
    names = dict(block.sorts)
    years = []
    for year, events in groupby(block.events, key=lambda event: event.date.date.first.year):
        counts = Counter(event.sort for event in events)
        found = (
            t("chronology.drawn-sort", sort=names[sort], n=counts[sort]) for sort in names if counts[sort]
        )
        years.append(t("chronology.drawn-year", year=str(year), counts=t.joined(found)))
    return t.joined(years, "semicolon")


def _looks(block: Strip) -> Mapping[str, tuple[str, str]]:
    kinds = [sort for sort, _ in block.sorts if sort not in _STATEMENTS]
    return {kind: _KINDS[i % len(_KINDS)] for i, kind in enumerate(kinds)} | _STATEMENTS


def _drawing(block: Strip, width: int, text: str, t: Messages) -> str:
    rows, years, height = _rows(block, width)
    months = get_month_names("narrow", context="stand-alone", locale=t.locale)
    heads = [{"at": month - 0.5, "name": months[month]} for month in range(1, _MONTHS + 1)]
    return labelled(svg(_spec(rows, years, heads, width, height)), t("chronology.drawn"), text, "data-event")


def _rows(block: Strip, width: int) -> tuple[list[Row], list[Row], int]:
    """The marks, the years, and the height of all; marks that would touch go on lines of their own."""
    looks, rows, years, top = _looks(block), [], [], 0
    for year, events in groupby(block.events, key=lambda event: event.date.date.first.year):
        ends: list[float] = []
        years.append({"year": str(year), "top": top, "y": top + _GAP + _LINE / 2})
        for event in events:
            row = _row(event, year, looks)
            line = next((i for i, end in enumerate(ends) if end <= row["low"]), len(ends))
            ends[line : line + 1] = [max(row["high"], row["low"] + _MARK * _MONTHS / width)]
            rows.append(row | {"y": top + _GAP + _LINE * (line + 0.5)})
        top += _LINE * len(ends) + 2 * _GAP
    return rows, years, top


def _row(event: Event, year: int, looks: Mapping[str, tuple[str, str]]) -> Row:
    day, shape = event.date.date, looks[event.sort]
    last = day.last if day.last.year == year else date(year, 12, 31)
    is_exact = day.first == day.last
    return {
        "id": f"on-{event.id}",
        "low": _place(day.first, 0.0 if not is_exact else 0.5),
        "high": _place(last, 1.0 if not is_exact else 0.5),
        "exact": is_exact,
        "firm": event.date.date.basis is Basis.STATED and not event.date.outside and not event.published,
        "outside": event.date.date.basis is Basis.OUTSIDE,
        "shape": shape[0],
        "colour": shape[1],
    }


def _place(day: date, part: float) -> float:
    """Where a day stands in its year, in months."""
    return day.month - 1 + (day.day - 1 + part) / monthrange(day.year, day.month)[1]


def _spec(rows: list[Row], years: list[Row], heads: list[Row], width: int, height: int) -> Row:
    x = {"type": "quantitative", "scale": {"domain": [0, _MONTHS], "nice": False}, "axis": None}
    y = {"type": "quantitative", "scale": {"domain": [height, 0], "nice": False}, "axis": None}
    return {
        **BASE,
        "padding": {"left": _YEARS, "top": 16, "right": 2, "bottom": 2},
        "width": width,
        "height": height,
        "layer": [*_frame(years, heads, x, y), *_marks(rows, x, y)],
    }


def _frame(years: list[Row], heads: list[Row], x: Row, y: Row) -> Iterable[Row]:
    text = {"type": "text", "fill": INK, "baseline": "middle", "fontSize": 11}
    faint = {"type": "rule", "stroke": INK, "opacity": 0.15}
    lines = [{"at": month} for month in range(_MONTHS + 1)]
    yield _layer(lines, faint, x=x | {"field": "at"})
    yield _layer(years, faint | {"opacity": 0.4}, y=y | {"field": "top"})
    yield _layer(heads, text | {"opacity": 0.75, "y": -8}, x=x | {"field": "at"}, text={"field": "name"})
    left = text | {"align": "left", "fontWeight": 600, "x": -_YEARS + 2}
    yield _layer(years, left, y=y | {"field": "y"}, text={"field": "year"})


def _marks(rows: list[Row], x: Row, y: Row) -> Iterable[Row]:
    """Days as signs, longer times as bars with the sign at their beginning."""
    both: Row = {
        "y": y | {"field": "y"},
        "stroke": {"field": "colour", "type": "nominal", "scale": None},
        "description": {"field": "id"},
    }
    span = [row for row in rows if not row["exact"]]
    bar = {"type": "bar", "height": 9, "cornerRadius": 4, "opacity": 1, "strokeWidth": 0, "fillOpacity": 0.2}
    fill = {"field": "colour", "type": "nominal", "scale": None}
    ends = {"x": x | {"field": "low"}, "x2": {"field": "high"}}
    yield _layer(span, bar, **both, **ends, fill=fill)
    point: Row = {"type": "point", "size": 60, "opacity": 1, "strokeWidth": 1.6}
    # Only what a source states itself is drawn full; what is inferred is hollow, what is from outside dashed.
    hollow = {"test": "!datum.firm", "value": _PAPER}
    inner = {"condition": hollow, "field": "colour", "type": "nominal", "scale": None}
    dash = {"condition": {"test": "datum.outside", "value": [2, 1.5]}, "value": [1, 0]}
    shape = {"field": "shape", "type": "nominal", "scale": None}
    at = [row | {"at": row["low"] + min((row["high"] - row["low"]) / 2, 0.2)} for row in rows]
    yield _layer(at, point, **both, x=x | {"field": "at"}, fill=inner, shape=shape, strokeDash=dash)


def _layer(values: list[Row], mark: Row, **encoding: Row) -> Row:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}
