"""Dates in words, in the order and with the signs of the language (CLDR, by Babel).

No other module makes words of a date. Whatever is made here carries what the date rests on, unless the source
states it; only ``printed`` gives both apart, for those who set them apart.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton, tokenize_pattern, untokenize_pattern

from dossier.compose.provenance import When
from dossier.language.mentions import agrees, mentions
from dossier.model.dates import Basis, Date, span
from dossier.render.lines import Line, run
from dossier.render.messages import Messages

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBTS = {"~": "dates.about", "?": "dates.perhaps", "%": "dates.perhaps-about"}
# February has 28 days: its last day is 27 behind its first.
_FEWEST_OF_A_MONTH = 27
# The signs between the ends of an interval, in CLDR's patterns of all languages.
_BETWEEN = " -~\u2013\u2014\uff5e\u301c\u81f3\u00a0\u2009\u202f"


class Printed(NamedTuple):
    """The words of a date, and of what it rests on: nothing if the source states it."""

    words: str
    basis: str

    def within(self, t: Messages) -> str:
        """The date with what it rests on in brackets."""
        return t("dates.with-basis", date=self.words, basis=self.basis) if self.basis else self.words


def date_words(value: Date, t: Messages) -> str:
    """The date as readers read it, with a short mark if no source states it: ``12 July 2025 (inferred)``."""
    return Printed(_plain_words(value, t), _short_basis(value, t)).within(t)


def drawn_words(value: Date, t: Messages) -> str:
    """The date in a drawing, which has little room."""
    basis = "" if value.basis is Basis.STATED else t("dates.in-drawings")
    return Printed(_plain_words(value, t), basis).within(t)


def marked(date: Printed) -> Line:
    """The date with a small mark where no source states it; where none is drawn, all that it rests on."""
    if not date.basis:
        return date.words
    return run("dated", date.words, run("basis", f" ({date.basis})"))


def marked_words(value: Date, t: Messages) -> Line:
    """The same, where all that the date rests on stands elsewhere."""
    return marked(Printed(_plain_words(value, t), _short_basis(value, t)))


def dated_words(when: When, t: Messages) -> str:
    """The date, and all that it rests on."""
    return printed(when, t).within(t)


def printed(when: When, t: Messages) -> Printed:
    """The date and what it rests on, to be set apart; no reader may see the one without the other."""
    return Printed(_plain_words(when.date, t), _basis_words(when, t))


def reckoning_words(text: str, dates: Iterable[Date], t: Messages) -> str:
    """What the dates that a text names rest on, if one of them is stated by no source; else nothing."""
    named = mentions(text, t.locale.language)
    bases = {date.basis for date in dates if any(agrees(mention, date) for mention in named)}
    if Basis.OUTSIDE in bases:
        return t("dates.outside")
    return t("dates.inferred") if Basis.INFERRED in bases else ""


def _plain_words(value: Date, t: Messages) -> str:
    """The date alone: ``12 July 2025``, ``about 2024``, ``September to December 2017``."""
    ends = value.edtf.split("/")
    if len(ends) == 1:
        return _end_words(value.edtf, value.first, value.last, t)
    if all(len(end) == len("2025-07-12") for end in ends):
        return _interval_words(value.first, value.last, t.locale)
    # Each end keeps its own doubt, and is as exact as it was written.
    days = [span(end) or (value.first, value.last) for end in ends]
    first, last = (_end_words(end, *day, t) for end, day in zip(ends, days, strict=True))
    if all(len(end) == len("2025-07") and end[5:] not in _SEASONS for end in ends):
        first, last = _month_words(value.first, value.last, t.locale)
    return t("dates.span", first=first, last=last)


def _end_words(edtf: str, first: date, last: date, t: Messages) -> str:
    """A date that is no interval; or one end of an interval."""
    plain = edtf.rstrip("~?%")
    year, _, season = plain.partition("-")
    words = t(f"dates.{_SEASONS[season]}", year=year) if season in _SEASONS else ""
    words = words or _span_words(first, last, t.locale)
    return t(_DOUBTS[edtf[-1]], date=words) if edtf != plain else words


def on_words(value: Date, t: Messages) -> str:
    """When something was done: ``on 3 May 2025``, ``in May 2025``."""
    is_day = (value.last - value.first).days < _FEWEST_OF_A_MONTH
    return t("dates.on-day" if is_day else "dates.in-month", date=date_words(value, t))


def year_words(year: int, t: Messages) -> str:
    """The year as a heading."""
    return _year(year, t.locale)


def _year(year: int, locale: Locale) -> str:
    return format_skeleton("y", date(year, 1, 1), locale=locale)


@lru_cache(maxsize=10_000)  # the same days stand on many pages, and Babel reads its patterns each time
def _span_words(first: date, last: date, locale: Locale) -> str:
    if first == last:
        return format_date(first, "long", locale=locale)
    # Whole months or whole years are named as such, and not by their first and last day.
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return _year(first.year, locale)
        if first.month == last.month:
            return format_skeleton("yMMMM", first, locale=locale)
    return _interval_words(first, last, locale)


def _month_words(first: date, last: date, locale: Locale) -> tuple[str, str]:
    """Two months; a year that both have is named once, where the language does."""
    forms = locale.interval_formats["yMMMM"]["y" if first.year != last.year else "M"]
    ends = (format_date(day, form, locale=locale) for day, form in zip((first, last), forms, strict=True))
    # What CLDR sets between them is left to the message, which has a word for it.
    one, other = (end.strip(_BETWEEN) for end in ends)
    return one, other


def _interval_words(first: date, last: date, locale: Locale) -> str:
    """From one day to another, the month in full; what both have is named once, as the language does."""
    field = "d" if (first.year, first.month) == (last.year, last.month) else "M"
    forms = locale.interval_formats["yMMMd"]["y" if first.year != last.year else field]
    ends = zip((first, last), forms, strict=True)
    words = "".join(format_date(day, _in_full(form), locale=locale) for day, form in ends)
    # CLDR's thin spaces would not be found by a reader who types the date.
    return words.replace("\u2009", " ")


def _in_full(pattern: str) -> str:
    """The pattern with the whole name of the month (UTS 35, "Missing Skeleton Fields")."""
    return untokenize_pattern(_widened(*token) for token in tokenize_pattern(pattern))


def _widened(sort: str, value: str | tuple[str, int]) -> tuple[str, str | tuple[str, int]]:
    return sort, (value[0], 4) if value in (("M", 3), ("L", 3)) else value


def _short_basis(value: Date, t: Messages) -> str:
    return "" if value.basis is Basis.STATED else t("dates.by-the-editors")


def _basis_words(when: When, t: Messages) -> str:
    """What a date rests on; nothing if the source states it."""
    if when.date.basis is not Basis.INFERRED:
        return t("dates.outside") if when.outside else ""
    if not when.date.words:
        return t("dates.inferred-from-outside" if when.outside else "dates.inferred")
    key = "dates.inferred-from-words-and-outside" if when.outside else "dates.inferred-from-words"
    return t(key, said=when.date.words)
