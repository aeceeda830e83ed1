"""Sums of money and percentages as CLDR writes them: ``$90 billion``, ``900.000 €``, ``3 %``."""

from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.numbers import (
    format_compact_decimal,
    format_decimal,
    get_currency_name,
    get_currency_precision,
    get_currency_symbol,
)

from dossier.language.money import is_code

PERCENT = "%"
# From here on, the scale is a word, if no digit is lost by that.
_LONG = 1_000_000
_MOST_PLACES = 3
# CLDR parts letters from digits by a space that does not break.
_SPACE = "\u00a0"


def is_written_with(unit: str) -> bool:
    """Whether a unit is written as a sign that has its place at the number, and not as a word behind it."""
    return unit == PERCENT or is_code(unit)


def unit_words(unit: str, locale: Locale) -> str:
    """A unit as it is named without a number: ``US dollars`` for USD."""
    return str(get_currency_name(unit, count=2, locale=locale)) if is_code(unit) else unit


def with_unit(value: Decimal, unit: str, locale: Locale, is_short: bool = False) -> str:
    """A number with its currency or per cent sign; ``is_short`` abbreviates large ones."""
    if unit == PERCENT:
        pattern, sign, number = locale.percent_formats[None], "", _plain(abs(value), locale)
    else:
        pattern = locale.currency_formats["standard"]
        sign = get_currency_symbol(unit, locale=_plain_english(locale))
        number = _compact(abs(value), locale, is_short) or _sum(abs(value), unit, locale)
    is_negative = value < 0
    before, behind = pattern.prefix[is_negative], pattern.suffix[is_negative]
    words = _joined(before, sign, number, behind)
    minus = locale.number_symbols.get("latn", {}).get("minusSign", "-")
    return words.replace("-", str(minus)) if is_negative else words


def _plain_english(locale: Locale) -> Locale:
    """The locale whose signs are printed: those of plain English are read as CLDR has them, $ for USD."""
    return Locale("en") if str(locale) == "en_001" else locale


def _joined(before: str, sign: str, number: str, behind: str) -> str:
    if "¤" in before and sign[-1:].isalpha():
        before = before.removesuffix("\u00a0") + _SPACE
    return f"{before}{number}{behind}".replace("¤", sign)


def _sum(value: Decimal, code: str, locale: Locale) -> str:
    """A sum in full; hundredths as two digits, where a currency has them."""
    places = max(-int(value.normalize().as_tuple().exponent), 0)
    digits = max(places, get_currency_precision(code)) if places else 0
    return str(format_decimal(value, format=_pattern(digits, locale), locale=locale))


@lru_cache(maxsize=64)
def _pattern(digits: int, locale: Locale) -> str:
    whole = str(locale.decimal_formats[None].pattern).partition(";")[0].partition(".")[0]
    return f"{whole}.{'0' * digits}" if digits else whole


def _plain(value: Decimal, locale: Locale) -> str:
    return str(format_decimal(value, locale=locale, decimal_quantization=False))


def _compact(value: Decimal, locale: Locale, is_short: bool) -> str:
    """The number with its scale in words, as ``90 billion``; empty where that would not be all of it."""
    if value < (_LONG if not is_short else 1000):
        return ""
    width: Literal["short", "long"] = "long"
    if is_short or width not in locale.compact_decimal_formats:
        width = "short"
    scale = 10 ** (value.adjusted() // _step(locale) * _step(locale))
    places = max(-int((value / scale).normalize().as_tuple().exponent), 0)
    if places > _MOST_PLACES:
        return ""
    return str(format_compact_decimal(value, format_type=width, locale=locale, fraction_digits=places))


def _step(locale: Locale) -> int:
    """How many digits a scale has: 10,000 is one in East Asia."""
    return 4 if "0万" in str(locale.compact_decimal_formats["short"]["other"].get("10000", "")) else 3
