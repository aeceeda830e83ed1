"""What CLDR knows of a language."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=1000)
def primary(language: str) -> str:
    """The first subtag of a language, whose case does not count: ``en`` of ``en-GB`` (BCP 47)."""
    return language.partition("-")[0].casefold()


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language; None of one that it does not know, or that could not be read."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
