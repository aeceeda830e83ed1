"""Figures at a glance: each with all its readings."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.cells import Measure
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.charts import Chart, chart
from dossier.compose.sections.readings import readings


@dataclass(frozen=True, slots=True)
class Card:
    """A figure at a glance: its readings, drawn, each with its asserter."""

    figure: Anchor
    unit: str
    rows: tuple[Measure, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """Figures at a glance."""

    cards: tuple[Card, ...]


def cards(context: PageContext, figures: Iterable[str]) -> tuple[Cards, ...]:
    """The figures by their ids, each with all its readings; one without readings has no card."""
    cards = tuple(card for id in figures if (card := _card(context, id)))
    return (Cards(cards),) if cards else ()


def _card(context: PageContext, id: str) -> Card | None:
    figure = context.dossier.entities[id]
    # There is one block or none.
    for block in readings(context, figure, figure.name, linked=True):
        drawn = chart(figure.name, figure.unit, block.rows)
        return Card(to(context, id), figure.unit, block.rows, drawn)
    return None
