"""What came before and after: among entities of one kind by date, among sources by publication."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.compose.provenance import When, when
from dossier.derive.chronology import Dated


@dataclass(frozen=True, slots=True)
class Neighbours(Block):
    """The entity or source before this one and the one after, each with its date; None at the ends."""

    earlier: tuple[Anchor, When] | None
    later: tuple[Anchor, When] | None


def neighbours(context: PageContext, id: str) -> tuple[Neighbours, ...]:
    """What comes before and after an entity among those of its kind, or a source among all sources.

    Nothing where it has no date, or is the only one.
    """
    sides = context.catalogue.neighbours.get(id)
    return (Neighbours(*(_linked(context, side) for side in sides)),) if sides else ()


def _linked(context: PageContext, dated: Dated | None) -> tuple[Anchor, When] | None:
    if dated is None:
        return None
    id, date = dated
    return to(context, id), when(context, date) or When(date, outside=False)
