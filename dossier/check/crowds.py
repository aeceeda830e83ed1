"""Readings that are too many to be compared each with each."""

from collections.abc import Iterator

from dossier.derive.clashes import crowds
from dossier.derive.groups import grouped
from dossier.derive.walk import claims_of, of_sources
from dossier.derive.withdrawals import not_withdrawn
from dossier.load.limits import too_large
from dossier.memo import once_each
from dossier.model.content import Claim, Dossier, Reading, Source
from dossier.problems import Problem

_Reading = tuple[tuple[str, str], tuple[Claim, Reading]]


def crowded_fields(dossier: Dossier) -> Iterator[Problem]:
    """No field has more readings of one time that are not all alike than the settings allow."""
    most = dossier.settings.limits.readings
    for (entity, field), every in grouped(of_sources(dossier, _readings)).items():
        # Most fields have a few; another rule says that there is no such entity.
        for crowd in crowds(dossier, every, most) if len(every) > most and entity in dossier.entities else ():
            what = f"'{field}' of '{entity}' has {len(crowd)} readings of one time that are not all alike"
            hint = "give each claim the date that its value is of"
            yield too_large(what, most, "readings", crowd[most][0].at, hint)


@once_each
def _readings(source: Source) -> tuple[_Reading, ...]:
    """What the claims of a source set, each by its entity and field."""
    claims = not_withdrawn(claims_of(source))
    return tuple(((r.entity, r.field), (claim, r)) for claim in claims for r in claim.readings)


RULES = (crowded_fields,)
