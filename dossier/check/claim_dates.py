"""The dates of a claim, and those that it names, against its place in the source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dossier.derive.amounts import plain
from dossier.derive.matching import find
from dossier.derive.walk import claim_dates
from dossier.language.calendars import calendar
from dossier.language.date_bounds import names_parts
from dossier.language.mention import BESIDE, bounds_agree
from dossier.language.mentions import Mention, agrees, covers, mentions, weekday_mentions, weekdays
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import Basis, Date, span
from dossier.model.same_text import normal
from dossier.problems import Code, Location, Problem

# In a language that has other eras, too, only such a year is one of ours.
_OUR_ERA = range(1900, 2100)
Weekdays = Sequence[tuple[Mention, int]]


def unfounded_words(claim: Claim, text: str, source: Source) -> Iterator[Problem]:
    """The words that date a claim stand at its place; a date that is called stated is named there."""
    for date in claim_dates(claim):
        if date.words and not find(normal(date.words), text):
            message = f"the words '{date.words}' of a date do not stand in {claim.locator}"
            hint = "give the source's own words, letter by letter"
            yield Problem(Code.MISQUOTED, date.words_at, message, hint)
        if date.basis is Basis.STATED and not _states(date.edtf, mentions(text, source.language)):
            yield _unstated(date, claim, text, source.language)


def _unstated(date: Date, claim: Claim, text: str, language: str) -> Problem:
    unread = [text[m.start : m.end] for m in mentions(text, language) if m.unread]
    names = calendar(language)
    is_ours = any(m.year in _OUR_ERA for m in mentions(text, language)) or not names.has_eras
    if not names.is_known or not is_ours or any(map(str.isalpha, "".join(unread))):
        what = f"'{unread[0]}'" if unread else f"the dates of '{language}' texts"
        message = f"{what} could not be read, so the date {date.edtf} was not compared with {claim.locator}"
        return Problem(Code.UNREAD, date.at, message, "compare it by hand")
    message = f"the source does not state {date.edtf} in {claim.locator}"
    if unread:
        message += f", where '{unread[0]}' may be more than one day"
    hint = "write how it was inferred: {date, basis: inferred, words, from}"
    return Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def _states(edtf: str, named: Sequence[Mention]) -> bool:
    """Whether a text names a date, or a more exact one that lies in it; both ends of an interval."""
    ends, is_about = edtf.rstrip("~?%").split("/"), edtf[-1] in "~%"
    if len(ends) == 1:
        return any(_is_in(m, ends[0]) for m in named if m.bound not in BESIDE or is_about)
    days = span("/".join(end.rstrip("~?%") for end in ends))
    if any(mention.days == days for mention in named):
        return True
    years = {mention.year for mention in named if mention.year}
    # "From 6 November until 31 December 2024" has the year once.
    dated = [*named, *(mention.in_year(year) for mention in named for year in years)]
    return all(_states(end, dated) for end in ends)


def _is_in(mention: Mention, edtf: str) -> bool:
    allowed, days = span(edtf), mention.days
    if mention.season:
        return edtf in (f"{mention.year}-{mention.season}", f"{mention.year}")
    return bool(allowed and days and allowed[0] <= days[0] and days[1] <= allowed[1])


def unbound_dates(claim: Claim, text: str, source: Source, dossier: Dossier) -> Iterator[Problem]:
    """Each date and weekday in what a claim says is one of its dates, or is named at its place."""
    sentence, language = plain(claim.says), dossier.settings.language
    # Most claims name no date, and the search in the source's text is dear.
    if not mentions(sentence, language) and not weekdays(sentence, language):
        return
    dates = dates_of(claim, dossier)
    named = mentions(text, source.language)
    days = weekday_mentions(text, source.language)
    unsure = set(_unsure(sentence, language, named, days, source.language))
    for words in unsure:
        message = f"whether {claim.locator} says '{words}' could not be read"
        yield Problem(Code.UNREAD, claim.at, message, "compare it by hand, or name the day alone")
    for words in unbound(sentence, language, dates, named, days):
        if words in unsure:
            continue
        message = f"the date '{words}' of '{claim.ref.claim}' is not its own, nor named in {claim.locator}"
        yield Problem(Code.UNBOUND_DATE, claim.at, message, _hint(dates))
    yield from unread_dates(sentence, language, claim.at)


def _unsure(text: str, language: str, named: Sequence[Mention], days: Weekdays, other: str) -> Iterator[str]:
    """The dates with a part, "before" or "after", where the source may say so in words that are not read."""
    pairs = [
        (mention, [m for m in named if covers(replace(mention, part=""), m)])
        for mention in mentions(text, language)
    ]
    pairs += [(m, [o for o, n in days if n == number]) for m, number in weekday_mentions(text, language)]
    for mention, same in pairs:
        is_part = bool(mention.part) and not names_parts(other)
        is_beside = mention.bound in BESIDE - {"about"} and not any(m.bound for m in same)
        is_denied = any(_is_denied(mention) != _is_denied(m) and m.bound and mention.bound for m in same)
        is_denied = is_denied and not any(bounds_agree(mention, m) for m in same)
        if same and (is_part or is_beside or is_denied):
            yield text[mention.start : mention.end]


def _is_denied(mention: Mention) -> bool:
    """Whether a negation says what a date bounds, which may negate something else."""
    return mention.bound.startswith("not ")


def unbound(
    text: str, language: str, dates: Sequence[Date], named: Sequence[Mention], days: Weekdays
) -> Iterator[str]:
    """The words of a text that date something otherwise than it may.

    Allowed are the given dates and what they include, what says no more than mentions that are ``named``
    elsewhere, and the weekdays in ``days`` and of the dates. A weekday beside a full date must be that of the
    date.
    """
    for mention in mentions(text, language):
        if not mention.unread and not _is_bound(mention, dates, named):
            yield text[mention.start : mention.end]
    allowed = {date.first.weekday() for date in dates if date.first == date.last}
    full = {mention.days[0].weekday() for mention in mentions(text, language) if mention.day and mention.days}
    for mention, day in weekday_mentions(text, language):
        same = [other for other, number in days if number == day]
        is_allowed = any(bounds_agree(mention, other) for other in same) if same else day in allowed
        if not is_allowed or (full and day not in full):
            yield text[mention.start : mention.end]


def unread_dates(text: str, language: str, at: Location) -> Iterator[Problem]:
    """The dates of an editor's text that may be more than one day."""
    for mention in mentions(text, language):
        if mention.unread:
            words = text[mention.start : mention.end]
            hint = "write the month as a word, and the year with four digits"
            yield Problem(Code.UNREAD, at, f"the date '{words}' could not be read, and was not checked", hint)


def _is_bound(mention: Mention, dates: Sequence[Date], named: Sequence[Mention]) -> bool:
    # Of a span, both ends: "May to December" says more than "December".
    ends = mention.ends[1:] or (mention,)
    return all(_is_said(end, dates, named) for end in ends)


def _is_said(mention: Mention, dates: Sequence[Date], named: Sequence[Mention]) -> bool:
    """Whether a text or a date has one end; where the text has it, the word in front of it counts, too."""
    same = [other for other in named if covers(mention, other)]
    if same:
        return any(bounds_agree(mention, other) for other in same)
    return any(agrees(mention, date) for date in dates)


def dates_of(claim: Claim, dossier: Dossier) -> tuple[Date, ...]:
    """The dates of a claim; of one that has none, that of its source's publication."""
    published = dossier.sources[claim.ref.source].published
    return tuple(claim_dates(claim)) or ((published,) if published else ())


def _hint(dates: Iterable[Date]) -> str:
    listed = ", ".join(dict.fromkeys(date.edtf for date in dates))
    return f"its dates are {listed}" if listed else "give it a 'date:'"
