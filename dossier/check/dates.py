"""Dates against what they come from and against the source's own words."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from babel.dates import get_day_names, get_month_names

from dossier.derive.walk import date_behind, dates, source_dates
from dossier.derive.withdrawals import supported_bases
from dossier.language.relative import misplaced
from dossier.model.content import Dossier
from dossier.model.dates import Basis, Date
from dossier.model.text import ClaimRef, Named
from dossier.problems import Code, Problem, did_you_mean


def unfounded_dates(dossier: Dossier) -> Iterator[Problem]:
    """An inferred date comes from claims and sources that are there, and that are dated."""
    for date in dates(dossier):
        for named in date.derived:
            yield from _unfounded(dossier, date, named)


def _unfounded(dossier: Dossier, date: Date, named: Named) -> Iterator[Problem]:
    source, sign, claim = named.id.partition("#")
    # What could not be read may have the claim or the date.
    if source in dossier.unread:
        return
    if source not in dossier.sources:
        message = f"the date {date.edtf} comes from no source '{source}'"
        yield Problem(Code.UNKNOWN_SOURCE, named.at, message, did_you_mean(source, dossier.sources))
    elif sign and ClaimRef(source, claim) not in dossier.claims:
        message = f"the date {date.edtf} comes from no claim '{named.id}'"
        yield Problem(Code.UNKNOWN_CLAIM, named.at, message, did_you_mean(named.id, map(str, dossier.claims)))
    elif date_behind(dossier, named.id) is None and source not in dossier.broken:
        file = dossier.sources[source].at.file
        hint = f"add 'date:' to the claim in {file}" if sign else f"add 'published:' to {file}"
        message = f"the date {date.edtf} rests on '{named.id}', which has none"
        yield Problem(Code.BAD_DATE, named.at, message, hint)


def firmer_dates(dossier: Dossier) -> Iterator[Problem]:
    """A date is no firmer than what it comes from: what is dated "about October" does not become a day."""
    for date in dates(dossier):
        behind = _anchors(dossier, date)
        if date.basis is Basis.INFERRED and not date.doubt and behind and all(b.doubt for b in behind):
            weak = behind[0].edtf
            message = f"the date {date.edtf} is firmer than {weak}, which it comes from"
            hint = f"write {weak}, or name what makes it firmer under 'from:'"
            yield Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def inconsistent_words(dossier: Dossier) -> Iterator[Problem]:
    """The weekday, month and year that the source's words name are those of the date."""
    days, months = get_day_names(locale="en"), get_month_names(locale="en")
    for date in (date for date in dates(dossier) if date.words):
        words = _words(date.words)
        yield from _wrong_names(date, words, "weekday", days, _weekdays(date))
        yield from _wrong_names(date, words, "month", months, _months(date))
        # Sorted, for a set has no order that lasts from run to run.
        for year in sorted(word for word in words if len(word) == 4 and word.isdigit()):
            if not date.first.year <= int(year) <= date.last.year:
                yield _problem(date, f"the year {year}")


def misplaced_words(dossier: Dossier) -> Iterator[Problem]:
    """What the source's words say of a date as seen from another holds: "last April", "this year"."""
    for date, language in _with_languages(dossier):
        anchors = _anchors(dossier, date)
        if date.words:
            yield from _misplaced(date, anchors, language)
        elif anchors and not any(_meet(date, anchor) for anchor in anchors) and _is_founded(dossier, date):
            first = supported_bases(dossier, date)[0]
            message = f"the date {date.edtf} is not that of {first.id}, {anchors[0].edtf}"
            hint = "mend the date, or give the source's 'words:' that lead from one to the other"
            yield Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def _misplaced(date: Date, anchors: list[Date], language: str) -> Iterator[Problem]:
    wrong = [misplaced(date, anchor, language) for anchor in anchors]
    # The words may be said on any of the dates that this one comes from.
    if wrong and all(wrong):
        message = f"'{wrong[0]}' as said on {anchors[0].edtf} does not mean {date.edtf}"
        yield Problem(Code.INCONSISTENT_DATE, date.words_at, message, "mend the date or the words")


def _anchors(dossier: Dossier, date: Date) -> list[Date]:
    """The dates that a date comes from, as far as they stand and are dated."""
    behind = (date_behind(dossier, named.id) for named in supported_bases(dossier, date))
    return [anchor for anchor in behind if anchor]


def _is_founded(dossier: Dossier, date: Date) -> bool:
    """Whether all that a date comes from is there: where it is not, that alone is reported."""
    return not any(True for named in date.derived for _ in _unfounded(dossier, date, named))


def _with_languages(dossier: Dossier) -> Iterator[tuple[Date, str]]:
    for source in dossier.sources.values():
        yield from ((date, source.language) for date in source_dates(source))


def _meet(one: Date, other: Date) -> bool:
    return max(one.first, other.first) <= min(one.last, other.last)


def _words(text: str) -> set[str]:
    """The words of a text without signs, in their case: "May" is a month, "may" is none."""
    return set("".join(c if c.isalnum() else " " for c in text).split())


def _wrong_names(
    date: Date, words: set[str], what: str, names: Mapping[int, str], allowed: set[int]
) -> Iterator[Problem]:
    for number, name in names.items():
        if name in words and number not in allowed:
            yield _problem(date, f"the {what} {name}")


def _problem(date: Date, named: str) -> Problem:
    message = f"the words '{date.words}' name {named}, which the date {date.edtf} is not"
    return Problem(Code.INCONSISTENT_DATE, date.words_at, message, "mend the date or the words")


def _weekdays(date: Date) -> set[int]:
    # A week has all of them, however long the date is; so has a year all months.
    days = min((date.last - date.first).days, 6)
    return {(date.first + timedelta(days=n)).weekday() for n in range(days + 1)}


def _months(date: Date) -> set[int]:
    months = (date.last.year - date.first.year) * 12 + date.last.month - date.first.month
    return {(date.first.month - 1 + n) % 12 + 1 for n in range(min(months, 11) + 1)}


RULES = (unfounded_dates, firmer_dates, inconsistent_words, misplaced_words)
