"""The readings of a figure as marks to draw: where each stands, how firm it is, and whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.compose.cells import Measure
from dossier.compose.inline import Message
from dossier.compose.provenance import Provenance
from dossier.model.content import HOLDING
from dossier.model.values.quantity import QUANTITY, Quantity


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading as it is drawn; ``added`` tells an increase from a level."""

    value: Quantity
    added: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Chart:
    """The readings of a figure, drawn on one axis.

    ``words`` are the readings that are not numbers. ``totals`` are the levels that somebody asserts or
    suspects, each once. They are never made into one range, since nobody set them off against each other.
    """

    title: str | Message
    unit: str
    marks: tuple[Mark, ...]
    words: tuple[str, ...]
    totals: tuple[Quantity, ...]


# A single reading is easier to read in its row of the table, or as words on a card.
_FEWEST = 2
# Nobody compares more rows than this by eye.
_MOST = 100


def chart(title: str | Message, unit: str, rows: Iterable[Measure]) -> Chart | None:
    """The readings that are numbers, in the order of the table; None where they are too few or too many.

    A place in a series ("the second round") measures nothing and is not drawn. Words such as "hundreds"
    have no place on an axis; the chart names them.
    """
    measured = [row for row in rows if not row.cell.series]
    marks = tuple(mark for row in measured if (mark := _mark(row)))
    values = [row.cell.value for row in measured]
    words = tuple(v.text for v in values if isinstance(v, Quantity) and v.low is None)
    if not _FEWEST <= len(marks) <= _MOST:
        return None
    return Chart(title, unit, marks, words, _totals(marks))


def _mark(row: Measure) -> Mark | None:
    value, provenance = row.cell.value, row.cell.provenance
    if not isinstance(value, Quantity) or value.low is None or provenance is None:
        return None
    return Mark(value, row.added, provenance)


def _totals(marks: Iterable[Mark]) -> tuple[Quantity, ...]:
    """The unlike levels that somebody asserts or suspects; an increase is not on their scale."""
    levels = [mark.value for mark in marks if not mark.added and mark.provenance.stance in HOLDING]
    return tuple({QUANTITY.key(level): level for level in levels}.values())
