"""Words that place a date by another: "Sunday", "last April", "earlier this month", "two years ago".

Each word narrows the days that can be meant, as seen from the date that the source is written on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dossier.language.ago import shifts
from dossier.language.cldr import primary
from dossier.language.data import key_of, read_data
from dossier.language.feasts import named_day, nearest
from dossier.language.lexicon import lexicon
from dossier.language.mention import SEASONS
from dossier.language.mentions import mentions, seasons, weekdays
from dossier.language.tokens import tokens
from dossier.model.dates import Date

# The first and last day that a word leaves, given those of the anchor.
Rule = Callable[[date, date], tuple[date, date]]

_SATURDAY = 5
# In words: a shorter phrase says nothing without its first.
_LONG = 3
_FIRST, _LAST_DAY = date.min.toordinal(), date.max.toordinal()


def _days(before: int, after: int) -> Rule:
    return lambda first, last: (_shifted(first, before), _shifted(last, after))


def _shifted(day: date, days: int) -> date:
    """A day so many days later; the first or the last one that a calendar has, where that lies beyond."""
    return date.fromordinal(min(max(day.toordinal() + days, _FIRST), _LAST_DAY))


def _weeks(before: int, after: int) -> Rule:
    # "A week ago" is said of any day of the week that it was.
    return _days(7 * before - 6, 7 * after + 6)


def _months(before: int, after: int) -> Rule:
    return lambda first, last: (_month(first, before), _shifted(_month(last, after + 1), -1))


def _years(before: int, after: int) -> Rule:
    return lambda first, last: (date(_year(first, before), 1, 1), date(_year(last, after), 12, 31))


def _year(day: date, shift: int) -> int:
    return min(max(day.year + shift, date.min.year), date.max.year)


def _month(day: date, shift: int) -> date:
    """The first day of the month that lies so many months after that of a day."""
    years, month = divmod(day.month - 1 + shift, 12)
    return date(_year(day, years), month + 1, 1)


def _weekends(before: int, after: int) -> Rule:
    # One may begin on a Friday evening.
    return lambda first, last: (
        _shifted(_saturday(first), 7 * before - 1),
        _shifted(_saturday(last), 7 * after + 1),
    )


def _saturday(day: date) -> date:
    """The latest Saturday."""
    return _shifted(day, -((day.weekday() - _SATURDAY) % 7))


_UNITS = {"days": _days, "weeks": _weeks, "months": _months, "years": _years, "weekends": _weekends}


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a day, a weekday, a month and a season may lie that are named without a year."""

    day: tuple[int, int]
    weekday: tuple[int, int]
    month: tuple[int, int]
    season: tuple[int, int]

    def to(self, other: "_Reach") -> "_Reach":
        """From the beginning of this to the end of another."""
        pairs = zip(self._all, other._all, strict=True)
        return _Reach(*((first[0], last[1]) for first, last in pairs))

    @property
    def _all(self) -> tuple[tuple[int, int], ...]:
        return self.day, self.weekday, self.month, self.season


_LATEST = _Reach((-364, 0), (-6, 0), (-11, 0), (-14, 2))
_LAST = _Reach((-364, 0), (-13, 0), (-12, 0), (-16, 2))
_NEXT = _Reach((1, 365), (1, 7), (0, 12), (0, 14))


@dataclass(frozen=True, slots=True)
class _Relative:
    """The words of one language that place a date by another; the longest phrases come first."""

    phrases: Mapping[str, Rule]
    is_spaced: bool
    ahead: frozenset[str]
    past: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    nearest: frozenset[str]


def _forms(words: Sequence[str], language: str) -> tuple[str, ...]:
    """A phrase, also without the preposition or article that it begins with: "прошлом году"."""
    is_filler = len(words) >= _LONG and words[0] in lexicon(language).fillers
    return (" ".join(words), " ".join(words[1:])) if is_filler else (" ".join(words),)


@lru_cache(maxsize=64)
def _relative(language: str) -> _Relative | None:
    data = read_data("relative.yml")
    language = key_of(data["phrases"], language)
    if language not in data["phrases"]:
        return None
    windows = {
        name: _UNITS[unit](*bounds) for name, w in data["windows"].items() for unit, bounds in w.items()
    }
    phrases = {
        phrase: windows[name]
        for name, ps in data["phrases"][language].items()
        for p in ps.split(",")
        for phrase in _forms(_lower(p), language)
    }
    words = {
        key: frozenset(data[key].get(language, "").split()) for key in ("ahead", "past", "earlier", "later")
    }
    words["nearest"] = frozenset(phrase.strip() for phrase in data["nearest"].get(language, "").split(","))
    longest = dict(sorted(phrases.items(), key=lambda pair: -len(pair[0])))
    return _Relative(longest, language not in data["unspaced"].split(), **words)


@lru_cache(maxsize=65_536)  # a preview asks the same at each save
def misplaced(dated: Date, anchor: Date, language: str, may_lie_ahead: bool = False) -> str:
    """The first of a date's words that do not fit it as seen from another date; empty where all do.

    What is told as still to come may be the next Sunday as well as the latest.
    """
    # A region may have names of its own, which would not be those that the words are written for.
    relative = _relative(primary(language))
    for words, rule in _rules(dated.words, language, relative, may_lie_ahead):
        first, last = rule(anchor.first, anchor.last)
        if not (first <= dated.first and dated.last <= last):
            return words
    for word, season in seasons(dated.words, language):
        if dated.first.month not in SEASONS[season]:
            return word
    if relative is None:
        return ""
    is_meant = named_day(dated.words, language)
    if is_meant and not (dated.first == dated.last and is_meant(dated.first)):
        return dated.words
    return next((w for w in _lower(dated.words) if _is_wrong(w, dated, anchor, relative)), "")


