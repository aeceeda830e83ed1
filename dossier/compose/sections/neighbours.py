"""What came before and after: entities of a kind by their dates, sources by when they appeared."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.compose.provenance import When, when
from dossier.derive.chronology import Dated


@dataclass(frozen=True, slots=True)
class Neighbours(Block):
    """What came before and what came after, of the same kind, with the dates."""

    earlier: tuple[Anchor, When] | None
    later: tuple[Anchor, When] | None


def neighbours(context: PageContext, id: str) -> tuple[Neighbours, ...]:
    """What is next in time to an entity among those of its kind, or to a source among all sources.

    Nothing for one without a date, or alone.
    """
    sides = context.catalogue.neighbours.get(id)
    return (Neighbours(*(_linked(context, side) for side in sides)),) if sides else ()


def _linked(context: PageContext, dated: Dated | None) -> tuple[Anchor, When] | None:
    if dated is None:
        return None
    id, date = dated
    return to(context, id), when(context, date) or When(date, outside=False)
