"""What claims assert of an entity and nobody disputes, for formats that cannot say who says so."""

from collections.abc import Iterator

from dossier.derive.catalogue import Catalogue
from dossier.derive.chronology import exactness
from dossier.derive.clashes import set_value
from dossier.model.content import Claim, Entity, Reading, Stance, Value
from dossier.model.dates import Date
from dossier.model.values import type_of

# What is only dismissed is not denied, but it is not agreed on either.
_REJECTING = (Stance.DENIES, Stance.DISMISSES)


def agreed_values(catalogue: Catalogue, entity: Entity, field: str) -> tuple[Value, ...]:
    """The values of a field that are asserted and not rejected; none if a field of one value has several."""
    readings = [(c, r) for c, r in catalogue.claims.readings_on.get(entity.id, ()) if r.field == field]
    rejected = {_key(reading) for claim, reading in readings if claim.stance in _REJECTING}
    asserted = {_key(r): r.value for claim, r in readings if _is_firm(catalogue, claim, r)}
    values = tuple(value for key, value in asserted.items() if key not in rejected)
    definition = catalogue.dossier.kinds[entity.kind].fields.get(field)
    # Several values of a field that can have only one are a disagreement.
    return values if len(values) < 2 or (definition and definition.many) else ()


def _key(reading: Reading) -> object:
    return type_of(reading.value).key(reading.value)


def _is_firm(catalogue: Catalogue, claim: Claim, reading: Reading) -> bool:
    """Whether the claim is asserted, and no other contradicts or replaces it, or disputes this value."""
    claims = catalogue.claims
    stands_alone = not claim.contradicts and claim.ref not in claims.contradicted
    is_asserted = claim.stance is Stance.ASSERTS and not claim.analysis and not claim.draft
    is_disputed = set_value(catalogue.dossier, claim, reading) in catalogue.disputed_values
    return is_asserted and stands_alone and not is_disputed and claim.ref not in claims.superseded


def agreed_date(catalogue: Catalogue, entity: Entity) -> Date | None:
    """The most exact of the dates that are asserted of an entity, if it lies within all others."""
    dates = list(_asserted_dates(catalogue, entity))
    best = min(dates, key=exactness, default=None)
    # A less exact date agrees if it includes the best one: July 2025 with 12 July.
    is_agreed = best and not _is_rejected(catalogue, entity, best)
    agree = best and all(date.first <= best.first and best.last <= date.last for date in dates)
    return best if agree and is_agreed else None


def _is_rejected(catalogue: Catalogue, entity: Entity, date: Date) -> bool:
    readings = catalogue.claims.readings_on.get(entity.id, ())
    rejected = (r.value for claim, r in readings if claim.stance in _REJECTING)
    return any(isinstance(value, Date) and type_of(date).implies(date, value) for value in rejected)


def _asserted_dates(catalogue: Catalogue, entity: Entity) -> Iterator[Date]:
    if entity.date:
        yield entity.date
    for claim, reading in catalogue.claims.readings_on.get(entity.id, ()):
        is_current = claim.ref not in catalogue.claims.superseded
        is_asserted = claim.stance is Stance.ASSERTS and not claim.draft
        if isinstance(reading.value, Date) and is_asserted and is_current:
            yield reading.value
