"""Whether a number goes up or down: a fall of 3 is −3, and no rise of 3."""

from dataclasses import replace

from dossier.language.amounts import Amount
from dossier.language.money import is_money
from dossier.language.numeral import SHARE
from dossier.model.values.quantity import Quantity

_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
FALLS = frozenset(("down", "loss", "deficit"))
# What is mostly a change itself, and so above nought or below.
_SIGNED = frozenset(("%", "percentage-point", "basis-point", SHARE))


def signed(amount: Amount) -> Amount:
    """The number as it counts: a fall of 3 percent as −3; a new value that is lower is as it stands."""
    if amount.change not in FALLS or not amount.quantity.low or amount.quantity.low < 0:
        return amount
    return replace(amount, quantity=_negative(amount.quantity), change="")


def _negative(quantity: Quantity) -> Quantity:
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return quantity
    sign = _TURNED.get(quantity.sign, quantity.sign)
    return replace(quantity, text=f"-{quantity.text}", low=-high, high=-low, sign=sign)


def is_other_change(one: str, other: str) -> bool:
    """Whether two changes cannot be one: an old value and a new one, a rise and a fall."""
    # A loss is a fall of what one has; a deficit is none.
    names = {"loss": "down"}
    a, b = names.get(one, one), names.get(other, other)
    return bool(a and b and a != b)


def is_other_extent(said: Amount, given: Amount) -> bool:
    """Whether what is told to be there was only added, or the other way round: "rose by 300"."""
    is_risen = (
        bool(said.end) and said.change in ("up", "down") and given.extent == "level" and not given.change
    )
    is_there = said.extent == "level" and given.extent == "step"
    return (is_there or is_risen) and given.measure not in _SIGNED


def is_turned(said: Amount, given: Amount) -> bool:
    """Whether a value that a claim sets would make a rise of what the source calls a fall.

    A number that a claim sets says by its sign which it is, unless its figure is called a fall itself.
    """
    if said.end or said.change in FALLS or given.change not in FALLS or not said.quantity.low:
        return False
    is_loss_of_money = given.change != "deficit" and is_money(given.measure)
    is_change = said.change == "up" or given.measure in _SIGNED or given.change == "deficit"
    return said.quantity.low > 0 and is_change and (said.change == "up" or not is_loss_of_money)
