"""The dates of entities, and what came before and after each among those of its kind."""

from collections.abc import Iterable, Iterator, Mapping

from dossier.derive.claims_index import ClaimsIndex
from dossier.derive.groups import grouped
from dossier.model.content import Dossier
from dossier.model.dates import Date

# An entity or a source with its date.
Dated = tuple[str, Date]


def most_exact_dates(claims: ClaimsIndex) -> Mapping[str, Date]:
    """The most exact date of each entity that has one, be it set by claims of any stance or from outside."""
    set_dates = ((id, date) for id in claims.dossier.entities for date in _dates(claims, id))
    return {id: min(dates, key=exactness) for id, dates in grouped(set_dates).items()}


def exactness(date: Date) -> tuple[object, ...]:
    """A key that sorts dates by how exact they are, then by time."""
    # A shorter span is more exact: a day comes before a month that holds it.
    return date.last - date.first, date.order


def _dates(claims: ClaimsIndex, id: str) -> Iterator[Date]:
    entity = claims.dossier.entities[id]
    for field in claims.dossier.kinds[entity.kind].fields:
        for _, reading in claims.readings.get((id, field), ()):
            if isinstance(reading.value, Date):
                yield reading.value
    if entity.date:
        yield entity.date


def neighbours(
    dossier: Dossier, dates: Mapping[str, Date]
) -> Mapping[str, tuple[Dated | None, Dated | None]]:
    """What came before and after each entity of its kind that has a date, and each source with one."""
    kinds = grouped((entity.kind, (id, dates[id])) for id, entity in dossier.entities.items() if id in dates)
    sources = [(id, source.published) for id, source in dossier.sources.items() if source.published]
    rows = (row for row in (*kinds.values(), sources) if len(row) > 1)
    return {id: sides for row in rows for id, sides in _in_a_row(row)}


def _in_a_row(dated: Iterable[Dated]) -> Iterator[tuple[str, tuple[Dated | None, Dated | None]]]:
    # With the id, so that the order within one day is the same in every run.
    row = sorted(dated, key=lambda pair: (pair[1].order, pair[0]))
    for (id, _), before, after in zip(row, [None, *row[:-1]], [*row[1:], None], strict=True):
        yield id, (before, after)
