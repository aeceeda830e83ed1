"""What came before and after: entities of a kind by their dates, sources by when they appeared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.compose.events import date_of
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.compose.provenance import When, when
from dossier.model.content import Entity, Source
from dossier.model.dates import Date


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What came before and what came after, of the same kind, with the dates."""

    earlier: tuple[Anchor, When] | None
    later: tuple[Anchor, When] | None


# An id with its date.
Dated = tuple[str, Date]


def before_and_after(context: PageContext, entity: Entity) -> tuple[Neighbours, ...]:
    """The entities of its kind next to it in time; nothing for one without a date, or alone."""
    same = (e for e in context.dossier.entities.values() if e.kind == entity.kind)
    return _neighbours(context, entity.id, ((e.id, date_of(context.catalogue, e)) for e in same))


def published_before_and_after(context: PageContext, source: Source) -> tuple[Neighbours, ...]:
    """The sources that appeared next to it in time; nothing for one without a date, or alone."""
    return _neighbours(context, source.id, ((s.id, s.published) for s in context.dossier.sources.values()))


def _neighbours(
    context: PageContext, id: str, found: Iterable[tuple[str, Date | None]]
) -> tuple[Neighbours, ...]:
    dated = sorted(((other, date) for other, date in found if date), key=lambda it: (it[1].order, it[0]))
    at = next((place for place, (other, _) in enumerate(dated) if other == id), None)
    if at is None or len(dated) < 2:
        return ()
    return (
        Neighbours(_linked(context, dated[max(at - 1, 0) : at]), _linked(context, dated[at + 1 : at + 2])),
    )


def _linked(context: PageContext, found: Sequence[Dated]) -> tuple[Anchor, When] | None:
    for id, date in found:
        return to(context, id), when(context, date) or When(date, outside=False)
    return None
