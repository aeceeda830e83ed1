"""Readings that are too many to be compared each with each."""

from collections.abc import Iterator

from dossier.derive.clashes import crowds
from dossier.derive.groups import grouped
from dossier.derive.withdrawals import not_withdrawn
from dossier.load.limits import too_large
from dossier.model.content import Dossier
from dossier.problems import Problem


def crowded_fields(dossier: Dossier) -> Iterator[Problem]:
    """No field has more readings of one time that are not all alike than the settings allow."""
    most = dossier.settings.limits.readings
    readings = (
        ((reading.entity, reading.field), (claim, reading))
        for claim in not_withdrawn(dossier.claims.values())
        for reading in claim.readings
        # Another rule says that there is no such entity.
        if reading.entity in dossier.entities
    )
    for (entity, field), every in grouped(readings).items():
        # Most fields have a few.
        for crowd in crowds(dossier, every, most) if len(every) > most else ():
            what = f"'{field}' of '{entity}' has {len(crowd)} readings of one time that are not all alike"
            hint = "give each claim the date that its value is of"
            yield too_large(what, most, "readings", crowd[most][0].at, hint)


RULES = (crowded_fields,)
