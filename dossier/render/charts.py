"""Readings as a drawing: an SVG that needs no script, takes the page's colours, and says what it shows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal

from dossier.compose.provenance import Provenance
from dossier.compose.sections.charts import Chart, Mark
from dossier.render.dates import date_words
from dossier.render.messages import Messages
from dossier.render.svg import BASE, INK, labelled, svg
from dossier.render.wording import quantity_words, stance_words

# Drawn for a phone; on a desk it is shown larger. Lengths are in pixels.
_WIDTH = 300
_ROW = 46
_MOST_NAMES = 2
_LEVEL = "var(--dossier-level, currentColor)"
_ADDED = "var(--dossier-added, currentColor)"
_PAPER = "var(--md-default-bg-color, Canvas)"

Layer = dict[str, Any]


def drawing(chart: Chart, t: Messages) -> str:
    """The chart as one line of SVG with a title and a description, the same for the same readings."""
    end = _end(chart)
    rows = [_row(i, mark, t, end) for i, mark in enumerate(chart.marks)]
    lines = t.joined((t("charts.row", label=row["label"], number=row["words"]) for row in rows), "semicolon")
    return labelled(svg(_spec(rows, end)), t("charts.title", figure=chart.title), lines)


def reach_words(chart: Chart, t: Messages) -> str:
    """The range that the levels span, as a text may quote it; empty where there is none."""
    if not chart.reach:
        return ""
    low, high = (format_decimal(end, locale=t.locale) for end in chart.reach)
    key = "charts.reach" + ("-about" if chart.about else "") + ("-beyond" if chart.open else "")
    return t(key, low=low, high=high)


def key(chart: Chart, t: Messages) -> Iterator[tuple[str, str]]:
    """The signs that the chart uses, each with what it means."""
    values = [mark.value for mark in chart.marks]
    if any(not mark.added for mark in chart.marks):
        yield "●", t("charts.level")
    if any(mark.added for mark in chart.marks):
        yield "◆", t("charts.increase")
    if any(value.sign == "~" for value in values):
        yield "○", t("charts.about")
    if any(value.sign in (">", ">=") for value in values):
        yield "▸", t("charts.above")
    if any(value.sign in ("<", "<=") for value in values):
        yield "◂", t("charts.below")
    if any(value.low != value.high for value in values):
        yield "━", t("charts.between")


def _row(i: int, mark: Mark, t: Messages, end: float) -> dict[str, Any]:
    value, number = mark.value, quantity_words(mark.value, t)
    low, high = float(value.low or 0), float(value.high or 0)
    sign = value.sign.rstrip("=")
    # What is only bounded goes on a little way towards where it may be.
    tip = {">": high + end / 12, "<": max(high - end / 12, 0)}.get(sign, high)
    return {
        "row": i,
        "label": _label(mark, t),
        "words": t("charts.added", number=number) if mark.added else number,
        "low": low,
        "high": high,
        "tip": tip,
        "words_at": max(high, tip),
        "added": mark.added,
        "sign": sign,
    }


def _label(mark: Mark, t: Messages) -> str:
    """When and who; somebody whom no article names is told by the article."""
    line = mark.provenance
    names = [t.text(s.actor.label) if s.actor else s.role for s in line.by] or [t("who.article-itself")]
    who = (
        t("charts.and-more", name=names[0], n=len(names) - 1) if len(names) > _MOST_NAMES else t.joined(names)
    )
    stance = stance_words(line.stance, t)
    label = t.joined((_when(line, t), who), "dot")
    return t("charts.with-stance", label=label, stance=stance) if stance else label


def _when(line: Provenance, t: Messages) -> str:
    if not line.date:
        return t("dates.undated")
    date = date_words(line.date.date, t)
    return t("dates.article-of", date=date) if line.published else date


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
