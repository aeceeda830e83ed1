"""Which number is part of which: an addition that a total has in it already."""

from collections.abc import Iterator

from dossier.model.content import Claim
from dossier.model.values.quantity import Quantity


def included_in(whole: Claim, part: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of numbers that two claims give of the same entities."""
    for reading in whole.readings:
        for other in part.readings:
            if (
                reading.entity == other.entity
                and isinstance(reading.value, Quantity)
                and isinstance(other.value, Quantity)
            ):
                yield reading.value, other.value
