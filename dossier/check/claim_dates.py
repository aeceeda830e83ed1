"""The dates of a claim, and those that it names, against its place in the source."""

from collections.abc import Iterable, Iterator

from dossier.derive.amounts import plain
from dossier.derive.matching import find
from dossier.derive.walk import claim_dates
from dossier.language.mentions import Mention, agrees, mentions, weekdays
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import Basis, Date
from dossier.model.same_text import normal
from dossier.problems import Code, Problem


def unfounded_words(claim: Claim, text: str, source: Source) -> Iterator[Problem]:
    """The words that date a claim stand at its place; a date that is called stated is named there."""
    for date in claim_dates(claim):
        if date.words and not find(normal(date.words), text):
            message = f"the words '{date.words}' of a date do not stand in {claim.locator}"
            hint = "give the source's own words, letter by letter"
            yield Problem(Code.MISQUOTED, date.words_at, message, hint)
        if date.basis is Basis.STATED and not date.words and not _states(text, source.language, date):
            message = f"the source does not state {date.edtf} in {claim.locator}"
            hint = "write how it was inferred: {date, basis: inferred, words, from}"
            yield Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def _states(text: str, language: str, date: Date) -> bool:
    return any(agrees(mention, date) and _is_full(mention, date) for mention in mentions(text, language))


def _is_full(mention: Mention, date: Date) -> bool:
    """Whether the mention is as exact as the date; one end of an interval may be named at a time."""
    days = mention.days
    return bool(days) and ("/" in date.edtf or days == (date.first, date.last))


def unbound_dates(claim: Claim, text: str, source: Source, dossier: Dossier) -> Iterator[Problem]:
    """Each date and weekday in what a claim says is one of its dates, or is named at its place."""
    sentence, language = plain(claim.says), dossier.settings.language
    # Most claims name no date, and the search in the source's text is dear.
    if not mentions(sentence, language) and not weekdays(sentence, language):
        return
    dates = dates_of(claim, dossier)
    named = {mention.named for mention in mentions(text, source.language)}
    days = {day for _, day in weekdays(text, source.language)}
    for words in unbound(sentence, language, dates, named, days):
        message = f"the date '{words}' of '{claim.ref.claim}' is not its own, nor named in {claim.locator}"
        yield Problem(Code.UNBOUND_DATE, claim.at, message, _hint(dates))


def unbound(
    text: str, language: str, dates: Iterable[Date], named: set[tuple[int, int, int, bool]], days: set[int]
) -> Iterator[str]:
    """The words of a text that date something otherwise than it may.

    Allowed are the given dates and what they include, mentions that are ``named`` elsewhere, and the weekdays
    in ``days`` and of the dates. A weekday beside a full date must be that of the date.
    """
    for mention in mentions(text, language):
        if mention.named not in named and not any(agrees(mention, date) for date in dates):
            yield text[mention.start : mention.end]
    weekday_words = weekdays(text, language)
    if not weekday_words:
        return
    allowed = days | {date.first.weekday() for date in dates if date.first == date.last}
    full = {mention.days[0].weekday() for mention in mentions(text, language) if mention.day and mention.days}
    for word, day in weekday_words:
        if day not in allowed or (full and day not in full):
            yield word


def dates_of(claim: Claim, dossier: Dossier) -> tuple[Date, ...]:
    """The dates of a claim; of one that has none, that of its source's publication."""
    published = dossier.sources[claim.ref.source].published
    return tuple(claim_dates(claim)) or ((published,) if published else ())


def _hint(dates: Iterable[Date]) -> str:
    listed = ", ".join(dict.fromkeys(date.edtf for date in dates))
    return f"its dates are {listed}" if listed else "give it a 'date:'"
