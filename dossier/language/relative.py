"""Words that place a date by another: "Sunday", "last April", "earlier this month", "two years ago".

Each word narrows the days that can be meant, as seen from the date that the source is written on. What is
not told in such words is not judged.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dossier.language.amounts import amounts
from dossier.language.lexicon import calendar, primary
from dossier.language.tokens import tokens
from dossier.model.dates import Date

# The first and last day that a word leaves, given those of the anchor.
Window = tuple[date, date]
Rule = Callable[[date, date], Window]

_DAY = timedelta(days=1)


def _days(before: int, after: int) -> Rule:
    return lambda first, last: (first + before * _DAY, last + after * _DAY)


def _months(before: int, after: int) -> Rule:
    return lambda first, last: (_month(first, before), _month(last, after + 1) - _DAY)


def _years(before: int, after: int) -> Rule:
    return lambda first, last: (date(first.year + before, 1, 1), date(last.year + after, 12, 31))


def _month(day: date, shift: int) -> date:
    """The first day of the month that lies so many months after that of a day."""
    months = day.year * 12 + day.month - 1 + shift
    return date(months // 12, months % 12 + 1, 1)


# Longer phrases stand before those that they hold.
_ENGLISH: dict[str, Rule] = {
    "the day before yesterday": _days(-2, -2),
    "yesterday": _days(-1, -1),
    "today": _days(0, 0),
    "tomorrow": _days(1, 1),
    "this week": _days(-6, 6),
    "last week": _days(-13, -1),
    "previous week": _days(-13, -1),
    "next week": _days(1, 13),
    "this month": _months(0, 0),
    "last month": _months(-1, -1),
    "previous month": _months(-1, -1),
    "next month": _months(1, 1),
    "this year": _years(0, 0),
    "last year": _years(-1, -1),
    "previous year": _years(-1, -1),
    "year before": _years(-1, -1),
    "next year": _years(1, 1),
    "currently": _days(-31, 31),
    "recently": _months(-12, 0),
}


_SEASONS = {
    "spring": (3, 4, 5),
    "summer": (6, 7, 8),
    "autumn": (9, 10, 11),
    "fall": (9, 10, 11),
    "winter": (12, 1, 2),
}

# Without a year, a weekday is the last one that was, a month or season that of the last year.
_LATEST: tuple[Rule, Rule, Rule] = (_days(-6, 0), _months(-11, 0), _months(-14, 2))
_NEXT: tuple[Rule, Rule, Rule] = (_days(1, 7), _months(0, 12), _months(0, 14))


def misplaced(found: Date, anchor: Date, language: str) -> str:
    """The first of a date's words that do not fit it as seen from another date; empty where all do."""
    if primary(language) != "en":
        return ""
    for words, rule in _rules(found):
        first, last = rule(anchor.first, anchor.last)
        if not (first <= found.first and found.last <= last):
            return words
    return next((word for word in _lower(found) if _is_wrong(word, found, anchor)), "")


def _is_wrong(word: str, found: Date, anchor: Date) -> bool:
    """Whether a word alone does not fit: another season, or the wrong side of the other date."""
    return (
        found.first.month not in _SEASONS.get(word, range(13))
        or (word == "earlier" and found.first > anchor.last)
        or (word == "later" and found.last < anchor.first)
    )


def _lower(found: Date) -> list[str]:
    return [token.lower for token in tokens(found.words)]


def _rules(found: Date) -> Iterator[tuple[str, Rule]]:
    words = _lower(found)
    text = " ".join(words)
    phrase = next((phrase for phrase in _ENGLISH if phrase in text), "")
    if phrase:
        yield phrase, _ENGLISH[phrase]
    elif "ago" in words:
        yield from _ago(found.words)
    elif not any(word.isdecimal() for word in words):
        yield from _named(found.words, _NEXT if {"next", "coming"} & set(words) else _LATEST)


def _named(text: str, rules: tuple[Rule, Rule, Rule]) -> Iterator[tuple[str, Rule]]:
    names = calendar("en")
    for token in tokens(text):
        if token.text in names.weekdays:
            yield token.text, rules[0]
        elif token.text in names.months:
            yield token.text, rules[1]
        elif token.lower in _SEASONS:
            yield token.text, rules[2]


def _ago(text: str) -> Iterator[tuple[str, Rule]]:
    """What "ago" leaves: of "two years ago" a year and no day of it, of "two days ago" that day."""
    for amount in amounts(text, "en"):
        count = -int(amount.quantity.low or 0)
        match " ".join(amount.counted).rstrip("s"):
            case "day":
                yield text, _days(count, count)
            case "week":
                yield text, _days(7 * count - 6, 7 * count + 6)
            case "month":
                yield text, _months(count, count)
            case "year":
                yield text, _years(count, count)
