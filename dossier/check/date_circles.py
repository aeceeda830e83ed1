"""Articles that are dated by an event, which is then dated by the article."""

from collections.abc import Iterator

from dossier.derive.walk import claim_dates
from dossier.language.mentions import mentions, weekdays
from dossier.model.content import Dossier, Source
from dossier.model.dates import Basis, Date
from dossier.problems import Code, Problem


def circular_dates(dossier: Dossier) -> Iterator[Problem]:
    """An event that dates its article is not inferred from the article's date."""
    for source in dossier.sources.values():
        published = source.published
        if published is None or published.basis is Basis.STATED:
            continue
        days = _weekdays(published, dossier.settings.language)
        for id, date in _inferred(source):
            own = f"{source.id}#{id}" in {named.id for named in published.derived}
            if own or days & {day for _, day in weekdays(date.words, source.language, is_date=True)}:
                yield _problem(source, published, id, date)


def _inferred(source: Source) -> Iterator[tuple[str, Date]]:
    """The dates of a source's claims that come from its own."""
    for claim in source.claims:
        for date in claim_dates(claim):
            if date.basis is Basis.INFERRED and source.id in {named.id for named in date.derived}:
                yield claim.ref.claim, date


def _weekdays(published: Date, language: str) -> set[int]:
    """The weekdays by which a reason dates an article. One that stands before a full date is part of that."""
    text = published.because
    dated = {text[: mention.start].rstrip(" ,.") for mention in mentions(text, language) if mention.days}
    return {
        day for word, day in weekdays(text, language) if not any(before.endswith(word) for before in dated)
    }


def _problem(source: Source, published: Date, id: str, date: Date) -> Problem:
    message = (
        f"'{id}' is dated by '{source.id}', whose date {published.edtf} rests on '{date.words or date.edtf}'"
    )
    hint = "leave the claim undated, or give the event a date from outside in its own file"
    return Problem(Code.CYCLE, date.at, message, hint)


RULES = (circular_dates,)
