"""Dates against what they come from and against the source's own words."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from babel.dates import get_day_names, get_month_names

from dossier.model.content import Dossier
from dossier.model.dates import Date
from dossier.model.text import ClaimRef
from dossier.model.walk import dates
from dossier.problems import Code, Location, Problem


def unfounded_dates(dossier: Dossier) -> Iterator[Problem]:
    """An inferred date comes from claims and sources that are there; a source that it rests on is dated."""
    for date, at in dates(dossier):
        for name in date.derived:
            source_id, sign, claim = name.partition("#")
            source = dossier.sources.get(source_id)
            if source is None:
                yield Problem(
                    Code.UNKNOWN_SOURCE, at, f"the date {date.edtf} comes from no source '{source_id}'"
                )
            elif sign and ClaimRef(source_id, claim) not in dossier.claims:
                yield Problem(Code.UNKNOWN_CLAIM, at, f"the date {date.edtf} comes from no claim '{name}'")
            elif not sign and source.published is None:
                hint = f"add 'published:' to {source.at.file}"
                yield Problem(
                    Code.BAD_DATE, at, f"the date {date.edtf} rests on '{source_id}', which has none", hint
                )


def inconsistent_words(dossier: Dossier) -> Iterator[Problem]:
    """The weekday, month and year that the source's words name are those of the date."""
    for date, at in dates(dossier):
        words = date.words.casefold().replace(",", " ").split()
        yield from _wrong_names(date, at, words, "weekday", get_day_names(locale="en"), _weekdays(date))
        yield from _wrong_names(date, at, words, "month", get_month_names(locale="en"), _months(date))
        for year in (w for w in words if len(w) == 4 and w.isdigit()):
            if not date.first.year <= int(year) <= date.last.year:
                yield _problem(date, at, f"the year {year}")


def _wrong_names(
    date: Date, at: Location, words: list[str], what: str, names: Mapping[int, str], held: set[int]
) -> Iterator[Problem]:
    for number, name in names.items():
        if name.casefold() in words and number not in held:
            yield _problem(date, at, f"the {what} {name}")


def _problem(date: Date, at: Location, named: str) -> Problem:
    message = f"the words '{date.words}' name {named}, which the date {date.edtf} is not"
    return Problem(Code.INCONSISTENT_DATE, at, message, "mend the date or the words")


def _weekdays(date: Date) -> set[int]:
    days = min((date.last - date.first).days, 6)
    return {(date.first + timedelta(days=n)).weekday() for n in range(days + 1)}


def _months(date: Date) -> set[int]:
    months = (date.last.year - date.first.year) * 12 + date.last.month - date.first.month
    return {(date.first.month - 1 + n) % 12 + 1 for n in range(min(months, 11) + 1)}
