"""The parties to meetings, transfers and whatever else has any."""

from collections.abc import Iterator, Mapping

from dossier.derive.claims_index import ClaimsIndex
from dossier.derive.groups import grouped
from dossier.derive.origins import party
from dossier.model.content import NOT_ADMITTING
from dossier.model.values import ENTITY


def parties_to(claims: ClaimsIndex) -> Mapping[str, tuple[str, ...]]:
    """The parties to each entity: those whom claims name in a field that makes one, and do not deny."""
    return grouped(dict.fromkeys(_named(claims)))


def _named(claims: ClaimsIndex) -> Iterator[tuple[str, str]]:
    for (entity, _), readings in claims.readings.items():
        field = claims.dossier.field_of(readings[0][1])
        if field.interest and field.type is ENTITY:
            admitting = (r for claim, r in readings if claim.stance not in NOT_ADMITTING)
            yield from ((entity, party(claims.dossier, str(reading.value))) for reading in admitting)
