"""The axis of a drawing: which values its ticks stand at, and where along it a value is."""

from dataclasses import dataclass
from decimal import Decimal

# In pixels. The axis begins far enough to the right that a mark at its start is not cut off.
LEFT = 6.0
_NOUGHT = Decimal(0)
# The steps of an axis, each with the least exact step that is rounded to it: the geometric mean of this step
# and the next smaller one, as in d3-array.
_STEPS = ((10, 50**0.5), (5, 10**0.5), (2, 2**0.5), (1, 0))


@dataclass(frozen=True, slots=True)
class Scale:
    """The value at which the axis begins, and how many pixels one more is."""

    start: Decimal
    pixels: float

    def at(self, value: Decimal) -> float:
        """Where a value stands along x."""
        return LEFT + self.pixels * float(value - self.start)


def ticks(end: Decimal, count: int, start: Decimal = _NOUGHT) -> list[Decimal]:
    """About so many round values between two ends, nought among them, in steps of 1, 2 or 5 and noughts."""
    rough = (end - start) / count
    power = Decimal(10) ** rough.adjusted()
    # Round steps only, so that readers can divide between ticks.
    step = power * next(size for size, least in _STEPS if rough / power >= least)
    return [step * i for i in range(int(start / step), int(end / step) + 1)]
