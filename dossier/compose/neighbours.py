"""What came before and after: entities of a kind by their dates, sources by when they appeared."""

from collections.abc import Iterable, Sequence

from dossier.compose.blocks import Neighbours
from dossier.compose.sheet import Sheet, to, when
from dossier.compose.timeline import date_of
from dossier.compose.views import Anchor, When
from dossier.model.content import Entity, Source
from dossier.model.dates import Date

# An id with its date.
Dated = tuple[str, Date]


def before_and_after(sheet: Sheet, entity: Entity) -> tuple[Neighbours, ...]:
    """The entities of its kind next to it in time; nothing for one without a date, or alone."""
    same = (e for e in sheet.dossier.entities.values() if e.kind == entity.kind)
    return _neighbours(sheet, entity.id, ((e.id, date_of(sheet.catalogue, e)) for e in same))


def published_before_and_after(sheet: Sheet, source: Source) -> tuple[Neighbours, ...]:
    """The sources that appeared next to it in time; nothing for one without a date, or alone."""
    return _neighbours(sheet, source.id, ((s.id, s.published) for s in sheet.dossier.sources.values()))


def _neighbours(sheet: Sheet, id: str, found: Iterable[tuple[str, Date | None]]) -> tuple[Neighbours, ...]:
    dated = sorted(((other, date) for other, date in found if date), key=lambda it: (it[1].order, it[0]))
    at = next((place for place, (other, _) in enumerate(dated) if other == id), None)
    if at is None or len(dated) < 2:
        return ()
    return (Neighbours(_linked(sheet, dated[max(at - 1, 0) : at]), _linked(sheet, dated[at + 1 : at + 2])),)


def _linked(sheet: Sheet, found: Sequence[Dated]) -> tuple[Anchor, When] | None:
    for id, date in found:
        return to(sheet, id), when(sheet, date) or When(date, outside=False)
    return None
