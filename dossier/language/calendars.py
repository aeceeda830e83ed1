"""How a language writes dates: its names for months, weekdays and seasons, their order, and what joins them.

CLDR has the names and the patterns; ``calendar.yml`` has what CLDR lacks.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from babel import Locale
from babel.dates import get_day_names, get_month_names, get_quarter_names, tokenize_pattern

from dossier.language.cldr import locale_of, primary
from dossier.language.data import read_data
from dossier.language.tokens import Token, tokens

# Many languages inflect a month behind its day: "10 марта", but "март".
_FORMS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")
_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the tokens that it is made of, with the number that it stands for.

    An ``is_short`` name is also the beginning of other words; one that ``is_capital`` is written so.
    """

    words: tuple[str, ...]
    number: int
    is_short: bool = False
    is_capital: bool = False


# By their first token, the longest first.
Names = Mapping[str, tuple[Name, ...]]


# Compared by identity, since caches have it as their key.
@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Names with their numbers (Monday is 0, spring is 21 as in EDTF) and the words around dates.

    ``season_behind_year`` is a language that says "2024 summer". ``order`` are the letters d, M and y as
    numbers alone are written, with the ``separator`` between them; empty where that is not the same for all
    who write the language. ``month_first`` and ``year_first`` are of dates with a name. ``day_signs`` stand
    behind each day that follows its month.
    """

    months: Names
    weekdays: Names
    short_weekdays: Names
    seasons: Names
    quarters: Names
    order: str
    separator: str
    month_first: bool
    year_first: bool
    day_signs: frozenset[str]
    glue: frozenset[str]
    until: frozenset[str]
    further: frozenset[str]
    doubtful: frozenset[str]
    decades: frozenset[str]
    years: frozenset[str]
    prefixes: frozenset[str]
    other_eras: tuple[str, ...]
    season_behind_year: bool
    has_endings: bool
    has_eras: bool
    has_capitals: bool
    is_known: bool


def form(token: Token) -> str:
    """The token as names are compared: without case and width."""
    return _form(token.lower)


def _form(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFKC", word)


@lru_cache(maxsize=64)
def calendar(language: str) -> Calendar:
    """How a language writes dates; a region may add names of its own. Of an unknown one, digits are all."""
    code, data = primary(language), read_data("calendar.yml")
    regions = data["regions"].get(code, [])
    locales = [found for name in (code, language, *regions) if (found := locale_of(name))]
    locale = locale_of(language) or locale_of(code)
    patterns = _patterns(locale) if locale else {}
    named = patterns.get("MMMMd", "")
    signs = frozenset(data["day_signs"].split())
    literals = frozenset(_literals(patterns.values()))

    def words(key: str) -> frozenset[str]:
        return frozenset(data[key].get(code, "").split())

    return Calendar(
        months=_index((*_months(locales), *_extra(data["months"].get(code, {})))),
        weekdays=_index((*_weekdays(locales, "wide"), *_extra(data["weekdays"].get(code, {})))),
        short_weekdays=_index(_weekdays(locales, "abbreviated")),
        seasons=_index(_extra(data["seasons"].get(code, {}))),
        quarters=_index((*_quarters(locales), *_extra(data["quarters"].get(code, {})))),
        order=_order(locale, language),
        separator=_separator(locale),
        month_first=named.find("M") < named.find("d"),
        year_first=0 <= patterns.get("long", "").find("y") < patterns.get("long", "").find("M"),
        day_signs=signs if literals & signs else frozenset(),
        glue=literals | words("glue"),
        until=words("to"),
        further=words("and"),
        doubtful=words("doubtful"),
        decades=words("decades"),
        years=words("years"),
        prefixes=words("prefixes"),
        other_eras=tuple(data["other_eras"].split()),
        season_behind_year=code in data["years_before_seasons"].split(),
        has_endings=code in data["endings"].split(),
        has_eras=code in data["eras"].split(),
        has_capitals=code in data["capitals"].split(),
        is_known=locale is not None,
    )


@lru_cache(maxsize=50_000)  # each word of a text is asked for, and hardly one begins a name
def may_date(word: str, calendar: Calendar) -> bool:
    """Whether a word in lower case may begin the name of a month, a season or a quarter."""
    formed = _form(word)
    words = (formed, *_parts(formed, calendar))
    return any(
        part in names for part in words for names in (calendar.months, calendar.seasons, calendar.quarters)
    )


def name_at(sentence: tuple[Token, ...], i: int, names: Names, calendar: Calendar) -> Name | None:
    """The longest name that begins at a token; some languages put endings or other words to it."""
    token, word = sentence[i], form(sentence[i])
    for name in names.get(word, ()):
        if _goes_on(sentence, i, name) and not (
            name.is_capital and calendar.has_capitals and token.text.islower()
        ):
            return name
    if not token.is_word or len(word) < 3:
        return None
    return next((single for part in _parts(word, calendar) if (single := _single(part, names))), None)


def _parts(word: str, calendar: Calendar) -> Iterator[str]:
    """What of a word may be a name: "mayıs'ta", "d'avril", "toukokuussa", "במאי"."""
    first, sign, last = word.replace("’", "'").partition("'")
    if sign:
        yield from (first,) if calendar.has_endings else (last,) if len(first) <= 4 else ()
    if calendar.has_endings:
        yield from (word[:end] for end in range(len(word) - 1, max(3, len(word) - _LONGEST_ENDING) - 1, -1))
    if word[0] in calendar.prefixes:
        yield word[1:]


def _single(word: str, names: Names) -> Name | None:
    return next((name for name in names.get(word, ()) if len(name.words) == 1 and not name.is_short), None)


def _goes_on(sentence: tuple[Token, ...], i: int, name: Name) -> bool:
    end = i + len(name.words)
    if end > len(sentence) or tuple(form(token) for token in sentence[i:end]) != name.words:
        return False
    # The vowel signs of Indic scripts and Thai are tokens of their own: with one more, it is another word.
    after = sentence[end] if end < len(sentence) else None
    return not (
        after and after.start == sentence[end - 1].end and unicodedata.category(after.text[0])[0] == "M"
    )


def _index(names: Any) -> Names:
    index: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in names:
        index.setdefault(name.words[0], {}).setdefault(name.words, name)
    return {first: tuple(sorted(many.values(), key=lambda n: -len(n.words))) for first, many in index.items()}


def _name(text: str, number: int, is_short: bool = False) -> Name:
    words = tuple(form(token) for token in tokens(text.rstrip(".")))
    # "5月" is no beginning of another word.
    return Name(words, number, is_short and not text[:1].isdigit(), text[:1].isupper())


def _months(locales: list[Locale]) -> Iterator[Name]:
    wide = [dict(get_month_names("wide", form, locale)) for locale in locales for form in _FORMS]
    short = [dict(get_month_names("abbreviated", form, locale)) for locale in locales for form in _FORMS]
    for is_short, trees in ((False, wide), (True, short)):
        # Where CLDR has no names of a language, Babel gives those of its root, "M01".
        yield from (
            _name(text, n, is_short) for tree in trees for n, text in tree.items() if text[1:] != f"{n:02}"
        )


def _weekdays(locales: list[Locale], width: Literal["wide", "abbreviated"]) -> Iterator[Name]:
    trees = [get_day_names(width, form, locale) for locale in locales for form in _FORMS]
    yield from (_name(text, n, width != "wide") for tree in trees for n, text in tree.items())


def _quarters(locales: list[Locale]) -> Iterator[Name]:
    trees = [
        get_quarter_names(width, "format", locale) for locale in locales for width in ("wide", "abbreviated")
    ]
    yield from (_name(text, n) for tree in trees for n, text in tree.items())


def _extra(names: Mapping[str, int]) -> Iterator[Name]:
    return (Name(tuple(form(token) for token in tokens(text)), number) for text, number in names.items())


def _patterns(locale: Locale) -> dict[str, str]:
    skeletons = {
        key: str(locale.datetime_skeletons[key].pattern)
        for key in ("MMMMd", "yMMMM", "yMMMMd", "MMMd")
        if key in locale.datetime_skeletons
    }
    formats = {key: str(locale.date_formats[key].pattern) for key in ("full", "long", "medium")}
    patterns = {"MMMMd": formats["long"]} | formats | skeletons
    return {key: pattern.replace("L", "M") for key, pattern in patterns.items()}


def _literals(patterns: Any) -> Iterator[str]:
    """The words between the fields of patterns, such as "de" and "г"."""
    for pattern in patterns:
        for kind, value in tokenize_pattern(pattern):
            if kind == "chars":
                yield from (form(token) for token in tokens(value) if token.is_word)


def _order(locale: Locale | None, language: str) -> str:
    # "05/06/2025" is 5 June to most who write English, and 6 May to the others.
    if locale is None or (primary(language) == "en" and not locale.territory):
        return ""
    short = str(locale.date_formats["short"].pattern)
    return "".join(sorted("dMy", key=short.index))


def _separator(locale: Locale | None) -> str:
    short = str(locale.date_formats["short"].pattern) if locale else ""
    return next((sign for sign in short if sign in "-./"), "")
