"""What goes from whom to whom: the entities of a kind by direction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dossier.compose.blocks import Block
from dossier.compose.cells import Cell, cells
from dossier.compose.inline import Anchor, Marks
from dossier.compose.page_context import PageContext, cite_first, to
from dossier.derive.groups import grouped
from dossier.derive.origins import party
from dossier.model.content import Claim, Entity, Stance
from dossier.model.kinds import Field, Kind
from dossier.model.roles import FieldRole
from dossier.model.text import ClaimRef

# The parties that give and those that receive, by their ids.
_Way = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One thing that goes from one to another: its facts beside giver and receiver, and all notes behind it.

    ``stances`` are those of claims that tell only from whom or to whom it goes: no fact has them.
    """

    anchor: Anchor
    type: str
    cells: tuple[tuple[Cell, ...], ...]
    stances: tuple[Stance, ...]
    marks: Marks
    claims: int


@dataclass(frozen=True, slots=True)
class Exchange(Block):
    """What the same parties give the same others; ``is_mutual`` where each of them gives and receives."""

    givers: tuple[Anchor, ...]
    receivers: tuple[Anchor, ...]
    is_mutual: bool
    columns: tuple[str, ...]
    rows: tuple[ExchangeRow, ...]


def directed(kind: Kind) -> tuple[Field, Field] | None:
    """The fields for giver and receiver, if the kind has both."""
    of_role = {field.role: field for field in kind.fields.values()}
    giver, receiver = of_role.get(FieldRole.GIVER), of_role.get(FieldRole.RECEIVER)
    return (giver, receiver) if giver and receiver else None


def exchange(context: PageContext, kind: Kind, ends: tuple[Field, Field]) -> tuple[Exchange, ...]:
    """The entities of a kind by who gives and who receives them; the largest groups first.

    Those of which nobody says from whom or to whom they go come last.
    """
    entities = context.catalogue.entities.of_kind.get(kind.id, ())
    ways = grouped((_way(context, entity, ends), entity) for entity in entities)
    order = sorted(ways, key=lambda way: (not all(way), -len(ways[way]), way))
    return tuple(_table(context, kind, ends, way, ways[way]) for way in order)


def _way(context: PageContext, entity: Entity, ends: tuple[Field, Field]) -> _Way:
    giver, receiver = (_parties(context, entity, field) for field in ends)
    return giver, receiver


def _parties(context: PageContext, entity: Entity, field: Field) -> tuple[str, ...]:
    """The parties that any claim names there, whatever its stance: the rows say what is only suspected."""
    readings = context.catalogue.claims.readings.get((entity.id, field.id), ())
    return tuple(sorted({party(context.dossier, str(reading.value)) for _, reading in readings}))


def _table(
    context: PageContext, kind: Kind, ends: tuple[Field, Field], way: _Way, members: Iterable[Entity]
) -> Exchange:
    types = list(kind.types)
    ordered = sorted(members, key=lambda e: (types.index(e.type), e.name.casefold()))
    read = context.catalogue.claims.readings
    other = [kind.fields[name] for name in kind.columns if kind.fields[name] not in ends]
    used = [field for field in other if any((entity.id, field.id) in read for entity in ordered)]
    rows = tuple(_row(context, kind, [*ends, *used], entity) for entity in ordered)
    givers, receivers = (tuple(to(context, id) for id in ids) for ids in way)
    is_mutual = len(way[0]) > 1 and way[0] == way[1]
    return Exchange(givers, receivers, is_mutual, tuple(field.label for field in used), rows)


def _row(context: PageContext, kind: Kind, fields: list[Field], entity: Entity) -> ExchangeRow:
    """One entity; its notes stand together, since giver, receiver and status come from the same claims."""
    claims = context.catalogue.claims
    ends, others = (_claims(context, entity, part) for part in (fields[:2], fields[2:]))
    stances = dict.fromkeys(claim.stance for ref, claim in ends.items() if ref not in others)
    marks = cite_first(context, ends | others)
    # In a context of its own: what no note of the row stands for would be cited nowhere on the page.
    apart = PageContext(context.catalogue, context.path)
    values = tuple(tuple(map(_unmarked, cells(apart, entity, field))) for field in fields[2:])
    stated = {s[0].ref for s in claims.about.get(entity.id, ()) if not s[0].analysis}
    label = kind.types[entity.type].label
    return ExchangeRow(to(context, entity.id), label, values, tuple(stances), marks, len(stated))


def _unmarked(cell: Cell) -> Cell:
    return replace(cell, marks=Marks(()))


def _claims(context: PageContext, entity: Entity, fields: Iterable[Field]) -> dict[ClaimRef, Claim]:
    """The claims that set the fields of an entity, in their order."""
    readings = context.catalogue.claims.readings
    return {claim.ref: claim for field in fields for claim, _ in readings.get((entity.id, field.id), ())}
