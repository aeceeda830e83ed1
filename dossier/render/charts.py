"""Readings as a drawing: an SVG that needs no script, takes the page's colours, and says what it shows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from dossier.compose.views import Chart, Mark
from dossier.render.svg import BASE, INK, labelled, svg
from dossier.render.wording import STANCES, date_words, quantity_words

# Drawn for a phone; on a desk it is shown larger. Lengths are in pixels.
_WIDTH = 300
_ROW = 46
_MOST_NAMES = 2
_LEVEL = "var(--dossier-level, currentColor)"
_ADDED = "var(--dossier-added, currentColor)"
_PAPER = "var(--md-default-bg-color, Canvas)"

Layer = dict[str, Any]


def drawing(chart: Chart, locale: Locale) -> str:
    """The chart as one line of SVG with a title and a description, the same for the same readings."""
    end = _end(chart)
    rows = [_row(i, mark, locale, end) for i, mark in enumerate(chart.marks)]
    lines = [f"{row['label']}: {row['words']}" for row in rows]
    return labelled(svg(_spec(rows, end)), f"{chart.title}, by date and claimant", "; ".join(lines))


def reach_words(chart: Chart, locale: Locale) -> str:
    """The range that the levels span, as a text may quote it; empty where there is none."""
    if not chart.reach:
        return ""
    low, high = (format_decimal(end, locale=locale) for end in chart.reach)
    about, beyond = "about " if chart.about else "", "more than " if chart.open else ""
    return f"{about}{low} to {beyond}{high}, by date and claimant"


def key(chart: Chart) -> Iterator[tuple[str, str]]:
    """The signs that the chart uses, each with what it means."""
    values = [mark.value for mark in chart.marks]
    if any(not mark.added for mark in chart.marks):
        yield "●", "a total"
    if any(mark.added for mark in chart.marks):
        yield "◆", "an addition, not a total"
    if any(value.sign == "~" for value in values):
        yield "○", "about"
    if any(value.sign in (">", ">=") for value in values):
        yield "▸", "more than, or at least"
    if any(value.sign in ("<", "<=") for value in values):
        yield "◂", "fewer than, or at most"
    if any(value.low != value.high for value in values):
        yield "━", "from one number to another"


def _row(i: int, mark: Mark, locale: Locale, end: float) -> dict[str, Any]:
    value = mark.value
    low, high = float(value.low or 0), float(value.high or 0)
    sign = value.sign.rstrip("=")
    # What is only bounded goes on a little way towards where it may be.
    tip = {">": high + end / 12, "<": max(high - end / 12, 0)}.get(sign, high)
    return {
        "row": i,
        "label": _label(mark, locale),
        "words": ("+ " if mark.added else "") + quantity_words(value, locale),
        "low": low,
        "high": high,
        "tip": tip,
        "words_at": max(high, tip),
        "added": mark.added,
        "sign": sign,
    }


def _label(mark: Mark, locale: Locale) -> str:
    """When and who; somebody whom no article names is told by the article."""
    line = mark.line
    names = [s.actor.label if s.actor else s.role for s in line.by] or ["the article itself"]
    who = f"{names[0]} and {len(names) - 1} more" if len(names) > _MOST_NAMES else ", ".join(names)
    stance = f" ({STANCES[line.stance]})" if STANCES[line.stance] else ""
    when = date_words(line.date.date, locale) if line.date else "undated"
    return f"{'article of ' if line.published and line.date else ''}{when} · {who}{stance}"


def _end(chart: Chart) -> float:
    """Where the axis ends: beyond the highest number, with room for its words."""
    highest = max((mark.value.high or Decimal(0) for mark in chart.marks), default=Decimal(1))
    return float(highest) * 1.4 or 1.0


def _spec(rows: list[dict[str, Any]], end: float) -> dict[str, Any]:
    return {
        **BASE,
        "width": _WIDTH,
        "height": _ROW * len(rows),
        "data": {"values": rows},
        "encoding": {
            "y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0}},
            "x": {"field": "high", "type": "quantitative", "scale": {"domain": [0, end]}, "axis": _axis()},
        },
        "layer": list(_layers()),
    }


def _axis() -> dict[str, Any]:
    return {
        "title": None,
        "tickCount": 4,
        "domain": False,
        "ticks": False,
        "gridColor": INK,
        "gridOpacity": 0.15,
        "labelColor": INK,
        "labelFontSize": 11,
        "labelOpacity": 0.75,
    }


def _layers() -> Iterator[Layer]:
    added = {"test": "datum.added", "value": _ADDED}
    colour = {"condition": added, "value": _LEVEL}
    about = {"test": "datum.sign == '~'", "value": _PAPER}
    fill = {"condition": [about, added], "value": _LEVEL}
    shape = {"condition": {"test": "datum.added", "value": "diamond"}, "value": "circle"}
    line = {"type": "rule", "yOffset": 8}
    yield _layer(line | {"strokeWidth": 5}, x=_x("low"), x2={"field": "high"}, stroke=colour)
    yield _layer(line | {"strokeWidth": 2}, x=_x("high"), x2={"field": "tip"}, stroke=colour)
    point = {"type": "point", "size": 90, "strokeWidth": 2, "opacity": 1, "yOffset": 8}
    for sign, arrow in ((">", "triangle-right"), ("<", "triangle-left")):
        tip = _layer(point | {"shape": arrow, "size": 40}, x=_x("tip"), stroke=colour, fill=colour)
        yield tip | {"transform": [{"filter": f"datum.sign == '{sign}'"}]}
    for field in ("low", "high"):
        yield _layer(point, x=_x(field), shape=shape, stroke=colour, fill=fill)
    text = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "fill": INK,
        "fontSize": 12,
        "limit": 1.6 * _WIDTH,
    }
    yield _layer(text | {"yOffset": -12}, x={"value": 0}, text={"field": "label"})
    bold = {"fontWeight": 600, "dx": 11, "yOffset": 8}
    yield _layer(text | bold, x=_x("words_at"), text={"field": "words"})


def _layer(mark: Layer, **encoding: Layer) -> Layer:
    return {"mark": mark, "encoding": encoding}


def _x(field: str) -> Layer:
    return {"field": field, "type": "quantitative"}
