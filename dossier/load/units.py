"""Units: the code of a currency is one that there is."""

from dossier.language.money import codes, is_code
from dossier.problems import Code, Location, Problem, did_you_mean

_LETTERS = 3
# Codes that nobody takes for words in small letters.
_KNOWN_SMALL = frozenset(("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "AUD", "CAD", "RUB", "UAH", "PLN", "KRW"))


def unit_problems(unit: str, at: Location) -> list[Problem]:
    """What is wrong with a unit: three capitals are the code of a currency (ISO 4217)."""
    is_small = not unit.isupper() and unit.upper() in _KNOWN_SMALL
    if not is_small and not (len(unit) == _LETTERS and unit.isascii() and unit.isalpha() and unit.isupper()):
        return []
    if is_code(unit):
        return []
    hint = did_you_mean(unit.upper(), [unit.upper()] if is_small else sorted(codes()))
    words = "write the ISO 4217 code of a currency, such as USD; another unit in words, such as 'containers'"
    message = f"no currency has the code '{unit}'"
    return [Problem(Code.UNKNOWN_CURRENCY, at, message, f"{hint}; or {words}" if hint else words)]
