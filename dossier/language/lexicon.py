"""Words by which a language says how many, when and who: what no library knows, as data.

A language that is not here is read by its digits alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import snowballstemmer
from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

_STEMMERS = snowballstemmer.algorithms()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one language, lower case; phrases have single spaces.

    ``before`` and ``behind`` are the comparators in front of a number and after it, with the sign that a
    quantity has for them. ``joins`` stand between the ends of a range. ``vague`` are numbers that stay
    words. ``scales`` multiply digits. ``fillers`` tell nothing by themselves; they and other ``stops`` end
    what is counted, ``sources`` count the articles themselves. ``measures`` are units that never count the
    same thing as another word. ``numerals`` are the words that numbers in words are made of. ``dated``
    stand before a year, even where a noun follows it.
    ``ordinals`` are the endings of ranks in digits, ``definite`` stand before what was named already, and
    ``clock`` behind the time of day.
    """

    before: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    scales: Mapping[str, int] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words between those that tell something. Hedges such as "may" are none of them.
_FILLERS = _words(
    "a an the this that these those his her its their our my your who whom which whose what when where "
    "while as than if because of in on at by for from to with within into onto under over across through "
    "during since until after before between among against without about and or but nor so yet is are was "
    "were be been being has have had do does did now already also then there here"
)

_ENGLISH = Lexicon(
    before={
        "more than": ">",
        "over": ">",
        "above": ">",
        "exceeding": ">",
        "upwards of": ">",
        "at least": ">=",
        "no fewer than": ">=",
        "no less than": ">=",
        "a minimum of": ">=",
        "fewer than": "<",
        "less than": "<",
        "under": "<",
        "below": "<",
        "up to": "<=",
        "as many as": "<=",
        "at most": "<=",
        "no more than": "<=",
        "a maximum of": "<=",
        "about": "~",
        "around": "~",
        "approximately": "~",
        "roughly": "~",
        "some": "~",
        "nearly": "~",
        "almost": "~",
        "close to": "~",
        "circa": "~",
        "an estimated": "~",
        "estimated": "~",
    },
    behind={"or more": ">=", "or fewer": "<=", "or less": "<=", "or so": "~", "at least": ">="},
    joins=_words("to and or"),
    vague=_words("dozens scores hundreds thousands millions billions tens"),
    scales={"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    fillers=_FILLERS,
    stops=_FILLERS
    | _words(
        "will would can could may might must shall should not reportedly allegedly each other others more "
        "less fewer long ago sent said died killed lost dead"
    ),
    sources=_words("article articles source sources text texts report reports"),
    measures=_words(
        "percent per % second minute hour day night week month year decade century metre meter "
        "kilometre kilometer mile km gram kilogram kilo kg ton tonne litre liter degree dollar euro "
        "pound rouble ruble won yuan yen"
    ),
    pronouns=_words(
        "he him his she her hers they them their theirs it its who whose both former latter himself "
        "herself themselves itself country leader leaders nation nations countries side sides two"
    ),
    numerals=_words(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
        "thousand million billion trillion"
    ),
    dated=_words(
        "in since of until till by from during early late mid the that this after before year and or "
        "through to summer autumn fall winter spring"
    ),
    ordinals=_words("st nd rd th"),
    definite=_words("the these those same their its his her our"),
    clock=_words("am pm a.m p.m o'clock o’clock gmt utc"),
)

_LEXICONS = {"en": _ENGLISH}
_UNKNOWN = Lexicon()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months and weekdays as a language writes them, with their numbers; Monday is 0."""

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)


def primary(language: str) -> str:
    """The first subtag of a language: ``en`` of ``en-GB`` (BCP 47)."""
    return language.partition("-")[0]


def lexicon(language: str) -> Lexicon:
    """The words of a language; of one that is not known, none."""
    return _LEXICONS.get(primary(language), _UNKNOWN)


_FORMS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language; None of one that it does not know, or that could not be read."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def calendar(language: str) -> Calendar:
    """The names that CLDR has for months and weekdays, in full and abbreviated; a region may add its own."""
    known = (locale_of(code) for code in dict.fromkeys((primary(language), language)))
    locales = [locale for locale in known if locale]
    months = [
        get_month_names(width, form, locale)
        for locale in locales
        for width in ("wide", "abbreviated")
        for form in _FORMS
    ]
    days = [get_day_names("wide", form, locale) for locale in locales for form in _FORMS]
    return Calendar(
        {name.rstrip("."): n for names in months for n, name in names.items()},
        {name: n for names in days for n, name in names.items()},
    )


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The word without its ending, lower case (Snowball); as it is, where there is no such stemmer."""
    locale = locale_of(language)
    name = str(locale.english_name).split(" ")[0].lower() if locale else ""
    lower = word.casefold()
    return str(_stemmer(name).stemWord(lower)) if name in _STEMMERS else lower


@lru_cache(maxsize=8)
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
