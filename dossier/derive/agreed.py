"""What claims assert of an entity and nobody disputes, for formats that cannot say who says so."""

from collections.abc import Iterator

from dossier.derive.catalogue import Catalogue
from dossier.derive.chronology import exactness
from dossier.model.content import Claim, Entity, Stance, Value
from dossier.model.dates import Date
from dossier.model.values import type_of


def agreed_values(catalogue: Catalogue, entity: Entity, field: str) -> tuple[Value, ...]:
    """The values of a field that are asserted and not denied; none if a field of one value has several."""
    readings = [(c, r.value) for c, r in catalogue.claims.readings_on.get(entity.id, ()) if r.field == field]
    denied = {type_of(value).key(value) for claim, value in readings if claim.stance is Stance.DENIES}
    asserted = {type_of(value).key(value): value for claim, value in readings if _is_firm(catalogue, claim)}
    values = tuple(value for key, value in asserted.items() if key not in denied)
    definition = catalogue.dossier.kinds[entity.kind].fields.get(field)
    # Several values of a field that can have only one are a disagreement.
    return values if len(values) < 2 or (definition and definition.many) else ()


def _is_firm(catalogue: Catalogue, claim: Claim) -> bool:
    """Whether the claim is asserted, and no other contradicts or replaces it."""
    claims = catalogue.claims
    stands_alone = not claim.contradicts and claim.ref not in claims.contradicted
    is_asserted = claim.stance is Stance.ASSERTS and not claim.analysis
    return is_asserted and stands_alone and claim.ref not in claims.superseded


def agreed_date(catalogue: Catalogue, entity: Entity) -> Date | None:
    """The most exact of the dates that are asserted of an entity, if it lies within all others."""
    dates = list(_asserted_dates(catalogue, entity))
    best = min(dates, key=exactness, default=None)
    # A less exact date agrees if it includes the best one: July 2025 with 12 July.
    agree = best and all(date.first <= best.first and best.last <= date.last for date in dates)
    return best if agree else None


def _asserted_dates(catalogue: Catalogue, entity: Entity) -> Iterator[Date]:
    if entity.date:
        yield entity.date
    for claim, reading in catalogue.claims.readings_on.get(entity.id, ()):
        if isinstance(reading.value, Date) and claim.stance is Stance.ASSERTS:
            yield reading.value