def placed(text: str, anchor: date, language: str) -> tuple[str, date, date] | None:
    """The words of a text that place a date by a day, with the first and the last day that they mean.

    A weekday is the latest of its name; None where no words do, or several weekdays are named.
    """
    relative = _relative(primary(language))
    named = weekdays(text, language, is_date=True)
    if relative is None or len(named) > 1:
        return None
    if phrase := _phrase(text, relative):
        return None if named else (phrase, *relative.phrases[phrase](anchor, anchor))
    if not named or mentions(text, language):
        return None
    ((word, weekday),) = named
    past = not relative.past.isdisjoint(_lower(text)) or not relative.ahead.isdisjoint(_lower(text))
    day = _shifted(anchor, -((anchor.weekday() - weekday) % 7))
    return None if past else (word, day, day)


def has_relative_words(language: str) -> bool:
    """Whether it is known how a language says "yesterday", so that words with nothing of it shift no date."""
    return _relative(primary(language)) is not None


def last_and_next(language: str) -> frozenset[str]:
    """The words that say on which side of a date another lies: "last", "next"."""
    relative = _relative(primary(language))
    return relative.past | relative.ahead if relative else frozenset()


@lru_cache(maxsize=65_536)
def is_judged(words: str, language: str) -> bool:
    """Whether anything in the words places a date, so that they can be compared with one."""
    relative = _relative(primary(language))
    sides = relative.earlier | relative.later if relative else frozenset[str]()
    has_rule = any(True for _ in _rules(words, language, relative, may_lie_ahead=True))
    return has_rule or bool(mentions(words, language)) or not sides.isdisjoint(_lower(words))


@lru_cache(maxsize=65_536)  # a preview asks the same at each save
def tells_future(text: str, language: str) -> bool:
    """Whether a sentence may tell of what is still to come; of a language without such words, any may."""
    future = read_data("relative.yml")["future"].get(primary(language))
    if future is None:
        return True
    # "May" is a month there.
    free = list(text)
    for mention in mentions(text, language):
        free[mention.start : mention.end] = " " * (mention.end - mention.start)
    words = f" {' '.join(_lower(''.join(free)))} "
    return any(f" {word.replace('-', ' ')} " in words for word in future.split())


def _is_wrong(word: str, dated: Date, anchor: Date, relative: _Relative) -> bool:
    """Whether a word alone does not fit: the wrong side of the other date."""
    return (word in relative.earlier and dated.first > anchor.last) or (
        word in relative.later and dated.last < anchor.first
    )


def _lower(text: str) -> list[str]:
    return [token.lower for token in tokens(text)]


def _rules(
    text: str, language: str, relative: _Relative | None, may_lie_ahead: bool
) -> Iterator[tuple[str, Rule]]:
    """The words of a text that place a date, each with its rule."""
    phrase = _phrase(text, relative) if relative else ""
    # "The last quarter of 2023" is not the one before this.
    if relative and phrase and not any(mention.year for mention in mentions(text, language)):
        yield phrase, relative.phrases[phrase]
        return
    if relative and (is_meant := named_day(text, language)):
        yield text, lambda _, last: nearest(is_meant, last, may_lie_ahead)
        return
    shifted = list(shifts(text, language))
    for unit, before, after in shifted:
        yield text, _UNITS[unit](before, after)
    if not shifted:
        yield from _named(text, language, _reach(text, relative, may_lie_ahead))


def _phrase(text: str, relative: _Relative) -> str:
    joined = " ".join(_lower(text))
    if relative.is_spaced:
        spaced = f" {joined} "
        # The first look is many times faster, and most texts hold hardly any.
        return next(
            (phrase for phrase in relative.phrases if phrase in joined and f" {phrase} " in spaced), ""
        )
    return next((phrase for phrase in relative.phrases if phrase in joined), "")


def _reach(text: str, relative: _Relative | None, may_lie_ahead: bool) -> _Reach:
    row = _lower(text)
    words = frozenset(row)
    if relative and not relative.ahead.isdisjoint(words):
        return _NEXT
    # "This past Friday" is the latest.
    is_nearest = relative is not None and any(
        f" {each} " in f" {' '.join(row)} " for each in relative.nearest
    )
    is_past = relative is None or not relative.past.isdisjoint(words)
    latest = _LAST if is_past and not is_nearest else _LATEST
    return latest.to(_NEXT) if may_lie_ahead else latest


def _named(text: str, language: str, reach: _Reach) -> Iterator[tuple[str, Rule]]:
    """The weekdays, months and seasons of a text; with a year beside it, none is placed by another date."""
    named = mentions(text, language)
    if any(mention.year for mention in named):
        return
    # "A Sunday in June" is not the latest.
    if not any(mention.day or mention.month for mention in named):
        yield from ((word, _days(*reach.weekday)) for word, _ in weekdays(text, language, is_date=True))
    for mention in named:
        if mention.month:
            rule = _days(*reach.day) if mention.day else _months(*reach.month)
            yield text[mention.start : mention.end], rule
    yield from ((word, _months(*reach.season)) for word, _ in seasons(text, language))
