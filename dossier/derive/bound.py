"""Whether a number follows from another: it is no firmer, no other, and counts the same."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from unicodedata import decimal

from dossier.derive.signs import is_other_extent, is_turned, signed
from dossier.derive.units import PERCENT, NamesIndex, alike
from dossier.language.amounts import Amount
from dossier.language.numeral import PLACES, SHARE, TIME
from dossier.model.values.quantity import Quantity, follows

# Ends of ranges are as near as languages have them: 999,000, and 999,999.
_NEARLY = Decimal("1.02")


def is_bound(said: Amount, given: Iterable[Amount], names: NamesIndex, language: str = "") -> bool:
    """Whether a number follows from one of others that were read; words are compared in a ``language``."""
    return next(bound_by(said, given, names, language), None) is not None


def bound_by(
    said: Amount, given: Iterable[Amount], names: NamesIndex, language: str = ""
) -> Iterator[Amount]:
    """Those that were read and that a number follows from: an old value, from old ones if there are any."""
    given = tuple(given)
    is_old = said.change == "from" and any(other.change == "from" for other in given)
    given = [other for other in given if other.change == "from"] if is_old else given
    return (other for other in given if not other.unread and _is_either_bound(said, other, names, language))


def _is_either_bound(said: Amount, given: Amount, names: NamesIndex, language: str) -> bool:
    """Whether a number follows from another as both stand, or as both go up or down: "fell 3%" from −3 %."""
    # Of the 900 of whom 600 stayed, nobody knows whether they did.
    if not said.of_part and given.of_part & {said.event, *said.counted}:
        return False
    if is_other_extent(said, given):
        return False
    # What is told of a part tells nothing of the whole: "three of the seven were freed", "seven were held".
    if said.of_part:
        said = replace(said, event="", counted=tuple(w for w in said.counted if w not in said.of_part))
    if given.ratio and not said.measure:
        return not said.quantity.sign and said.quantity.low == given.ratio[bool(said.of_part)]
    if alike(said, given, names, language) and follows_from(said, given) and not is_turned(said, given):
        return True
    one, other = signed(said), signed(given)
    if (one is said and other is given) or said.change == given.change:
        return False
    return alike(one, other, names, language) and follows_from(one, other)


def follows_from(said: Amount, given: Amount) -> bool:
    """Whether what is said is no firmer than what is given, and no other number.

    What a claim sets stands in no text, and so has no end: it is the source's number itself, not one that
    follows from it. A time of day that may be one of two, as "9:30", follows from each of them.
    """
    if said.quantity.low is None:
        return _is_within(said, given)
    if said.measure == given.measure == TIME and said.end:
        return {given.quantity.low, given.quantity.high} <= {said.quantity.low, said.quantity.high}
    one, other = _as_share(said, given), _as_share(given, said)
    # What is just under 600 is about 600, too.
    other = replace(other, sign="~") if given.is_near and one.sign == "~" else other
    if said.end and given.is_hedged and not said.is_hedged and given.quantity.low is not None:
        return False
    return follows(one, other) and (said.end > 0 or follows(other, one))


def _is_within(said: Amount, given: Amount) -> bool:
    """Whether a vague word can mean what is given: "hundreds" of 600."""
    if given.quantity.low is None or not said.bounds or not said.end:
        is_same = said.quantity.text.casefold() == given.quantity.text.casefold()
        if not is_same and not (_is_bare(said) and _is_bare(given)):
            return False
        return given.quantity.low is None and (is_same or _holds(said.bounds, given.bounds))
    low, high = given.quantity.low, given.quantity.high or given.quantity.low
    return given.quantity.sign in ("", "~", ">", ">=") and _holds(said.bounds, (low, high))


def _is_bare(vague: Amount) -> bool:
    """Whether a vague word has no comparator: "hundreds", not "more than hundreds"."""
    return vague.quantity.text[:1].isalpha()


def _holds(outer: tuple[Decimal, Decimal] | None, inner: tuple[Decimal, Decimal] | None) -> bool:
    return bool(outer and inner and outer[0] <= inner[0] and inner[1] <= outer[1] * _NEARLY)


def _as_share(amount: Amount, other: Amount) -> Quantity:
    """The quantity, in percent if only one of the two is a share; a third has no end."""
    quantity = amount.quantity
    is_mixed = {amount.measure, other.measure} == {SHARE, PERCENT}
    if not is_mixed or amount.measure == PERCENT or quantity.low is None or quantity.high is None:
        return quantity
    ends = (quantity.low, quantity.high)
    if any(end.normalize().as_tuple().exponent == -PLACES for end in ends):
        return quantity
    low, high = ((value * 100).normalize() for value in ends)
    return replace(quantity, low=low, high=high)


def could_be(said: Amount, unread: Amount) -> bool:
    """Whether a number may stand where one could not be read.

    Scaling by tens, hundreds or thousands keeps the digits that are not zero, and so does a comparator.
    """
    digits = {_digits(value) for value in (said.quantity.low, said.quantity.high) if value is not None}
    # In digits of any script; "7:4" may be one number or two.
    row = "".join(str(decimal(sign)) if sign.isdecimal() else " " for sign in unread.quantity.text)
    there = {part.strip("0") for part in (row.replace(" ", ""), *row.split())}
    values = {_digits(value) for value in (unread.quantity.low, unread.quantity.high) if value is not None}
    return said.quantity.low is None or bool(digits & (values or there))


def _digits(value: Decimal) -> str:
    return "".join(sign for sign in f"{value:f}" if sign.isdecimal()).strip("0")
