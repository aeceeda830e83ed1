"""The readings of a figure as marks to draw: where each stands, how firm it is, and whose it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.compose.cells import Measure
from dossier.compose.inline import Message
from dossier.compose.provenance import Provenance, When
from dossier.model.content import HOLDING, Dossier
from dossier.model.text import ClaimRef
from dossier.model.values.quantity import QUANTITY, Quantity


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading as it is drawn; ``added`` tells an increase from a level.

    ``reported`` is when it was printed, where it is of another time.
    """

    value: Quantity
    added: bool
    provenance: Provenance
    reported: When | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The readings of a figure, drawn on one axis.

    ``words`` are the readings that are not numbers. ``included`` are pairs of a number and one that is part
    of it already. There are ``several`` where unlike levels are asserted or suspected: nobody may add them,
    and they are never made into one range, since nobody set them off against each other.
    """

    title: str | Message
    unit: str
    marks: tuple[Mark, ...]
    words: tuple[str, ...]
    included: tuple[tuple[Mark, Mark], ...]
    several: bool


# A single reading is easier to read in its row of the table, or as words on a card.
_FEWEST = 2
# Nobody compares more rows than this by eye.
_MOST = 100


def chart(dossier: Dossier, title: str | Message, unit: str, rows: Iterable[Measure]) -> Chart | None:
    """The readings that are numbers, in the order of the table; None where they are too few or too many.

    A place in a series ("the second round") measures nothing and is not drawn. Words such as "hundreds"
    have no place on an axis; the chart names them.
    """
    measured = [row for row in rows if not row.cell.series]
    drawn = [(row.refs, mark) for row in measured if (mark := _mark(row))]
    marks = tuple(mark for _, mark in drawn)
    values = [row.cell.value for row in measured]
    words = tuple(v.text for v in values if isinstance(v, Quantity) and v.low is None)
    if not _FEWEST <= len(marks) <= _MOST:
        return None
    return Chart(title, unit, marks, words, tuple(_included(dossier, drawn)), _are_several(marks))


def _mark(row: Measure) -> Mark | None:
    value, provenance = row.cell.value, row.cell.provenance
    if not isinstance(value, Quantity) or value.low is None or provenance is None:
        return None
    return Mark(value, row.added, provenance, row.reported)


def _included(
    dossier: Dossier, drawn: Sequence[tuple[Sequence[ClaimRef], Mark]]
) -> Iterator[tuple[Mark, Mark]]:
    """Each number with another that an editor read to be part of it."""
    marks = {(ref, mark.added): mark for refs, mark in drawn for ref in refs}
    for (ref, _), whole in marks.items():
        for cited in dossier.claims[ref].includes:
            parts = (marks.get((cited.claim, is_added)) for is_added in (True, False))
            yield from ((whole, part) for part in parts if part and part is not whole)


def _are_several(marks: Iterable[Mark]) -> bool:
    """Whether unlike levels are asserted or suspected; an increase is not on their scale."""
    levels = [mark.value for mark in marks if not mark.added and mark.provenance.stance in HOLDING]
    return len({QUANTITY.key(level) for level in levels}) > 1
