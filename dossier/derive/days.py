"""The days on which something was done for a dossier, as its content gives them: no clock is asked."""

from collections.abc import Mapping
from datetime import date

from dossier.derive.corrections import corrections
from dossier.derive.withdrawals import sources_not_withdrawn
from dossier.model.content import Dossier, Source
from dossier.model.dates import span


def day_of(dossier: Dossier, source: Source) -> date | None:
    """The day of the last event in a source's record: verified, else retrieved, else published."""
    verification = dossier.verified.get(source.id)
    verified = span(verification.verified) if verification else None
    days = (date.first for date in (source.retrieved, source.published) if date)
    return verified[0] if verified else next(days, None)


def days(dossier: Dossier) -> Mapping[str, date]:
    """For each source that has such a day and was not withdrawn, that day."""
    return {s.id: day for s in sources_not_withdrawn(dossier) if (day := day_of(dossier, s))}


def newest_day(dossier: Dossier) -> date | None:
    """The newest day in the content on which something was verified, read or corrected."""
    changed = [changed.correction.date.first for changed in corrections(dossier)]
    return max([*days(dossier).values(), *changed], default=None)
