"""The dates of entities, and what came before and after each among those of its kind."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from dossier.derive.claims_index import ClaimsIndex
from dossier.derive.groups import grouped
from dossier.model.content import NOT_ADMITTING, Claim, Dossier
from dossier.model.dates import Date

# An entity or a source with its date.
Dated = tuple[str, Date]


def most_exact_dates(claims: ClaimsIndex) -> Mapping[str, Date]:
    """The most exact date of each entity that has one, set by claims that do not reject it or from outside.

    One that its own party replaced dates an entity only where there is no other.
    """
    entities = claims.dossier.entities.values()
    upheld = ((entity.id, entity.date) for entity in entities if entity.date)
    readings = [(c, id, date) for c, id, date in _set_dates(claims) if c.stance not in NOT_ADMITTING]
    replaced = ((id, date) for claim, id, date in readings if claim.ref in claims.superseded)
    current = ((id, date) for claim, id, date in readings if claim.ref not in claims.superseded)
    return _most_exact(replaced) | _most_exact((*current, *upheld))


def rejected_dates(claims: ClaimsIndex) -> Mapping[str, Date]:
    """The most exact date of each entity of which claims deny or leave open every date that is set."""
    dates, upheld = _most_exact((id, date) for _, id, date in _set_dates(claims)), most_exact_dates(claims)
    return {id: date for id, date in dates.items() if id not in upheld}


def _most_exact(dated: Iterable[Dated]) -> dict[str, Date]:
    return {id: min(dates, key=exactness) for id, dates in grouped(dated).items()}


def exactness(date: Date) -> tuple[object, ...]:
    """A key that sorts dates by how exact they are, then by time."""
    # A shorter span is more exact: a day comes before a month that holds it.
    return date.last - date.first, date.order


def _set_dates(claims: ClaimsIndex) -> Iterator[tuple[Claim, str, Date]]:
    for (id, _), readings in claims.readings.items():
        yield from ((claim, id, r.value) for claim, r in readings if isinstance(r.value, Date))


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
    # Nothing of one day is before or after anything else of it.
    days = [list(day) for _, day in groupby(row, lambda pair: (pair[1].first, pair[1].last))]
    for before, day, after in zip([[], *days[:-1]], days, [*days[1:], []], strict=True):
        sides = before[-1] if before else None, after[0] if after else None
        yield from ((id, sides) for id, _ in day if any(sides))
