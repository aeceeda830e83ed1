"""What CLDR knows of a language: its names for months and weekdays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

# Many languages inflect a month behind its day: "10 марта", but "март".
_FORMS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months and weekdays as a language writes them, with their numbers; Monday is 0."""

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)


def primary(language: str) -> str:
    """The first subtag of a language: ``en`` of ``en-GB`` (BCP 47)."""
    return language.partition("-")[0]


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language; None of one that it does not know, or that could not be read."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def calendar(language: str) -> Calendar:
    """The names for months, in full and abbreviated, and for weekdays; a region may add its own."""
    codes = dict.fromkeys((primary(language), language))
    locales = [locale for code in codes if (locale := locale_of(code))]
    months = [
        get_month_names(width, form, locale)
        for locale in locales
        for width in ("wide", "abbreviated")
        for form in _FORMS
    ]
    # "Sat" and "Sun" are words of their own: abbreviated weekdays are left out.
    days = [get_day_names("wide", form, locale) for locale in locales for form in _FORMS]
    return Calendar(
        {name.rstrip("."): n for names in months for n, name in names.items()},
        {name: n for names in days for n, name in names.items()},
    )
