"""How the claims that make up one statement differ: numbers, stance, dates, quotes and wording."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.compose.inline import Inlines, Marks
from dossier.compose.page_context import PageContext, cite, cite_first, inlines
from dossier.derive.amounts import plain, said_amounts
from dossier.derive.claims_index import ClaimReading, Statement
from dossier.derive.groups import grouped
from dossier.derive.units import alike
from dossier.language.amounts import Amount
from dossier.language.numeral import RANK, SHARE, TIMES
from dossier.language.stems import content_stems
from dossier.model.content import Claim, Quote, Stance
from dossier.model.dates import Date
from dossier.model.same_text import normal
from dossier.model.units import unit_of
from dossier.model.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Variant:
    """What some claims of a statement have where others have something else; None: they have nothing.

    ``sources`` is the number of articles; ``unit`` is what a number counts.
    """

    value: Quantity | Date | Stance | Quote | None
    marks: Marks
    sources: int
    unit: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """How the claims of a statement differ in one respect; ``apart``: no article has two variants."""

    what: str
    variants: tuple[Variant, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """How another article has a statement, in our words."""

    says: Inlines
    marks: Marks


NUMBER, STANCE, DATE, QUOTE = "number", "stance", "date", "quote"


class _Stated(NamedTuple):
    """A claim with its value in one respect, such as its number or its date."""

    claim: Claim
    value: Quantity | Date | Stance | Quote | None
    unit: str = ""


def differences(context: PageContext, statement: Statement) -> tuple[Difference, ...]:
    """Each respect in which the claims of one statement are not the same."""
    if len(statement) < 2:
        return ()
    # Values that editors set are surer than numbers picked out of sentences, so those come first.
    numbers = list(_set_numbers(context, statement))
    respects = [
        *((NUMBER, stated) for stated in numbers or _said_numbers(context, statement)),
        (STANCE, [_Stated(claim, claim.stance) for claim in statement]),
        (DATE, [_Stated(claim, claim.date) for claim in statement]),
        (QUOTE, _quotes(statement)),
    ]
    compared = (_difference(context, what, stated) for what, stated in respects)
    return tuple(difference for difference in compared if difference)


def number_difference(context: PageContext, readings: Sequence[ClaimReading], unit: str) -> Difference | None:
    """How readings of one figure differ that agree with each other; None where they are the same."""
    stated = [_Stated(claim, r.value, unit) for claim, r in readings if isinstance(r.value, Quantity)]
    return _difference(context, NUMBER, stated)


def wordings(context: PageContext, statement: Statement) -> tuple[Wording, ...]:
    """The sentences of further claims that use other words than the ones before; endings do not count."""
    language, seen, others = context.dossier.settings.language, set[frozenset[str]](), []
    for claim in statement:
        stems = content_stems(plain(claim.says), language)
        # The first claim gives the statement its words, so only the others are listed.
        if seen and stems not in seen:
            others.append(Wording(inlines(context, claim.says), cite(context, [claim.ref])))
        seen.add(stems)
    return tuple(others)


def _difference(context: PageContext, what: str, stated: Sequence[_Stated]) -> Difference | None:
    groups = grouped((_key(one.value), one) for one in stated)
    if len(groups) < 2:
        return None
    variants = tuple(_variant(context, members) for members in groups.values())
    sources = {one.claim.ref.source for one in stated}
    # An article counted in two variants makes their sum exceed the number of articles.
    return Difference(what, variants, sum(variant.sources for variant in variants) == len(sources))


def _variant(context: PageContext, members: Sequence[_Stated]) -> Variant:
    claim, value, unit = members[0]
    marks = cite_first(context, [one.claim.ref for one in members])
    foreign = context.dossier.foreign(context.dossier.sources[claim.ref.source])
    return Variant(value, marks, len({one.claim.ref.source for one in members}), unit, foreign)


def _key(value: Quantity | Date | Stance | Quote | None) -> object:
    match value:
        case Date():
            return value.edtf
        case Quote():
            return normal(value.exact).casefold()
        case Quantity():
            # "600" and "six hundred" are one number; words such as "hundreds" have no bounds to compare.
            return (value.sign, value.low, value.high) if value.low is not None else value.text.casefold()
    return value


def _set_numbers(context: PageContext, statement: Statement) -> Iterator[tuple[_Stated, ...]]:
    """The values that claims set on figures, for each figure that several of them set."""
    dossier = context.dossier
    figures = grouped(
        (
            (r.entity, r.field),
            _Stated(claim, r.value, unit_of(dossier.entities[r.entity], dossier.field_of(r))),
        )
        for claim in statement
        for r in claim.readings
        if isinstance(r.value, Quantity)
    )
    yield from (stated for stated in figures.values() if len({one.claim.ref for one in stated}) > 1)


def _said_numbers(context: PageContext, statement: Statement) -> list[list[_Stated]]:
    """The numbers in the sentences, those together that count the same; a claim may have none."""
    groups: list[list[tuple[Claim, Amount]]] = []
    for claim in statement:
        for amount in said_amounts(claim, context.dossier):
            if amount.measure in (SHARE, TIMES, RANK) or amount.unread:
                continue
            _group(context, groups, claim, amount).append((claim, amount))
    return [_with_none(statement, group) for group in groups]


def _group(
    context: PageContext, groups: list[list[tuple[Claim, Amount]]], claim: Claim, amount: Amount
) -> list[tuple[Claim, Amount]]:
    """The group that counts the same and has no number of this claim yet; else a new one."""
    names, language = context.catalogue.names_index, context.dossier.settings.language
    for group in groups:
        # A claim with two numbers of boats speaks of two different things, so each needs a group of its
        # own.
        is_free = all(other is not claim for other, _ in group)
        if is_free and alike(group[0][1], amount, names, language):
            return group
    groups.append([])
    return groups[-1]


def _with_none(statement: Statement, group: list[tuple[Claim, Amount]]) -> list[_Stated]:
    stated = {claim.ref: _Stated(claim, one.quantity, " ".join(one.counted)) for claim, one in group}
    return [stated.get(claim.ref, _Stated(claim, None)) for claim in statement]


def _quotes(statement: Statement) -> list[_Stated]:
    """The quotes; none where each is a part of the longest."""
    stated = [_Stated(claim, claim.quote) for claim in statement if claim.quote]
    words = [normal(claim.quote.exact).casefold() for claim in statement if claim.quote]
    longest = max(words, key=len, default="")
    # An article that quotes less of the same words differs in nothing.
    return [] if all(quote in longest for quote in words) else stated
