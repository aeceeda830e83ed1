"""The readings of a figure as marks to draw: where each stands, how firm it is, and whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dossier.compose.cells import Measure
from dossier.compose.provenance import Provenance
from dossier.model.content import Stance
from dossier.model.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading as it is drawn; ``added`` tells an increase from a level."""

    value: Quantity
    added: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Chart:
    """The readings of a figure, drawn on one axis.

    ``words`` are the readings that are not numbers. ``reach`` goes from the lowest to the highest level. It
    is ``open`` if the highest is a lower bound ("more than 700"), ``about`` if the lowest is approximate.
    """

    title: str
    unit: str
    marks: tuple[Mark, ...]
    words: tuple[str, ...]
    reach: tuple[Decimal, Decimal] | None
    open: bool
    about: bool


# A single reading is easier to read in its row of the table.
_FEWEST = 2
# Nobody compares more rows than this by eye.
_MOST = 100


def chart(title: str, unit: str, rows: Iterable[Measure], fewest: int = _FEWEST) -> Chart | None:
    """The readings that are numbers, in the order of the table; None where they are too few or too many.

    A place in a series ("the second round") measures nothing and is not drawn. Words such as "hundreds"
    have no place on an axis; the chart names them.
    """
    measured = [row for row in rows if not row.cell.series]
    marks = tuple(mark for row in measured if (mark := _mark(row)))
    values = [row.cell.value for row in measured]
    words = tuple(v.text for v in values if isinstance(v, Quantity) and v.low is None)
    if not fewest <= len(marks) <= _MOST:
        return None
    levels = _levels(marks)
    reach = _reach(levels)
    top = reach[1] if reach else None
    beyond = any(level.sign in (">", ">=") and level.high == top for level in levels)
    low = [level.sign for level in levels if reach and level.low == reach[0]]
    return Chart(title, unit, marks, words, reach, beyond, bool(low) and set(low) == {"~"})


def _mark(row: Measure) -> Mark | None:
    value, provenance = row.cell.value, row.cell.provenance
    if not isinstance(value, Quantity) or value.low is None or provenance is None:
        return None
    return Mark(value, row.added, provenance)


# An increase is not on the same scale as a level, so it does not widen the range.
def _levels(marks: Iterable[Mark]) -> list[Quantity]:
    """The levels that somebody asserts or suspects."""
    taken_to_be_true = (Stance.ASSERTS, Stance.SUSPECTS)
    return [mark.value for mark in marks if not mark.added and mark.provenance.stance in taken_to_be_true]


def _reach(levels: Iterable[Quantity]) -> tuple[Decimal, Decimal] | None:
    """From the lowest to the highest level; None where there is only one."""
    ends = [(value.low, value.high) for value in levels if value.low is not None and value.high is not None]
    if not ends:
        return None
    low, high = min(a for a, _ in ends), max(b for _, b in ends)
    return (low, high) if low < high else None
