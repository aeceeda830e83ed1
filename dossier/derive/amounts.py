"""The numbers in what a claim says, and those that it sets."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.language.amounts import Amount, amounts, ranks
from dossier.language.counted import event_of, measure_of
from dossier.language.lexicon import lexicon
from dossier.model.content import Claim, Dossier, Reading
from dossier.model.text import Link, Markdown, Part, Text
from dossier.model.units import unit_of
from dossier.model.values.quantity import Quantity, quantity


def plain(text: Text) -> str:
    """A sentence as readers see it: of each link, the label."""
    return "".join([part.plain if type(part) is Markdown else _words(part) for part in text])


def _words(part: Part) -> str:
    return part.label or part.target if isinstance(part, Link) else ""


def said_amounts(claim: Claim, dossier: Dossier) -> tuple[Amount, ...]:
    """The numbers of what a claim says, ranks in the end."""
    text, language = plain(claim.says), dossier.settings.language
    return (*amounts(text, language), *ranks(text, language))


def by_hand_amounts(claim: Claim, dossier: Dossier) -> tuple[Amount, ...]:
    """The numbers that an editor read where the program could not, as ``~600`` or in words."""
    texts = claim.by_hand.numbers if claim.by_hand else ()
    return tuple(amount for text in texts for amount in _written(text, dossier.settings.language))


def _written(text: str, language: str) -> tuple[Amount, ...]:
    value = quantity(text)
    if value is None or value.low is None:
        return (*amounts(text, language), *ranks(text, language))
    # With an end, since a text may say less than stands there.
    return (Amount(value, (), 0, len(text), is_hedged=value.sign == "~"),)


def set_amounts(claim: Claim, dossier: Dossier) -> Iterator[tuple[Amount, Reading]]:
    """The numbers that a claim sets, with the units of their figures."""
    for reading in claim.readings:
        if isinstance(reading.value, Quantity):
            yield _set_amount(reading.value, reading, dossier), reading


def _set_amount(value: Quantity, reading: Reading, dossier: Dossier) -> Amount:
    entity, language = dossier.entities[reading.entity], dossier.settings.language
    of = unit_of(entity, dossier.field_of(reading))
    unit = tuple(of.split())
    bounds = lexicon(language).vague.get(value.text.casefold()) if value.low is None else None
    # No offsets: the number stands in the record, not in a sentence.
    return Amount(
        value,
        unit,
        0,
        0,
        measure_of(of, language),
        event_of((*unit, *entity.counts), language),
        bounds=(Decimal(bounds[0]), Decimal(bounds[1])) if bounds else None,
        is_hedged=value.sign == "~",
    )
