"""Figures at a glance: each with all its readings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.cells import Measure
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.charts import Chart
from dossier.compose.sections.readings import field_readings, readings
from dossier.model.roles import KindRole


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
    cards = tuple(card for id in figures for card in _cards(context, id))
    return (Cards(cards),) if cards else ()


def _cards(context: PageContext, id: str) -> Iterator[Card]:
    """A card for a figure, or for each quantity of another entity."""
    entity = context.dossier.entities[id]
    if context.dossier.has_role(id, KindRole.MEASURE):
        blocks = readings(context, entity, entity.name, linked=True)
        yield from (Card(to(context, id), block.unit, block.rows, block.chart) for block in blocks)
    else:
        for block in field_readings(context, entity, linked=True):
            yield Card(block.figure or to(context, id), block.unit, block.rows, block.chart)
