"""Spans of time back or ahead, as CLDR words them: "two days ago", "vor drei Wochen", "через 2 месяца"."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale

from dossier.language.amounts import amounts
from dossier.language.cldr import locale_of, primary
from dossier.language.data import read_data
from dossier.language.tokens import tokens

_UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
_SIGNS = {"past": -1, "future": 1}

Words = tuple[str, ...]


def shifts(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """The spans that a text names: their unit, and how far the first and the last day lie from another's."""
    lower = [(token.lower, token.start, token.end) for token in tokens(text)]
    for start, end, count, is_exact in _counts(text, language):
        before = tuple(word for word, _, stop in lower if stop <= start)
        after = tuple(word for word, begin, _ in lower if begin >= end)
        for unit, sign, left, right in _patterns(language):
            if before[len(before) - len(left) :] == left and after[: len(right)] == right:
                slack = 0 if is_exact else 1
                yield unit, sign * count - slack, sign * count + slack
                break


def _counts(text: str, language: str) -> Iterator[tuple[int, int, int, bool]]:
    """The whole numbers of a text with their places; in front of a single day it may be an article."""
    one = read_data("relative.yml")["one"].get(primary(language), "").split()
    counted = [a for a in amounts(text, language) if a.quantity.low is not None]
    for amount in counted:
        low = amount.quantity.low
        yield amount.start, amount.end, int(low or 0), not amount.quantity.sign and low == int(low or 0)
    if not counted:
        yield from ((token.start, token.end, 1, True) for token in tokens(text) if token.lower in one)


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[tuple[str, int, Words, Words], ...]:
    """Each unit with its direction and the words around its number, those with most words first."""
    locale = locale_of(language) or locale_of(primary(language))
    # Babel reads these with the locale, but has no function for them.
    fields: Mapping[str, Any] = locale._data["date_fields"] if locale else {}
    patterns = {
        (unit, sign, *_sides(text))
        for field, unit in _UNITS.items()
        for direction, sign in _SIGNS.items()
        for text in fields.get(field, {}).get(direction, {}).values()
    }
    patterns |= set(_beside_another(locale, language)) if locale else set()
    return tuple(sorted(patterns, key=lambda pattern: (-len(pattern[2] + pattern[3]), pattern)))


def _beside_another(locale: Locale, language: str) -> Iterator[tuple[str, int, Words, Words]]:
    """The units before words that place something by another event: "two days earlier", "een week later"."""
    units, data = locale._data["unit_patterns"], read_data("relative.yml")
    for field, unit in _UNITS.items():
        texts = [
            text for text in units.get(f"duration-{field}", {}).get("long", {}).values() if "{0}" in text
        ]
        for key, sign in (("before", -1), ("after", 1)):
            for words in data[key].get(primary(language), "").split(","):
                yield from ((unit, sign, *_sides(f"{text} {words}")) for text in texts if words)


def _sides(pattern: str) -> tuple[Words, Words]:
    left, _, right = pattern.partition("{0}")
    return tuple(token.lower for token in tokens(left)), tuple(token.lower for token in tokens(right))
