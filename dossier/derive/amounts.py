"""The numbers in what a claim says, and those that it sets."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dossier.language.amounts import Amount, amounts, ranks
from dossier.language.changes import fall_of
from dossier.language.counted import event_of, measure_of
from dossier.language.lexicon import lexicon
from dossier.language.rates import NO_RATE, Rate, named_rates
from dossier.language.things import things
from dossier.memo import once
from dossier.model.content import Claim, Dossier, Reading
from dossier.model.roles import FieldRole
from dossier.model.text import Link, Markdown, Part, Text
from dossier.model.units import unit_of
from dossier.model.values.quantity import Quantity, quantity


# Many rules in a row ask the same of one claim.
@once
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
    """The numbers that a claim sets, with the units of their figures; as open as all that it says."""
    said = said_amounts(claim, dossier)
    opened = said[0].open if said and all(amount.open for amount in said) else ""
    choice = said[0].choice if said and all(amount.choice for amount in said) else ()
    for reading in claim.readings:
        if isinstance(reading.value, Quantity):
            amount = _set_amount(reading.value, reading, dossier)
            # A figure of deaths makes the choice.
            yield replace(amount, open=opened, choice=() if amount.event else choice), reading


def _set_amount(value: Quantity, reading: Reading, dossier: Dossier) -> Amount:
    entity, language = dossier.entities[reading.entity], dossier.settings.language
    field = dossier.field_of(reading)
    of = unit_of(entity, field)
    unit, measure, rate = _read_unit(of, language)
    # "Daily output" in barrels may be so many a day.
    named = frozenset[str]().union(*(named_rates(name, language) for name in (entity.name, field.label)))
    bounds = lexicon(language).vague.get(value.text.casefold()) if value.low is None else None
    change = _change(value, reading, dossier)
    # No offsets: the number stands in the record, not in a sentence.
    return Amount(
        value,
        unit,
        0,
        0,
        measure,
        event_of((*unit, *entity.counts), language),
        bounds=(Decimal(bounds[0]), Decimal(bounds[1])) if bounds else None,
        change=change,
        is_hedged=value.sign == "~",
        rate=replace(rate, maybe=rate.maybe | named),
        extent="level" if field.role is FieldRole.LEVEL and not change else "",
        things=frozenset() if measure else things((*unit, *entity.counts), language),
    )


def _change(value: Quantity, reading: Reading, dossier: Dossier) -> str:
    """Whether a value is an increase by its field, or a fall by the name of its figure: "Losses"."""
    entity, field, language = (
        dossier.entities[reading.entity],
        dossier.field_of(reading),
        dossier.settings.language,
    )
    if value.low is None or value.low < 0:
        return ""
    if falls := fall_of((entity.name, field.label, *entity.counts), language):
        return falls
    return "up" if field.role is FieldRole.INCREASE else ""


@lru_cache(maxsize=1000)
def _read_unit(unit: str, language: str) -> tuple[tuple[str, ...], str, Rate]:
    """The words of a unit, its measure, and its rate: of "euros per month", EUR, and month."""
    measure = measure_of(unit, language)
    probe = amounts(f"1 {unit}", language)[:1] if unit and not measure else ()
    if probe and probe[0].rate.per:
        return probe[0].counted, probe[0].measure, probe[0].rate
    return tuple(unit.split()), measure, NO_RATE
