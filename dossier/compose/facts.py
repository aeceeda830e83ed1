"""Facts: what claims set, by field, with who says so in every cell."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from dossier.compose.blocks import Facts, Readings
from dossier.compose.catalogue import Held, order
from dossier.compose.charts import chart
from dossier.compose.differences import number_difference
from dossier.compose.sheet import Sheet, attributed, cite, to, to_disputes, when
from dossier.compose.statements import later
from dossier.compose.views import Anchor, Cell, Fact, Marks, Measure, Phrase, When
from dossier.model.content import Claim, Entity, Stance, Value
from dossier.model.dates import Date
from dossier.model.kinds import Field, FieldType
from dossier.model.quantities import Quantity, overlap, width

INCREASE = "added"
SERIES = "ordinal"
FIGURES = "figures"


def facts(sheet: Sheet, entity: Entity) -> tuple[Facts, ...]:
    """The facts table of an entity; nothing where no claim sets anything on it."""
    kind = sheet.dossier.kinds[entity.kind]
    rows = [Fact(field.label, cells(sheet, entity, field)) for field in kind.fields.values()]
    shown = tuple(row for row in rows if row.cells)
    return (Facts(shown),) if shown else ()


def cells(sheet: Sheet, entity: Entity, field: Field) -> tuple[Cell, ...]:
    """The values of one field: equal ones of one stance are one cell, unlike ones stand side by side."""
    alike: defaultdict[tuple[str, Stance], list[Held]] = defaultdict(list)
    for claim, reading in sheet.catalogue.readings.get((entity.id, field.id), []):
        alike[value_key(reading.value), claim.stance].append((claim, reading))
    shown = tuple(_cell(sheet, entity, field, held) for held in alike.values())
    if entity.date and field.type is FieldType.DATE:
        return (*shown, Cell(when(sheet, entity.date) or entity.date, Marks(()), None, entity.date))
    return shown


def value_key(value: Value) -> str:
    """A value as it was written: equal ones are one value."""
    match value:
        case Date():
            return value.edtf
        case Quantity():
            return value.text
        case str():
            return value


def _cell(sheet: Sheet, entity: Entity, field: Field, held: list[Held]) -> Cell:
    claims = tuple(dict.fromkeys(claim for claim, _ in held))
    value = held[0][1].value
    return Cell(
        value=shown_value(sheet, field, value),
        marks=cite(sheet, [claim.ref for claim in claims]),
        line=attributed(sheet, claims),
        unit=entity.unit if isinstance(value, Quantity) and value.low is not None else "",
        series=entity.type == SERIES,
        disputed=to_disputes(sheet, (claim.ref for claim in claims)),
        later=later(sheet, claims, (entity.id, field.id)),
        difference=number_difference(sheet, held, "" if entity.type == SERIES else entity.unit),
    )


def shown_value(sheet: Sheet, field: Field, value: Value) -> Anchor | When | Value:
    """A value as it is shown: an entity by its name, a choice by its label, a date with its basis."""
    if isinstance(value, Date):
        return when(sheet, value) or value
    if field.type is FieldType.ENTITY:
        return to(sheet, str(value))
    if field.type is FieldType.CHOICE and field.choices:
        return field.choices[str(value)]
    return value


def readings(sheet: Sheet, figure: Entity, title: str | Phrase, linked: bool) -> tuple[Readings, ...]:
    """Every reading of a figure by date, levels and increases told apart; nothing where there is none."""
    fields = sheet.dossier.kinds[figure.kind].fields
    rows = []
    for group in _agreeing(sheet, figure):
        field = fields[group[0][1].field]
        rows.append(Measure(field.label, field.id == INCREASE, _cell(sheet, figure, field, group)))
    anchor = to(sheet, figure.id) if linked else None
    drawn = chart(figure.name, figure.unit, rows)
    return (Readings(title, anchor, figure.unit, tuple(rows), drawn),) if rows else ()


def _agreeing(sheet: Sheet, figure: Entity) -> list[list[Held]]:
    """The readings by date; those of one field, date and stance that overlap together, narrowest first."""
    fields = sheet.dossier.kinds[figure.kind].fields
    held = [item for name in fields for item in sheet.catalogue.readings.get((figure.id, name), [])]
    groups: list[_Group] = []
    alike: defaultdict[tuple[str, Stance, str], list[_Group]] = defaultdict(list)
    for claim, reading in sorted(held, key=lambda item: order(sheet.dossier, item[0])):
        rivals = alike[reading.field, claim.stance, _edtf(sheet, claim)]
        group = next((g for g in rivals if all(_agree(reading.value, other) for other in g.values)), None)
        if group is None:
            group = _Group([], {})
            rivals.append(group)
            groups.append(group)
        group.held.append((claim, reading))
        group.values[reading.value] = None
    return [sorted(group.held, key=_width) for group in groups]


class _Group(NamedTuple):
    """Readings that can all be true, and their unlike values: many readings give one value."""

    held: list[Held]
    values: dict[Value, None]


def _agree(one: Value, other: Value) -> bool:
    """Whether two readings of one field, date and stance can both be true."""
    return isinstance(one, Quantity) and isinstance(other, Quantity) and overlap(one, other)


def _edtf(sheet: Sheet, claim: Claim) -> str:
    date = claim.date or sheet.dossier.sources[claim.ref.source].published
    # Two articles of one day need not mean one day: only a date of the claim's own ties them.
    if date is None:
        return str(claim.ref)
    return date.edtf if claim.date else f"{date.edtf} in {claim.ref.source}"


def _width(held: Held) -> Decimal:
    value = held[1].value
    return width(value) if isinstance(value, Quantity) else Decimal("Infinity")
