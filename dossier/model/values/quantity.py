"""Quantities as sources give them: exact, approximate, bounded, a range, or only words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from re import findall, fullmatch

from dossier.model.placed import Placed
from dossier.model.values.value_type import Export, MessagesProtocol, Of, ValueType
from dossier.problems import Code, Problem

# The step makes "more than 5" begin just above 5; no source counts so finely.
_LEAST, _MOST, _STEP = Decimal("-Infinity"), Decimal("Infinity"), Decimal("1e-9")
# A round number this many times as large or as small is no longer near.
_NEAR = Decimal("1.5")
# More than any count has, and few enough for exact arithmetic: hundredths, and three places behind the point.
MOST_DIGITS = 22
# A minus as it is typed, and as it is printed.
_MINUS = "-", "−"
# Each value of a figure is compared with each other: so many are kept as they are compared.
_COMPARED = 4_096
# Signs with their messages, the longer ones before those that they begin with.
_SIGNS = {"~": "about", ">=": "at-least", "<=": "at-most", ">": "more-than", "<": "fewer-than"}
_SIGNS_BELOW_NOUGHT = {"~": "about", ">=": "not-below", "<=": "not-above", ">": "above", "<": "below"}


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


class QuantityExport(Export):
    """A number, a bound, a range, or words that no number stands for."""

    text: str
    """As written: 600, ~600, >10000, 10000..12000, or words."""
    sign: str = ""
    """~ for about, > >= < <= for bounds."""
    low: float | None = None
    """The number, or the lower end of a range."""
    high: float | None = None
    """The number, or the upper end of a range."""


def quantity(text: str) -> Quantity | None:
    """Read ``600``, ``~-600``, ``>10000``, ``-12..-10`` or words; None where it is none of them."""
    sign = next((s for s in _SIGNS if text.startswith(s)), "")
    low_text, dots, high_text = text.removeprefix(sign).partition("..")
    low, high = _number(low_text), _number(high_text)
    if dots:
        is_range = low is not None and high is not None and low < high and sign in ("", "~")
        return Quantity(text, low, high, sign) if is_range else None
    if low is not None:
        return Quantity(text, low, low, sign)
    has_digit = any(c.isdigit() for c in text)
    is_signed = sign or text.startswith(_MINUS)
    return None if is_signed or has_digit or not text.strip() else Quantity(text)


def _number(text: str) -> Decimal | None:
    digits = text.removeprefix(text[:1]) if text.startswith(_MINUS) else text
    is_number = fullmatch(r"[0-9]+(\.[0-9]+)?", digits) and len(digits) <= MOST_DIGITS
    if not is_number:
        return None
    # Nothing is minus nought.
    return -Decimal(digits) + 0 if digits != text else Decimal(digits)


def _read(given: Placed, _field: str, _of: Of) -> Quantity | Problem:
    if max(map(len, findall("[0-9]+", given)), default=0) > MOST_DIGITS:
        message = f"a number of more than {MOST_DIGITS} digits stands here"
        return Problem(Code.BAD_QUANTITY, given.at, message, "round it, or write it in words")
    hint = 'write 600, ~600, -3, ">10000", ">=500", <40 or 10000..12000, or words without digits'
    if _has_scale(given):
        hint += "; all digits are written, so that 1.5 million is 1500000"
    wrong = Problem(Code.BAD_QUANTITY, given.at, f"'{given}' is not a quantity", hint)
    return quantity(str(given)) or wrong


def _has_scale(text: str) -> bool:
    """Whether a number stands before one word, such as "million"."""
    number, _, scale = text.lstrip("~<>=").partition(" ")
    return _number(number) is not None and scale.isalpha()


def overlap(one: Quantity, other: Quantity) -> bool:
    """Whether both can be true: numbers whose intervals meet, or the same words."""
    if one.low is None or other.low is None:
        return one.text == other.text
    (a, b), (c, d) = _interval(one), _interval(other)
    return max(a, c) <= min(b, d)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether one of them can stand for both: they overlap, and one is more than a bound; or are the same.

    "At least 499" and "more than 499" overlap, and yet say two different things.
    """
    # Most do not overlap, and the same always do.
    return overlap(one, other) and (min(width(one), width(other)) < _MOST or _key(one) == _key(other))


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether both cannot be true: their intervals lie apart, even if what is "about" is rounded generously.

    Nobody can say that "hundreds" is not 600.
    """
    if one.low is None or other.low is None:
        return False
    (a, b), (c, d) = _at_most(one), _at_most(other)
    return max(a, c) > min(b, d)


def implies(one: Quantity, other: Quantity) -> bool:
    """Whether the first is true only if the second is: 600 implies more than 500, and not the reverse."""
    if one.low is None or other.low is None:
        return _key(one) == _key(other)
    (low, high), (least, most) = _interval(one), _interval(other)
    return least <= low and high <= most


def follows(said: Quantity, given: Quantity) -> bool:
    """Whether what is said follows from what is given; only a bound may name a number that is not given.

    "At least 500" follows from "500" and from "600", but neither "more than 500" nor "about 600" from "500",
    nor "500" from "about 500".
    """
    if said.low is None or given.low is None:
        return said.low is given.low and said.text.casefold() == given.text.casefold()
    (low, high), (least, most) = _interval(said), _interval(given)
    is_firmer = given.sign == "~" and said.sign != "~"
    has_same_numbers = {said.low, said.high} <= {given.low, given.high}
    return (
        (has_same_numbers or _is_round_bound(said, given)) and low <= least and most <= high and not is_firmer
    )


def _is_round_bound(said: Quantity, given: Quantity) -> bool:
    """Whether a bound is a round number near the given one: "more than 500" of 600, not "more than 599"."""
    if said.sign[:1] not in ("<", ">") or said.low is None or not given.low or not given.high:
        return False
    if (said.low < 0) is not (given.high < 0):
        return False
    sizes = sorted((abs(given.low), abs(given.high)))
    is_near = sizes[0] / _NEAR <= abs(said.low) <= sizes[1] * _NEAR
    return is_near and _digits(said.low) <= min(_digits(given.low), _digits(given.high))


def _digits(value: Decimal) -> int:
    """How many digits of a number are no zeros at its end."""
    return len(value.normalize().as_tuple().digits)


@lru_cache(maxsize=_COMPARED)
def width(value: Quantity) -> Decimal:
    """How wide the range of a quantity is; infinite for words and bounds."""
    low, high = _interval(value)
    # "About" says less than the bare number.
    return high - low + (Decimal("0.5") if value.sign == "~" else 0)


@lru_cache(maxsize=_COMPARED)
def _interval(value: Quantity) -> tuple[Decimal, Decimal]:
    """The lowest and highest number that the quantity allows; "about 600" counts as 600."""
    if value.low is None or value.high is None:
        return _LEAST, _MOST
    beyond = 0 if value.sign.endswith("=") else _STEP
    if value.sign.startswith(">"):
        return value.low + beyond, _MOST
    if value.sign.startswith("<"):
        return _LEAST, value.high - beyond
    return value.low, value.high


@lru_cache(maxsize=_COMPARED)
def _at_most(value: Quantity) -> tuple[Decimal, Decimal]:
    """The interval of a quantity; wider if it is "about", since people round by a tenth, or to a digit."""
    low, high = _interval(value)
    if value.sign != "~":
        return low, high
    return low - _rounding(low), high + _rounding(high)


def _rounding(number: Decimal) -> Decimal:
    exponent = number.normalize().as_tuple().exponent
    last_digit = Decimal(10) ** (exponent if isinstance(exponent, int) else 0)
    return max(abs(number) / 10, last_digit / 2)


@lru_cache(maxsize=_COMPARED)
def _key(value: Quantity) -> str:
    """The quantity without what is only a matter of writing: ``600`` for ``600.0``."""
    if value.low is None or value.high is None:
        return value.text
    ends = dict.fromkeys(f"{end.normalize():f}" for end in (value.low, value.high))
    return value.sign + "..".join(ends)


def quantity_words(
    value: Quantity, t: MessagesProtocol, in_unit: Callable[[Decimal], str] | None = None
) -> str:
    """The quantity as readers read it: ``about 600``, ``10,000 to 12,000``; words stay as they are.

    ``in_unit`` writes a number together with its unit, as ``€600``.
    """
    if value.low is None or value.high is None:
        return value.text
    written = in_unit or t.text
    low, high = written(value.low), written(value.high)
    number = low if value.low == value.high else t("quantities.range", low=low, high=high)
    # "At least -4 percent" would read as a fall of 4 or more, which is the opposite of >=-4.
    signs = _SIGNS_BELOW_NOUGHT if value.low < 0 else _SIGNS
    return t(f"quantities.{signs[value.sign]}", number=number) if value.sign else number


QUANTITY = ValueType(
    name="quantity",
    holds=Quantity,
    read=_read,
    key=_key,
    differ=differ,
    implies=implies,
    of_a_time=True,
    words=quantity_words,
    export=QuantityExport,
    fingerprint=attrgetter("text"),
)
