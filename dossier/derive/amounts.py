"""The numbers in what a claim says, and those that it sets."""

from collections.abc import Iterator

from dossier.language.amounts import Amount, amounts
from dossier.model.content import Claim, Dossier, Reading
from dossier.model.text import Link, Markdown, Part, Text
from dossier.model.values.quantity import Quantity


def plain(text: Text) -> str:
    """A sentence as readers see it: of each link, the label."""
    return "".join(map(_words, text))


def _words(part: Part) -> str:
    match part:
        case Markdown():
            return part.source
        case Link():
            return part.label or part.target
    return ""


def said_amounts(claim: Claim, dossier: Dossier) -> tuple[Amount, ...]:
    """The numbers of what a claim says."""
    return amounts(plain(claim.says), dossier.settings.language)


def set_amounts(claim: Claim, dossier: Dossier) -> Iterator[tuple[Amount, Reading]]:
    """The numbers that a claim sets, with the units of their figures."""
    for reading in claim.readings:
        if isinstance(reading.value, Quantity):
            unit = dossier.entities[reading.entity].unit
            # No offsets: the number stands in the record, not in a sentence.
            yield Amount(reading.value, tuple(unit.split()), 0, 0), reading
