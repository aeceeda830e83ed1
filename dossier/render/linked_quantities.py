"""Quantities as schema.org has them: a MonetaryAmount, or a QuantitativeValue with its unit."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from dossier.language.counted import measure_of
from dossier.language.money import is_code
from dossier.model.values.quantity import Quantity

MONEY, MEASURED, NUMBER = "MonetaryAmount", "QuantitativeValue", "Number"
# UN/CEFACT's common codes (Recommendation 20), which schema.org asks for, by CLDR's names of units.
_CODES = {
    "%": "P1", "kilometer": "KMT", "meter": "MTR", "centimeter": "CMT", "millimeter": "MMT", "mile": "SMI",
    "kilometer-per-hour": "KMH", "mile-per-hour": "HM", "meter-per-second": "MTS", "kilogram": "KGM",
    "gram": "GRM", "tonne": "TNE", "liter": "LTR", "hectare": "HAR", "square-meter": "MTK",
    "square-kilometer": "KMK", "cubic-meter": "MTQ", "celsius": "CEL", "second": "SEC", "minute": "MIN",
    "hour": "HUR", "day": "DAY", "week": "WEE", "month": "MON", "year": "ANN", "kilowatt-hour": "KWH",
    "barrel": "BLL",
}  # fmt: skip


def quantity_nodes(
    value: Quantity, unit: str, allowed: Collection[str], language: str
) -> list[dict[str, Any] | int | float]:
    """A quantity as a property has it; nothing for words, what is only about right, or where none fits."""
    if value.low is None or value.high is None or value.sign == "~":
        return []
    if is_code(unit):
        return [{"@type": MONEY, "currency": unit, **_ends(value)}] if MONEY in allowed else []
    if MEASURED in allowed:
        code = _CODES.get(measure_of(unit, language), "")
        named = {"unitCode": code} if code else {"unitText": unit} if unit else {}
        return [{"@type": MEASURED, **_ends(value), **named}]
    is_number = NUMBER in allowed and not unit and not value.sign and value.low == value.high
    return [_number(value.low)] if is_number else []


def _ends(value: Quantity) -> dict[str, int | float]:
    low, high = _number(value.low or Decimal(0)), _number(value.high or Decimal(0))
    if value.sign.startswith(">"):
        return {"minValue": low}
    if value.sign.startswith("<"):
        return {"maxValue": high}
    return {"value": low} if low == high else {"minValue": low, "maxValue": high}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral() else float(value)
