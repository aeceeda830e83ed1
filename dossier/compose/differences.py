"""In what the claims differ that make one statement: numbers, stance, dates, quotes and wording."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.compose.inline import Inlines, Marks
from dossier.compose.page_context import PageContext, cite, inlines
from dossier.derive.amounts import plain, said_amounts
from dossier.derive.claims_index import ClaimReading, Statement
from dossier.derive.matching import normal
from dossier.derive.units import NamesIndex, alike
from dossier.language.amounts import Amount
from dossier.language.stems import content_stems
from dossier.model.content import Claim, Quote, Stance
from dossier.model.dates import Date
from dossier.model.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Variant:
    """What some of the claims of one statement have, where others have something else; None: they have none.

    ``sources`` is the number of articles; ``unit`` is what a number counts.
    """

    value: Quantity | Date | Stance | Quote | None
    marks: Marks
    sources: int
    unit: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """In what the claims of one statement differ; ``apart`` says that no article is on two sides."""

    what: str
    sides: tuple[Variant, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """How another article has a statement, in our words."""

    says: Inlines
    marks: Marks


NUMBER, STANCE, DATE, QUOTE = "number", "stance", "date", "quote"


class _Told(NamedTuple):
    """What one claim has, in one respect."""

    claim: Claim
    value: Quantity | Date | Stance | Quote | None
    unit: str = ""


def differences(context: PageContext, statement: Statement) -> tuple[Difference, ...]:
    """Each respect in which the claims of one statement are not the same."""
    if len(statement) < 2:
        return ()
    numbers = list(_set_numbers(context, statement))
    respects = [
        *((NUMBER, told) for told in numbers or _said_numbers(context, statement)),
        (STANCE, [_Told(claim, claim.stance) for claim in statement]),
        (DATE, [_Told(claim, claim.date) for claim in statement]),
        (QUOTE, _quotes(statement)),
    ]
    found = (_difference(context, what, told) for what, told in respects)
    return tuple(difference for difference in found if difference)


def number_difference(context: PageContext, held: Sequence[ClaimReading], unit: str) -> Difference | None:
    """How readings of one figure differ that agree with each other; None where they are the same."""
    told = [_Told(claim, r.value, unit) for claim, r in held if isinstance(r.value, Quantity)]
    return _difference(context, NUMBER, told)


def wordings(context: PageContext, statement: Statement) -> tuple[Wording, ...]:
    """The sentences of further claims that use other words than the ones before; endings do not count."""
    language, seen, found = context.dossier.settings.language, set[frozenset[str]](), []
    for claim in statement:
        stems = content_stems(plain(claim.says), language)
        if seen and stems not in seen:
            found.append(Wording(inlines(context, claim.says), cite(context, [claim.ref])))
        seen.add(stems)
    return tuple(found)


def _difference(context: PageContext, what: str, told: Sequence[_Told]) -> Difference | None:
    sides: dict[object, list[_Told]] = {}
    for it in told:
        sides.setdefault(_key(it.value), []).append(it)
    if len(sides) < 2:
        return None
    shown = tuple(_side(context, members) for members in sides.values())
    sources = {it.claim.ref.source for it in told}
    return Difference(what, shown, sum(side.sources for side in shown) == len(sources))


def _side(context: PageContext, members: list[_Told]) -> Variant:
    claim, value, unit = members[0]
    marks = cite(context, [it.claim.ref for it in members])
    foreign = context.dossier.foreign(context.dossier.sources[claim.ref.source])
    return Variant(value, marks, len({it.claim.ref.source for it in members}), unit, foreign)


def _key(value: Quantity | Date | Stance | Quote | None) -> object:
    match value:
        case Date():
            return value.edtf
        case Quote():
            return normal(value.exact).casefold()
        case Quantity():
            return (value.sign, value.low, value.high) if value.low is not None else value.text.casefold()
    return value


def _set_numbers(context: PageContext, statement: Statement) -> Iterator[list[_Told]]:
    """What the claims set on each figure, where several set something."""
    figures: dict[tuple[str, str], list[_Told]] = {}
    for claim in statement:
        for r in claim.readings:
            if isinstance(r.value, Quantity):
                told = _Told(claim, r.value, context.dossier.entities[r.entity].unit)
                figures.setdefault((r.entity, r.field), []).append(told)
    yield from (told for told in figures.values() if len({it.claim.ref for it in told}) > 1)


def _said_numbers(context: PageContext, statement: Statement) -> list[list[_Told]]:
    """The numbers in the sentences, those together that count the same; a claim may have none."""
    known, language = context.catalogue.names_index, context.dossier.settings.language
    groups: list[list[tuple[Claim, Amount]]] = []
    for claim in statement:
        for amount in said_amounts(claim, context.dossier):
            group = _group(groups, claim, amount, known, language)
            group.append((claim, amount))
    return [_with_none(statement, group) for group in groups]


def _group(
    groups: list[list[tuple[Claim, Amount]]], claim: Claim, amount: Amount, known: NamesIndex, language: str
) -> list[tuple[Claim, Amount]]:
    """The group that counts the same and has no number of this claim yet; else a new one."""
    for group in groups:
        is_free = all(other is not claim for other, _ in group)
        if is_free and alike(group[0][1].counted, amount.counted, known, language):
            return group
    groups.append([])
    return groups[-1]


def _with_none(statement: Statement, group: list[tuple[Claim, Amount]]) -> list[_Told]:
    found = {claim.ref: amount for claim, amount in group}
    told = ((claim, found.get(claim.ref)) for claim in statement)
    return [
        _Told(claim, amount.quantity, " ".join(amount.counted)) if amount else _Told(claim, None)
        for claim, amount in told
    ]


def _quotes(statement: Statement) -> list[_Told]:
    """The quotes; none where each is a part of the longest."""
    told = [_Told(claim, claim.quote) for claim in statement if claim.quote]
    words = [normal(claim.quote.exact).casefold() for claim in statement if claim.quote]
    longest = max(words, key=len, default="")
    return [] if all(quote in longest for quote in words) else told
