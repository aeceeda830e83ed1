"""The dates of a claim, and those that it names, against its place in the source."""

from collections.abc import Iterable, Iterator

from dossier.derive.amounts import plain
from dossier.derive.matching import find, normal
from dossier.derive.walk import claim_dates
from dossier.language.mentions import Mention, agrees, mentions, weekdays
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import Basis, Date
from dossier.problems import Code, Problem


def unfounded_words(claim: Claim, text: str, source: Source) -> Iterator[Problem]:
    """The words that a date is given by stand at the claim's place; a stated date is named there."""
    for date in claim_dates(claim):
        if date.words and not find(normal(date.words), text):
            message = f"the words '{date.words}' of a date do not stand in {claim.locator}"
            hint = "give the source's own words, letter by letter"
            yield Problem(Code.MISQUOTED, date.words_at, message, hint)
        if date.basis is Basis.STATED and not date.words:
            found = mentions(text, source.language)
            if not any(agrees(mention, date) and _is_full(mention, date) for mention in found):
                message = f"the source does not state {date.edtf} in {claim.locator}"
                hint = "write how it was inferred: {date, basis: inferred, words, from}"
                yield Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def _is_full(mention: Mention, date: Date) -> bool:
    """Whether the mention is as exact as the date; one end of an interval may be named at a time."""
    days = mention.days
    return bool(days) and ("/" in date.edtf or days == (date.first, date.last))


def unbound_dates(claim: Claim, text: str, source: Source, dossier: Dossier) -> Iterator[Problem]:
    """Each date and weekday in what a claim says is its own, or is named at its place."""
    said = plain(claim.says)
    if not mentions(said, dossier.settings.language) and not weekdays(said, dossier.settings.language):
        return
    held = held_dates(claim, dossier)
    named = {mention.named for mention in mentions(text, source.language)}
    days = {day for _, day in weekdays(text, source.language)}
    for words in unbound(said, dossier.settings.language, held, named, days):
        message = f"the date '{words}' of '{claim.ref.claim}' is not its own, nor named in {claim.locator}"
        yield Problem(Code.UNBOUND_DATE, claim.at, message, _hint(held))


def unbound(
    text: str, language: str, held: Iterable[Date], named: set[tuple[int, int, int, bool]], days: set[int]
) -> Iterator[str]:
    """The words of a text for dates that are neither among those held nor named, weekdays likewise."""
    for mention in mentions(text, language):
        if mention.named not in named and not any(agrees(mention, date) for date in held):
            yield text[mention.start : mention.end]
    found = weekdays(text, language)
    own = {date.first.weekday() for date in held if date.first == date.last} if found else set()
    full = {mention.days[0].weekday() for mention in mentions(text, language) if mention.day and mention.days}
    for word, day in found:
        if day not in days | own or (full and day not in full):
            yield word


def held_dates(claim: Claim, dossier: Dossier) -> tuple[Date, ...]:
    """The dates of a claim; of one that has none, that of its source's publication."""
    own = tuple(claim_dates(claim))
    published = dossier.sources[claim.ref.source].published
    return own or ((published,) if published else ())


def _hint(held: tuple[Date, ...]) -> str:
    return f"its dates are {', '.join(dict.fromkeys(d.edtf for d in held))}" if held else "give it a 'date:'"
