"""What CLDR knows of a language's numbers: separators, words and letters of scale, units and currencies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unicodedata import category

from babel import Locale

from dossier.language.cldr import locale_of, primary
from dossier.language.money import currencies, ends_in_currency
from dossier.language.stems import stemmed

# Counts of small things and of print, whose names are everyday words: "a drop", "a point", "an item"; "ev"
# is a house to Turks.
_NO_UNITS = (
    "energy-electronvolt",
    "graphics-",
    "concentr-item",
    "length-point",
    "volume-drop",
    "volume-cup",
    "volume-pinch",
)
_WIDTHS = ("long", "short")
# Codes that are read in small letters, too.
_CODES = ("USD", "EUR", "GBP", "JPY", "CNY", "KRW", "RUB", "UAH", "INR", "ILS", "NGN", "VND")


@dataclass(frozen=True, slots=True)
class NumberData:
    """How a language writes numbers.

    ``scales`` are the factors of words and letters behind digits; ``units`` give for a unit's words, lower
    case, CLDR's name of it, ``currencies`` for a sign, a code or a name the currency, and ``stems`` for the
    stems of a name in several words.
    """

    decimal: str = "."
    group: str = ","
    scales: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    language: str = ""


@lru_cache(maxsize=64)
def number_data(language: str) -> NumberData:
    """What CLDR knows of the numbers of a language; of one that it does not know, nothing."""
    locale = locale_of(language)
    if locale is None:
        return NumberData()
    symbols = _symbols(locale)
    # A region may count and write otherwise than its language: lakh and crore stand in that of India, and
    # "percent" not in that of Britain, where it is printed all the same.
    locales = [each for code in (primary(language), language) if (each := locale_of(code))]
    scales = [scale for each in locales for scale in _scales(each)]
    money = {code.casefold(): code for code in _CODES} | dict(currencies(language))
    return NumberData(
        decimal=symbols.get("decimal", "."),
        group=symbols.get("group", ","),
        scales=dict(scales),
        units=dict(pair for each in locales for pair in _units(each)),
        currencies=money,
        stems=_stems(money, language),
        language=language,
    )


def _symbols(locale: Locale) -> Mapping[str, str]:
    # Babel keeps them by numbering system; digits of every system are read as their values.
    tree: Mapping[str, Any] = locale.number_symbols
    default = getattr(locale, "default_numbering_system", "latn")
    symbols = tree.get("latn") or tree.get(default) or {}
    return {key: str(value) for key, value in symbols.items()}


def _scales(locale: Locale) -> Iterator[tuple[str, int]]:
    """The words behind the digits of CLDR's compact patterns (``000 million``), and their factors."""
    for width in _WIDTHS:
        for patterns in locale.compact_decimal_formats.get(width, {}).values():
            for magnitude, pattern in patterns.items():
                # Behind a semicolon stands the pattern of negative numbers.
                text = str(pattern.pattern).replace("'", "").partition(";")[0]
                factor = int(magnitude) // 10 ** (text.count("0") - 1) if "0" in text else 0
                before, behind = (_seen(t) for t in (text[: text.find("0")], text[text.rfind("0") + 1 :]))
                word = "" if before else behind.casefold()
                # A phrase such as "mil millones" is two scales, one after the other.
                if factor > 1 and word and " " not in word and "\u00a0" not in word:
                    yield word, factor


def _seen(text: str) -> str:
    """The text without marks of direction, and spaces at its ends."""
    return "".join(sign for sign in text if category(sign) != "Cf").strip()


def _units(locale: Locale) -> Iterator[tuple[str, str]]:
    tree: Mapping[str, Any] = locale._data["unit_patterns"]
    for width in reversed(_WIDTHS):
        for name in tree:
            if name.startswith(_NO_UNITS):
                continue
            for form, pattern in dict(tree[name].get(width, {})).items():
                # "Par jour" is a rate, and no day.
                if form == "per":
                    continue
                words = pattern.replace("{0}", "").strip().casefold() if isinstance(pattern, str) else ""
                # "per day" is a rate, and a single letter is read only where it is glued to a number.
                if words and "{" not in words and words[0] != "/" and not words.startswith("per "):
                    yield words.rstrip("."), _unit(name)


def _unit(name: str) -> str:
    """A unit's name without what it measures; "%" has a name of its own."""
    # A degree of temperature is named like one of an angle.
    names = {"concentr-percent": "%", "temperature-generic": "degree"}
    return names.get(name) or name.partition("-")[2]


def _stems(money: Mapping[str, str], language: str) -> dict[str, str]:
    """The names by their stems where adjectives are inflected: "kanadischen Dollar"."""
    names = {name: code for name, code in money.items() if " " in name and name.replace(" ", "").isalpha()}
    is_inflected = ends_in_currency(language) and primary(language) != "en"
    return {stemmed(name, language): code for name, code in names.items()} if is_inflected else {}
