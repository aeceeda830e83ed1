"""Dates as a text names them: ``29 November 2024``, ``June 2024``, ``in 2022``, ``the 1950s``."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dossier.language.cldr import calendar
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.tokens import Token, has_digit, token_at, tokens
from dossier.model.dates import Date, span

_CENTURIES = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text, by offsets; what it does not name is 0. A decade has only its first year."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    decade: bool = False

    @property
    def named(self) -> tuple[int, int, int, bool]:
        """What it says, wherever it stands."""
        return self.year, self.month, self.day, self.decade

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day; None where it names no year, or a day that no calendar has."""
        if not self.year:
            return None
        years = 9 if self.decade else 0
        last_month = self.month or 12
        try:
            first = date(self.year, self.month or 1, self.day or 1)
            last_day = self.day or monthrange(self.year, last_month)[1]
            return first, date(self.year + years, last_month, last_day)
        except ValueError:
            return None


@lru_cache(maxsize=1000)  # for each date of a claim, the same place is looked at
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """The dates that a text names by month or year, in order."""
    if not has_digit(text) and not any(map(text.__contains__, _signs(language))):
        return ()
    return named_in(tokens(text), language)


@lru_cache(maxsize=64)
def _signs(language: str) -> tuple[str, ...]:
    """The names of months that hold no other: one of them is in every text that names a month."""
    names = calendar(language).months
    return tuple(name for name in names if not any(other in name for other in names if other != name))


def named_in(sentence: tuple[Token, ...], language: str) -> tuple[Mention, ...]:
    """The dates that a text names by month or year, given its tokens."""
    months = list(_with_months(sentence, language))
    taken = [(m.start, m.end) for m in months]
    years = [m for m in _years(sentence, lexicon(language)) if not any(a <= m.start < b for a, b in taken)]
    return tuple(sorted((*months, *years), key=lambda m: m.start))


def weekdays(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """The weekdays that a text names, with their numbers; Monday is 0."""
    names = calendar(language).weekdays
    if not any(map(text.__contains__, names)):
        return ()
    return tuple((token.text, names[token.text]) for token in tokens(text) if token.text in names)


def _with_months(sentence: tuple[Token, ...], language: str) -> Iterator[Mention]:
    names, links = calendar(language).months, lexicon(language).day_links
    for i, token in enumerate(sentence):
        if token.text not in names:
            continue
        before = _day_before(sentence, i, links)
        after = token_at(sentence, i + 1)
        is_american = not before and _is_day(after)
        day = before or (after if is_american else None)
        end = i + 1 if is_american else i
        year = next((t for t in sentence[end + 1 : end + 3] if _is_year(t)), None)
        parts = [part for part in (day, token, year) if part]
        start, stop = min(p.start for p in parts), max(p.end for p in parts)
        yield Mention(start, stop, _int(year), names[token.text], _int(day))


def _int(token: Token | None) -> int:
    return int(token.text) if token else 0


def _day_before(sentence: tuple[Token, ...], i: int, links: frozenset[str]) -> Token | None:
    """The day in front of a month: "29 November", "5. Januar", "12th of May"."""
    for token in reversed(sentence[max(i - 3, 0) : i]):
        if _is_day(token):
            return token
        if token.lower != "." and token.lower not in links:
            return None
    return None


def _years(sentence: tuple[Token, ...], words: Lexicon) -> Iterator[Mention]:
    for i, token in enumerate(sentence):
        if not _is_year(token) or _counts(sentence, i, words):
            continue
        after = token_at(sentence, i + 1)
        if after and after.text == "s" and after.start == token.end:
            yield Mention(token.start, after.end, int(token.text), decade=True)
        else:
            yield Mention(token.start, token.end, int(token.text))


def _counts(sentence: tuple[Token, ...], i: int, words: Lexicon) -> bool:
    """Whether a number that could be a year counts what follows: "sent 1500 troops", not "the 2024 talks"."""
    after, before = token_at(sentence, i + 1), sentence[i - 1].lower if i else ""
    if not words.stops or not after or after.start == sentence[i].end or not after.text.islower():
        return False
    return after.lower not in words.stops and before not in words.dated


def _is_day(token: Token | None) -> bool:
    return bool(token and token.text.isdecimal() and len(token.text) <= 2 and 1 <= int(token.text) <= 31)


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal() and int(token.text) in _CENTURIES


def agrees(mention: Mention, dated: Date) -> bool:
    """Whether a mention says no more than a date does: June 2024 of the 19th, not the 19th of June 2024."""
    # Of an interval, the whole of it and each of its ends may be meant.
    texts = (dated.edtf, *dated.edtf.split("/"))
    ends = [days for text in texts if (days := span(text.rstrip("~?%")))]
    days = mention.days
    if days:
        return any(days[0] <= first and last <= days[1] for first, last in ends)
    months = [(a, b) for a, b in ends if (a.year, a.month) == (b.year, b.month)]
    same = [(a, b) for a, b in months if a.month == mention.month and not mention.year]
    return any(not mention.day or (a == b and a.day == mention.day) for a, b in same)
