"""Values as the cells of tables, with who says so in every one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.compose.differences import Difference, number_difference
from dossier.compose.inline import Anchor, Marks
from dossier.compose.page_context import PageContext, cite_first, to, to_disputes
from dossier.compose.provenance import Provenance, When, provenance, when
from dossier.compose.statements import RelatedClaim, related, replacing
from dossier.derive.claims_index import ClaimReading, order
from dossier.derive.groups import grouped
from dossier.model.content import NOT_ADMITTING, Entity, Value
from dossier.model.dates import Date
from dossier.model.kinds import Field
from dossier.model.text import ClaimRef
from dossier.model.units import unit_of
from dossier.model.values import DATE, ENTITY
from dossier.model.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class LaterWord:
    """The same party's later word on a field; ``value`` is what it sets there, if that is one value.

    It is ``otherwise`` if the party then takes back or admits it; ``again`` if it is the same word. The value
    ``changes`` if it is of a time; a place that is named differently does not.
    """

    claim: RelatedClaim
    value: Anchor | When | Value | None
    unit: str
    otherwise: bool
    again: bool
    changes: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a field; ``outside`` is its date if it comes from outside the sources.

    ``unit`` is what a number counts; ``series`` says that the number is a place in a series of it.
    ``difference`` says how readings differ that agree, but are not the same.
    """

    value: Anchor | When | Value
    marks: Marks
    provenance: Provenance | None
    outside: Date | None = None
    unit: str = ""
    series: bool = False
    disputed: Anchor | None = None
    difference: Difference | None = None
    later: tuple[LaterWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One reading of a figure: a level or an increase.

    ``reported`` is when it was first printed, where it is of another time; ``refs`` are the claims that give
    it.
    """

    label: str
    added: bool
    cell: Cell
    reported: When | None = None
    refs: tuple[ClaimRef, ...] = ()


def cells(context: PageContext, entity: Entity, field: Field) -> tuple[Cell, ...]:
    """The values of one field: equal ones of one stance are one cell, unlike ones stand side by side."""
    return latest_cells(context, entity, field, None)[0]


def latest_cells(
    context: PageContext, entity: Entity, field: Field, most: int | None
) -> tuple[tuple[Cell, ...], int]:
    """The same, of more than ``most`` of them the latest, and how many others there are."""
    readings = context.catalogue.claims.readings.get((entity.id, field.id), ())
    alike = grouped(((field.type.key(r.value), claim.stance), (claim, r)) for claim, r in readings)
    keys = [*alike]
    if most is not None and len(keys) > most:
        latest = sorted(keys, key=lambda key: order(context.dossier, alike[key][-1][0]))[-most:]
        keys = [key for key in keys if key in {*latest}]
    claimed = tuple(cell(context, entity, field, alike[key]) for key in keys)
    if entity.date and field.type is DATE:
        claimed += (Cell(when(context, entity.date) or entity.date, Marks(()), None, entity.date),)
    return claimed, len(alike) - len(keys)


def cell(context: PageContext, entity: Entity, field: Field, readings: Sequence[ClaimReading]) -> Cell:
    """One value of a field, by all the claims that set it."""
    # A claim with several readings here is cited once.
    claims = tuple({claim.ref: claim for claim, _ in readings}.values())
    value = readings[0][1].value
    is_rank = context.dossier.is_rank(entity.id, field)
    return Cell(
        value=resolved(context, field, value),
        marks=cite_first(context, [claim.ref for claim in claims]),
        provenance=provenance(context, claims),
        unit=_unit(entity, field, value),
        series=is_rank,
        disputed=to_disputes(context, readings),
        later=tuple(_later(context, entity, field, readings)),
        difference=number_difference(context, readings, "" if is_rank else unit_of(entity, field)),
    )


def _later(
    context: PageContext, entity: Entity, field: Field, readings: Sequence[ClaimReading]
) -> Iterator[LaterWord]:
    """What the parties to a value said of the same field later."""
    claim, reading = readings[0]
    for ref in replacing(context, [claim for claim, _ in readings]):
        later = context.dossier.claims[ref]
        values = [r.value for r in later.readings if (r.entity, r.field) == (entity.id, field.id)]
        if not values:
            continue
        keys = {field.type.key(value) for value in values}
        turned = (claim.stance in NOT_ADMITTING) is not (later.stance in NOT_ADMITTING)
        yield from (
            LaterWord(
                claim=word,
                # Of several values, such as participants, none alone takes the place of this one.
                value=resolved(context, field, values[0]) if len(values) == 1 else None,
                unit=_unit(entity, field, values[0]),
                otherwise=turned,
                changes=field.type.of_a_time,
                again=not turned and field.type.key(reading.value) in keys,
            )
            for word in related(context, [ref], beside=[claim for claim, _ in readings])
        )


def _unit(entity: Entity, field: Field, value: Value) -> str:
    """What a number counts; words such as "hundreds" stand alone."""
    return unit_of(entity, field) if isinstance(value, Quantity) and value.low is not None else ""


def resolved(context: PageContext, field: Field, value: Value) -> Anchor | When | Value:
    """A value as a page shows it: an entity by its name, a choice by its label, a date with its basis."""
    if isinstance(value, Date):
        return when(context, value) or value
    if field.type is ENTITY:
        return to(context, str(value))
    return field.choices[str(value)] if field.choices else value
