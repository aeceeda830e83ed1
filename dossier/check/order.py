"""What happens to a source happens in order: it appears, is read, is corrected; and no day is to come."""

from collections.abc import Iterator
from datetime import date as day

from dossier.model.content import Dossier, Source
from dossier.model.dates import Date
from dossier.problems import Code, Location, Problem


def disordered_dates(dossier: Dossier) -> Iterator[Problem]:
    """A source is read, corrected and withdrawn when it has appeared."""
    for source in dossier.sources.values():
        for what, date, at in _events(source):
            published = source.published
            if published and date.last < published.first:
                message = f"{what} on {date.edtf}, before the source appeared on {published.edtf}"
                yield Problem(Code.INCONSISTENT_DATE, at, message, "mend one of the two dates")


def future_dates(dossier: Dossier, today: day) -> Iterator[Problem]:
    """No source appears, is read, corrected or withdrawn after the day on which this is asked."""
    for source in dossier.sources.values():
        published = source.published
        appeared = [("published", published, published.at)] if published else []
        for what, date, at in (*appeared, *_events(source)):
            if date.first > today:
                message = f"{what} on {date.edtf}, which is still to come"
                yield Problem(Code.INCONSISTENT_DATE, at, message, "mend the date")


def _events(source: Source) -> Iterator[tuple[str, Date, Location]]:
    if source.retrieved:
        yield "retrieved", source.retrieved, source.retrieved.at
    if source.withdrawn:
        yield "withdrawn", source.withdrawn.date, source.at
    for claim in source.claims:
        yield from ((f"'{claim.ref.claim}' was corrected", c.date, claim.at) for c in claim.corrected)


FILE_RULES = (disordered_dates,)
