"""The readings of a figure by the day on which each was reported, levels and increases apart."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from dossier.compose.blocks import Block
from dossier.compose.cells import Measure, cell
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import MOST_VALUES, PageContext, to
from dossier.compose.provenance import when
from dossier.compose.sections.charts import Chart, chart
from dossier.derive.claims_index import ClaimReading, order
from dossier.model.content import Claim, Dossier, Entity, Stance, Value
from dossier.model.kinds import Field
from dossier.model.roles import FieldRole
from dossier.model.units import unit_of
from dossier.model.values import QUANTITY
from dossier.model.values.quantity import Quantity, agree, width

# A value, and who gives it.
_Said: TypeAlias = tuple[Value, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Readings(Block):
    """The readings of a figure, levels first, as they were reported, under a heading of this ``level``."""

    title: str | Message
    figure: Anchor | None
    unit: str
    rows: tuple[Measure, ...]
    chart: Chart | None
    level: int = 3


@dataclass(frozen=True, slots=True)
class Numbers:
    """The totals that are named of one figure, by whoever names them, and how many earlier ones there are."""

    figure: Anchor
    rows: tuple[Measure, ...]
    rest: int = 0


def numbers(context: PageContext, figure: Entity) -> Numbers:
    """Who names which total of a figure, the latest of very many."""
    fields = [f for f in quantity_fields(context.dossier, figure) if f.role is not FieldRole.INCREASE]
    groups = _sorted(context, figure, fields)
    rows = tuple(_row(context, figure, field, group) for field, group in groups[-MOST_VALUES:])
    return Numbers(to(context, figure.id), rows, len(groups) - len(rows))


def totals(
    context: PageContext, figure: Entity, stances: Container[Stance] = frozenset(Stance)
) -> frozenset[object]:
    """The different totals that somebody names of a figure, with one of these stances."""
    every = context.dossier.kinds[figure.kind].fields.values()
    fields = [field for field in every if field.role is not FieldRole.INCREASE]
    read = context.catalogue.claims.readings
    named = (pair for field in fields for pair in read.get((figure.id, field.id), ()))
    return frozenset(reading.value for claim, reading in named if claim.stance in stances)


def readings(
    context: PageContext, figure: Entity, title: str | Message, linked: bool, level: int = 3
) -> tuple[Readings, ...]:
    """Every reading of a figure as it was reported, levels and increases apart; nothing without one."""
    fields = quantity_fields(context.dossier, figure)
    rows = _rows(context, figure, fields)
    anchor = to(context, figure.id) if linked else None
    # Of one unit, or drawn on one axis they would mislead.
    units = {unit_of(figure, field) for field in fields}
    unit = units.pop() if len(units) == 1 else ""
    drawn = None if units else chart(context.dossier, figure.name, unit, rows)
    return (Readings(title, anchor, unit, rows, drawn, level),) if rows else ()


def field_readings(context: PageContext, entity: Entity, linked: bool) -> tuple[Readings, ...]:
    """The readings of each quantity of an entity, each field by itself; not ``linked``, those with a drawing.

    An increase stands beside the levels where there is one field of each. On the entity's own page, the facts
    have all values, so only a drawing adds to them.
    """
    blocks: list[Readings] = []
    for fields in _drawn_together(context.dossier, entity):
        rows, unit = _rows(context, entity, fields), unit_of(entity, fields[0])
        name = message("charts.of-field", entity=entity.name, field=fields[0].label)
        drawn = chart(context.dossier, name, unit, rows)
        if drawn or (linked and rows):
            title = name if linked else fields[0].label
            anchor = Anchor(name, to(context, entity.id).href) if linked else None
            blocks.append(Readings(title, anchor, unit, rows, drawn))
    return tuple(blocks)


def quantity_fields(dossier: Dossier, entity: Entity) -> tuple[Field, ...]:
    """The fields of an entity whose values are quantities."""
    return tuple(f for f in dossier.kinds[entity.kind].fields.values() if f.type is QUANTITY)


def _drawn_together(dossier: Dossier, entity: Entity) -> list[tuple[Field, ...]]:
    fields = quantity_fields(dossier, entity)
    levels = [field for field in fields if field.role is not FieldRole.INCREASE]
    is_pair = len(levels) == 1 and len({unit_of(entity, field) for field in fields}) == 1
    return [fields] if is_pair and fields else [(field,) for field in fields]


def _rows(context: PageContext, entity: Entity, fields: Sequence[Field]) -> tuple[Measure, ...]:
    return tuple(_row(context, entity, field, group) for field, group in _sorted(context, entity, fields))


def _sorted(
    context: PageContext, entity: Entity, fields: Sequence[Field]
) -> list[tuple[Field, list[ClaimReading]]]:
    """The readings that agree, by their field: what is left out of them is not cited either."""
    by_id = {field.id: field for field in fields}
    groups = [(by_id[group[0][1].field], group) for group in _agreeing(context, entity, by_id)]
    # Nobody adds to a total what stands apart from it. Sorted after that, so that notes are in their order.
    return sorted(groups, key=lambda one: one[0].role is FieldRole.INCREASE)


def _row(context: PageContext, entity: Entity, field: Field, group: Sequence[ClaimReading]) -> Measure:
    refs = tuple(claim.ref for claim, _ in group)
    first = min((claim for claim, _ in group), key=lambda claim: _reported(context, claim))
    made = cell(context, entity, field, group)
    is_dated = made.provenance is not None and not made.provenance.published
    printed = context.dossier.sources[first.ref.source].published if is_dated else None
    return Measure(field.label, field.role is FieldRole.INCREASE, made, when(context, printed), refs)


def _reported(context: PageContext, claim: Claim) -> date:
    """The first day on which a claim may have been printed; what nobody can date comes last."""
    printed = context.dossier.sources[claim.ref.source].published
    return printed.first if printed else date.max


def _agreeing(context: PageContext, figure: Entity, fields: Iterable[str]) -> list[list[ClaimReading]]:
    """The readings as they were reported, those together that agree in field, date, stance and value.

    Of those together, the narrowest comes first; only the same speakers have said it, however it is told.
    """
    claims = context.catalogue.claims
    every = [item for name in fields for item in claims.readings.get((figure.id, name), ())]
    groups: list[_Group] = []
    alike: defaultdict[tuple[str, Stance, str], list[_Group]] = defaultdict(list)
    every.sort(key=lambda item: (_reported(context, item[0]), order(context.dossier, item[0])))
    for claim, reading in every:
        rivals = alike[reading.field, claim.stance, _edtf(context, claim)]
        one = reading.value, frozenset(by.actor for by in claim.by)
        group = next((g for g in rivals if all(_agree(one, other) for other in g.values)), None)
        if group is None:
            group = _Group([], {})
            rivals.append(group)
            groups.append(group)
        group.readings.append((claim, reading))
        group.values[one] = None
    return [sorted(group.readings, key=_width) for group in groups]


class _Group(NamedTuple):
    """Readings that can all be true, and what differs in them: little even where there are many readings."""

    readings: list[ClaimReading]
    values: dict[_Said, None]


def _agree(one: _Said, other: _Said) -> bool:
    """Whether one cell can stand for two readings of one field, date and stance.

    What another says less exactly does not become what they said: "5" and "4 to 6".
    """
    (value, speakers), (like, others) = one, other
    is_near = isinstance(value, Quantity) and isinstance(like, Quantity) and agree(value, like)
    return is_near and (value == like or speakers == others)


def _edtf(context: PageContext, claim: Claim) -> str:
    dated = claim.date or context.dossier.sources[claim.ref.source].published
    # Two articles of one day need not mean the same day: only a date that the claim itself has ties them.
    if dated is None:
        return str(claim.ref)
    return dated.edtf if claim.date else f"{dated.edtf} in {claim.ref.source}"


def _width(reading: ClaimReading) -> Decimal:
    value = reading[1].value
    # The narrowest says most ("612" more than "about 600"), so it is the one that the cell shows.
    return width(value) if isinstance(value, Quantity) else Decimal("Infinity")
