"""In what the claims differ that make one statement: numbers, stance, dates, quotes and wording."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.check.language.amounts import Amount
from dossier.check.language.stems import telling_stems
from dossier.check.matching import normal
from dossier.check.numbers import plain, said_amounts
from dossier.check.units import Things, alike
from dossier.compose.catalogue import Held, Statement
from dossier.compose.sheet import Sheet, cite, inlines
from dossier.compose.views import Difference, Side, Wording
from dossier.model.content import Claim, Quote, Stance
from dossier.model.dates import Date
from dossier.model.quantities import Quantity

NUMBER, STANCE, DATE, QUOTE = "number", "stance", "date", "quote"


class _Told(NamedTuple):
    """What one claim has, in one respect."""

    claim: Claim
    value: Quantity | Date | Stance | Quote | None
    unit: str = ""


def differences(sheet: Sheet, statement: Statement) -> tuple[Difference, ...]:
    """Each respect in which the claims of one statement are not the same."""
    if len(statement) < 2:
        return ()
    numbers = list(_set_numbers(sheet, statement))
    respects = [
        *((NUMBER, told) for told in numbers or _said_numbers(sheet, statement)),
        (STANCE, [_Told(claim, claim.stance) for claim in statement]),
        (DATE, [_Told(claim, claim.date) for claim in statement]),
        (QUOTE, _quotes(statement)),
    ]
    found = (_difference(sheet, what, told) for what, told in respects)
    return tuple(difference for difference in found if difference)


def number_difference(sheet: Sheet, held: Sequence[Held], unit: str) -> Difference | None:
    """How readings of one figure differ that agree with each other; None where they are the same."""
    told = [_Told(claim, r.value, unit) for claim, r in held if isinstance(r.value, Quantity)]
    return _difference(sheet, NUMBER, told)


def wordings(sheet: Sheet, statement: Statement) -> tuple[Wording, ...]:
    """The sentences of further claims that use other words than the ones before; endings do not count."""
    language, seen, found = sheet.dossier.settings.language, set[frozenset[str]](), []
    for claim in statement:
        stems = telling_stems(plain(claim.says), language)
        if seen and stems not in seen:
            found.append(Wording(inlines(sheet, claim.says), cite(sheet, [claim.ref])))
        seen.add(stems)
    return tuple(found)


def _difference(sheet: Sheet, what: str, told: Sequence[_Told]) -> Difference | None:
    sides: dict[object, list[_Told]] = {}
    for it in told:
        sides.setdefault(_key(it.value), []).append(it)
    if len(sides) < 2:
        return None
    shown = tuple(_side(sheet, members) for members in sides.values())
    sources = {it.claim.ref.source for it in told}
    return Difference(what, shown, sum(side.sources for side in shown) == len(sources))


def _side(sheet: Sheet, members: list[_Told]) -> Side:
    claim, value, unit = members[0]
    marks = cite(sheet, [it.claim.ref for it in members])
    foreign = sheet.dossier.foreign(sheet.dossier.sources[claim.ref.source])
    return Side(value, marks, len({it.claim.ref.source for it in members}), unit, foreign)


def _key(value: Quantity | Date | Stance | Quote | None) -> object:
    match value:
        case Date():
            return value.edtf
        case Quote():
            return normal(value.exact).casefold()
        case Quantity():
            return (value.sign, value.low, value.high) if value.low is not None else value.text.casefold()
    return value


def _set_numbers(sheet: Sheet, statement: Statement) -> Iterator[list[_Told]]:
    """What the claims set on each figure, where several set something."""
    figures: dict[tuple[str, str], list[_Told]] = {}
    for claim in statement:
        for r in claim.readings:
            if isinstance(r.value, Quantity):
                told = _Told(claim, r.value, sheet.dossier.entities[r.entity].unit)
                figures.setdefault((r.entity, r.field), []).append(told)
    yield from (told for told in figures.values() if len({it.claim.ref for it in told}) > 1)


def _said_numbers(sheet: Sheet, statement: Statement) -> list[list[_Told]]:
    """The numbers in the sentences, those together that count the same; a claim may have none."""
    known, language = sheet.catalogue.things, sheet.dossier.settings.language
    groups: list[list[tuple[Claim, Amount]]] = []
    for claim in statement:
        for amount in said_amounts(claim, sheet.dossier):
            group = _group(groups, claim, amount, known, language)
            group.append((claim, amount))
    return [_with_none(statement, group) for group in groups]


def _group(
    groups: list[list[tuple[Claim, Amount]]], claim: Claim, amount: Amount, known: Things, language: str
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
