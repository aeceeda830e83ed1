"""Figures: all readings of one in a table, and several at a glance."""

from dossier.compose.cells import Measure
from dossier.compose.sections.cards import Card, Cards
from dossier.compose.sections.charts import Chart
from dossier.compose.sections.readings import Readings
from dossier.render import charts
from dossier.render.lines import Line, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Box, Either, Figure, Heading, Items, Node, Nodes, Paragraph, Row, Table
from dossier.render.wording.cells import long_cell, measure, reported_for, short_cell, who_and_when, who_says
from dossier.render.wording.money import unit_words
from dossier.render.wording.provenance import when_marked


def readings(block: Readings, t: Messages) -> Nodes:
    """The readings of a figure, drawn and in the order of their dates."""
    heading = Heading(block.level, block.figure or block.title)
    drawn = _drawn(block.chart, block.unit, t) if block.chart else ()
    # Where all are levels, nobody takes one for an increase.
    has_increases = any(row.added for row in block.rows)
    rows = tuple(
        Row((
            _when(row, t),
            line(long_cell(row.cell, t), measure(row, t) if has_increases else ()),
            who_says(row.cell, t),
        ))
        for row in block.rows
    )  # fmt: skip
    head = tuple(t(f"figures.{key}") for key in ("date", "number", "who"))
    return (heading, *drawn, Table(head, rows))


def _when(row: Measure, t: Messages) -> Line:
    """When it was reported, and of which other time it is: readings stand in the order of the former."""
    if row.cell.provenance is None:
        return ()
    dated = when_marked(row.cell.provenance, t)
    return reported_for(row.reported, dated, t) if row.reported else dated


def _drawn(chart: Chart, unit: str, t: Messages) -> Nodes:
    keys = [line(run("key", f"{sign} {meaning}"), " ") for sign, meaning in charts.key(chart, t)]
    words = t.joined(chart.words)
    # Words such as "hundreds" have no place on an axis, so they are listed below it.
    missing = run("key", t("figures.not-drawn", readings=words)) if chart.words else ""
    figure = Figure("chart", charts.drawing(chart, t), line(_unit(unit, t), *keys, missing))
    return (*_findings(chart, t), figure)


def _findings(chart: Chart, t: Messages) -> Nodes:
    return tuple(Paragraph(run("totals", words)) for words in charts.findings(chart, t))


def _unit(unit: str, t: Messages) -> Line:
    return (t("figures.unit", unit=unit_words(unit, t.locale)), " ") if unit else ()


def cards(block: Cards, t: Messages) -> Nodes:
    """Figures at a glance, each drawn, or in a list."""
    inside = (Box((Heading(3, card.figure), _readings(card, t)), ("card",)) for card in block.cards)
    return (Box(tuple(inside), ("cards",)),)


def _readings(card: Card, t: Messages) -> Node:
    values = Items(
        tuple(
            line(
                run("value", short_cell(row.cell, t)),
                measure(row, t) if row.added else (),
                who_and_when(row.cell, t),
            )
            for row in card.rows
        )
    )
    if not card.chart:
        return values
    # A drawing says who and when, but cannot hold footnote marks.
    notes = (part for row in card.rows for part in (row.cell.marks, " "))
    below = Paragraph(line(_unit(card.unit, t), t("figures.notes"), " ", *notes), "line")
    findings = _findings(card.chart, t)
    return Either((*findings, Figure("chart", charts.drawing(card.chart, t)), below), (*findings, values))
