"""The readings of a figure by date, levels and increases told apart."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dossier.compose.blocks import Block
from dossier.compose.cells import Measure, cell
from dossier.compose.inline import Anchor, Message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.charts import Chart, chart
from dossier.derive.claims_index import ClaimReading, order
from dossier.model.content import Claim, Entity, Stance, Value
from dossier.model.roles import FieldRole
from dossier.model.values.quantity import Quantity, agree, width


@dataclass(frozen=True, slots=True)
class Readings(Block):
    """The readings of a figure, in the order of their dates, under a heading of this ``level``."""

    title: str | Message
    figure: Anchor | None
    unit: str
    rows: tuple[Measure, ...]
    chart: Chart | None
    level: int = 3


def readings(
    context: PageContext, figure: Entity, title: str | Message, linked: bool, level: int = 3
) -> tuple[Readings, ...]:
    """Every reading of a figure by date, levels and increases told apart; nothing where there is none."""
    rows = measures(context, figure)
    anchor = to(context, figure.id) if linked else None
    drawn = chart(figure.name, figure.unit, rows)
    return (Readings(title, anchor, figure.unit, rows, drawn, level),) if rows else ()


def measures(context: PageContext, figure: Entity, with_increases: bool = True) -> tuple[Measure, ...]:
    """The readings of a figure as rows; what is left out is not cited either."""
    fields = context.dossier.kinds[figure.kind].fields
    rows = []
    for group in _agreeing(context, figure):
        field = fields[group[0][1].field]
        is_increase = field.role is FieldRole.INCREASE
        if with_increases or not is_increase:
            rows.append(Measure(field.label, is_increase, cell(context, figure, field, group)))
    return tuple(rows)


def _agreeing(context: PageContext, figure: Entity) -> list[list[ClaimReading]]:
    """The readings by date, those together that agree in field, date, stance and value; narrowest first."""
    fields = context.dossier.kinds[figure.kind].fields
    claims = context.catalogue.claims
    every = [item for name in fields for item in claims.readings.get((figure.id, name), ())]
    groups: list[_Group] = []
    alike: defaultdict[tuple[str, Stance, str], list[_Group]] = defaultdict(list)
    for claim, reading in sorted(every, key=lambda item: order(context.dossier, item[0])):
        rivals = alike[reading.field, claim.stance, _edtf(context, claim)]
        group = next((g for g in rivals if all(_agree(reading.value, other) for other in g.values)), None)
        if group is None:
            group = _Group([], {})
            rivals.append(group)
            groups.append(group)
        group.readings.append((claim, reading))
        group.values[reading.value] = None
    return [sorted(group.readings, key=_width) for group in groups]


class _Group(NamedTuple):
    """Readings that can all be true, and their distinct values: few even where there are many readings."""

    readings: list[ClaimReading]
    values: dict[Value, None]


def _agree(one: Value, other: Value) -> bool:
    """Whether one cell can stand for two readings of one field, date and stance."""
    return isinstance(one, Quantity) and isinstance(other, Quantity) and agree(one, other)


def _edtf(context: PageContext, claim: Claim) -> str:
    date = claim.date or context.dossier.sources[claim.ref.source].published
    # Two articles of one day need not mean the same day: only a date that the claim itself has ties them.
    if date is None:
        return str(claim.ref)
    return date.edtf if claim.date else f"{date.edtf} in {claim.ref.source}"


def _width(reading: ClaimReading) -> Decimal:
    value = reading[1].value
    # The narrowest says most ("612" more than "about 600"), so it is the one that the cell shows.
    return width(value) if isinstance(value, Quantity) else Decimal("Infinity")
