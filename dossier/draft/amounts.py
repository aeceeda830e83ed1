"""How many of what the words of somebody tell, as readings of figures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from dossier.language.amounts import amounts
from dossier.language.numeral import RANK, TIME
from dossier.language.reporting import reporting
from dossier.model.slugs import suggested_id
from dossier.model.values.quantity import Quantity

# More words than that are no name of what is counted.
_LONGEST_UNIT = 2


class Counted(NamedTuple):
    """A number with what it counts, and the id of the figure that counts the same."""

    quantity: Quantity
    unit: str

    @property
    def figure(self) -> str:
        """The id of the figure: what is counted."""
        return f"number-of-{suggested_id(self.unit)}"

    @property
    def value(self) -> str:
        """The number as a record has it."""
        low, high = (_digits(end) for end in (self.quantity.low, self.quantity.high))
        return f"{self.quantity.sign}{low if low == high else f'{low}..{high}'}"


def counted(text: str, language: str) -> Iterator[Counted]:
    """The numbers of a text that count something that is named, and are no change, rank, time or part."""
    for amount in amounts(text, language):
        # "40 of them" are no count of all.
        if amount.whole:
            continue
        is_plain = not (amount.unread or amount.change or amount.measure in (RANK, TIME) or amount.measure)
        unit = " ".join(_noun(amount.counted, language))
        if is_plain and unit and amount.quantity.low is not None and suggested_id(unit):
            yield Counted(amount.quantity, unit)


def _noun(counted: Sequence[str], language: str) -> Iterator[str]:
    """The first words of what is counted, as far as a plural if they have one: "military engineers work"."""
    data = reporting(language)
    endings = tuple(data.parts["plurals"]) if data else ()
    for word in counted[:_LONGEST_UNIT]:
        yield word
        if endings and word.endswith(endings):
            return


def _digits(value: Decimal | None) -> str:
    return f"{value:f}" if value is not None else ""
