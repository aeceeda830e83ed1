"""Quantities as sources give them: exact, approximate, bounded, a range, or only words."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# The step makes "more than 5" begin just above 5; no source counts so finely.
_LEAST, _MOST, _STEP = Decimal("-Infinity"), Decimal("Infinity"), Decimal("1e-9")
_SIGNS = ("~", ">=", "<=", ">", "<")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, a bound or a range; or words, which are shown and never turned into a number.

    ``sign`` is one of ``~ > >= < <=`` or empty. A range has both ``low`` and ``high``, a number has the
    same in both, words have neither.
    """

    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    sign: str = ""


def quantity(text: str) -> Quantity | None:
    """Read ``600``, ``~600``, ``>10000``, ``10000..12000`` or words; None where it is none of them."""
    sign = next((s for s in _SIGNS if text.startswith(s)), "")
    low_text, dots, high_text = text.removeprefix(sign).partition("..")
    low, high = _number(low_text), _number(high_text)
    if dots:
        return Quantity(text, low, high, sign) if _is_range(low, high, sign) else None
    if low is not None:
        return Quantity(text, low, low, sign)
    has_digit = any(c.isdigit() for c in text)
    return None if sign or has_digit or not text.strip() else Quantity(text)


def overlap(one: Quantity, other: Quantity) -> bool:
    """Whether both can be true: numbers whose intervals meet, or the same words."""
    if one.low is None or other.low is None:
        return one.text == other.text
    (a, b), (c, d) = _interval(one), _interval(other)
    return max(a, c) <= min(b, d)


def follows(said: Quantity, given: Quantity) -> bool:
    """Whether what is said follows from what is given, without a number that is not given.

    "At least 500" follows from "500", but neither "more than 500" nor "500" from "about 500".
    """
    if said.low is None or given.low is None:
        return said.low is given.low and said.text.casefold() == given.text.casefold()
    (low, high), (least, most) = _interval(said), _interval(given)
    is_firmer = given.sign == "~" and said.sign != "~"
    return (
        {said.low, said.high} <= {given.low, given.high} and low <= least and most <= high and not is_firmer
    )


def width(value: Quantity) -> Decimal:
    """How wide the range of a quantity is; infinite for words and bounds."""
    low, high = _interval(value)
    # "About" says less than the bare number.
    return high - low + (Decimal("0.5") if value.sign == "~" else 0)


def _interval(value: Quantity) -> tuple[Decimal, Decimal]:
    """The lowest and highest number that the quantity allows; "about 600" counts as 600."""
    if value.low is None or value.high is None:
        return _LEAST, _MOST
    match value.sign:
        case ">":
            return value.low + _STEP, _MOST
        case ">=":
            return value.low, _MOST
        case "<":
            return _LEAST, value.high - _STEP
        case "<=":
            return _LEAST, value.high
    return value.low, value.high


def _is_range(low: Decimal | None, high: Decimal | None, sign: str) -> bool:
    return low is not None and high is not None and low < high and sign in ("", "~")


def _number(text: str) -> Decimal | None:
    if not text or not set(text) <= set("0123456789.") or not (text[0] + text[-1]).isdigit():
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
