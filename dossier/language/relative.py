"""Words that place a date by another: "Sunday", "last April", "earlier this month", "two years ago".

Each word narrows the days that can be meant, as seen from the date that the source is written on. What is
said in other words is not judged, nor is a language whose lexicon has no such words.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dossier.language.amounts import amounts
from dossier.language.cldr import calendar, primary
from dossier.language.data import lexicon_data
from dossier.language.lexicon import word_set
from dossier.language.tokens import tokens
from dossier.model.dates import Date

# The first and last day that a word leaves, given those of the anchor.
Rule = Callable[[date, date], tuple[date, date]]

_DAY = timedelta(days=1)


def _days(before: int, after: int) -> Rule:
    return lambda first, last: (first + before * _DAY, last + after * _DAY)


def _weeks(before: int, after: int) -> Rule:
    # "A week ago" is said of any day of the week that it was.
    return _days(7 * before - 6, 7 * after + 6)


def _months(before: int, after: int) -> Rule:
    return lambda first, last: (_month(first, before), _month(last, after + 1) - _DAY)


def _years(before: int, after: int) -> Rule:
    return lambda first, last: (date(first.year + before, 1, 1), date(last.year + after, 12, 31))


def _month(day: date, shift: int) -> date:
    """The first day of the month that lies so many months after that of a day."""
    months = day.year * 12 + day.month - 1 + shift
    return date(months // 12, months % 12 + 1, 1)


_UNITS = {"days": _days, "weeks": _weeks, "months": _months, "years": _years}


@dataclass(frozen=True, slots=True)
class _Named:
    """What a weekday, a month and a season leave that are named without a year."""

    weekday: Rule
    month: Rule
    season: Rule


_LATEST = _Named(_days(-6, 0), _months(-11, 0), _months(-14, 2))
_NEXT = _Named(_days(1, 7), _months(0, 12), _months(0, 14))


@dataclass(frozen=True, slots=True)
class _Relative:
    """The words of one language that place a date by another, as in its lexicon."""

    phrases: Mapping[str, Rule]
    ago: frozenset[str]
    units: Mapping[str, str]
    ahead: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    seasons: Mapping[str, list[int]]


@lru_cache(maxsize=64)
def _relative(language: str) -> _Relative | None:
    tree = lexicon_data(language).get("relative")
    if tree is None:
        return None
    return _Relative(
        phrases={
            phrase: _UNITS[unit](*bounds)
            for phrase, window in tree["phrases"].items()
            for unit, bounds in window.items()
        },
        units=tree["units"],
        seasons=tree["seasons"],
        **{key: word_set(tree[key]) for key in ("ago", "ahead", "earlier", "later")},
    )


def misplaced(dated: Date, anchor: Date, language: str) -> str:
    """The first of a date's words that do not fit it as seen from another date; empty where all do."""
    # A region may have names of its own, which would not be those that the lexicon is written for.
    language = primary(language)
    relative = _relative(language)
    if relative is None:
        return ""
    for phrase, rule in _rules(dated.words, language, relative):
        first, last = rule(anchor.first, anchor.last)
        if not (first <= dated.first and dated.last <= last):
            return phrase
    return next((w for w in _lower(dated.words) if _is_wrong(w, dated, anchor, relative)), "")


def _is_wrong(word: str, dated: Date, anchor: Date, relative: _Relative) -> bool:
    """Whether a word alone does not fit: another season, or the wrong side of the other date."""
    return (
        dated.first.month not in relative.seasons.get(word, range(13))
        or (word in relative.earlier and dated.first > anchor.last)
        or (word in relative.later and dated.last < anchor.first)
    )


def _lower(text: str) -> list[str]:
    return [token.lower for token in tokens(text)]


def _rules(text: str, language: str, relative: _Relative) -> Iterator[tuple[str, Rule]]:
    """The words of a text that place a date, each with its rule."""
    lower = _lower(text)
    joined = " ".join(lower)
    phrase = next((phrase for phrase in relative.phrases if phrase in joined), "")
    if phrase:
        yield phrase, relative.phrases[phrase]
    elif not relative.ago.isdisjoint(lower):
        yield from _ago(text, language, relative)
    # With a day or a year beside it, a month is not placed by another date.
    elif not any(word.isdecimal() for word in lower):
        yield from _named(text, language, relative)


def _named(text: str, language: str, relative: _Relative) -> Iterator[tuple[str, Rule]]:
    names = calendar(language)
    rules = _LATEST if relative.ahead.isdisjoint(_lower(text)) else _NEXT
    for token in tokens(text):
        if token.text in names.weekdays:
            yield token.text, rules.weekday
        elif token.text in names.months:
            yield token.text, rules.month
        elif token.lower in relative.seasons:
            yield token.text, rules.season


def _ago(text: str, language: str, relative: _Relative) -> Iterator[tuple[str, Rule]]:
    """What "ago" leaves: of "two years ago" a year and no day of it, of "two days ago" that day."""
    for amount in amounts(text, language):
        unit = relative.units.get(" ".join(amount.counted))
        if unit:
            count = -int(amount.quantity.low or 0)
            yield text, _UNITS[unit](count, count)
