"""The entities of a kind as a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.compose.blocks import Block
from dossier.compose.cells import Cell, latest_cells
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import MOST_VALUES, PageContext, to
from dossier.compose.sections.exchange import directed, exchange
from dossier.derive.groups import grouped
from dossier.model.content import Entity
from dossier.model.kinds import Field, Kind
from dossier.model.roles import FieldRole, KindRole
from dossier.model.values import DATE


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One entity in a list, with the facts of its columns; for a figure also what it ``counts``.

    ``type`` is its own, where a list has several; ``rest`` is how many more values each column has.
    """

    anchor: Anchor
    aliases: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    claims: int
    counts: Anchor | None = None
    unit: str = ""
    is_figure: bool = False
    type: str = ""
    rest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Index(Block):
    """Entities of one type, or of a kind as a whole, which needs no title."""

    title: str
    columns: tuple[str | Message, ...]
    rows: tuple[IndexRow, ...]


def index(context: PageContext, kind: Kind) -> tuple[Block, ...]:
    """The entities of a kind: what goes from one to another by direction, events by date, others by type.

    First come those with a date, by date, then the others by name. Figures that count the same thing stand
    together.
    """
    ends = directed(kind)
    if ends:
        return exchange(context, kind, ends)
    entities = context.catalogue.entities.of_kind.get(kind.id, ())
    members = sorted(entities, key=lambda e: _order(context, e))
    if kind.role is KindRole.EVENT:
        return (_table(context, kind, "", members),) if members else ()
    by_type = grouped((entity.type, entity) for entity in members)
    used = [(names.plural, by_type[type]) for type, names in kind.types.items() if type in by_type]
    # What is called as the kind is stands below the title of the page alone.
    titles = (plural if plural != kind.plural else "" for plural, _ in used)
    return tuple(_table(context, kind, title, of) for title, (_, of) in zip(titles, used, strict=True))


def _table(context: PageContext, kind: Kind, title: str, members: Sequence[Entity]) -> Index:
    """The members as a table, without columns that none of them fills."""
    readings = context.catalogue.claims.readings
    used = [c for c in kind.columns if any((e.id, c) in readings or _is_dated(kind, c, e) for e in members)]
    columns = [kind.fields[name] for name in used]
    rows = tuple(_row(context, columns, entity) for entity in members)
    if len({entity.type for entity in members}) > 1:
        types = (kind.types[entity.type].label for entity in members)
        rows = tuple(replace(row, type=type) for row, type in zip(rows, types, strict=True))
    # Only beside additions is a number called a total: the third day of a visit is none.
    roles = {field.role for field in columns}
    is_alone = FieldRole.LEVEL in roles and FieldRole.INCREASE not in roles
    number = message("figures.number")
    head = (number if is_alone and field.role is FieldRole.LEVEL else field.label for field in columns)
    return Index(title, tuple(head), rows)


def _is_dated(kind: Kind, column: str, entity: Entity) -> bool:
    return kind.fields[column].type is DATE and entity.date is not None


def _order(context: PageContext, entity: Entity) -> tuple[str, str, str]:
    date = context.catalogue.dates.get(entity.id)
    first = date.first.isoformat() if date else "undated"
    # "undated" sorts behind all dates, since digits come before letters.
    return first, entity.of.id if entity.of else "", entity.name.casefold()


def _row(context: PageContext, columns: list[Field], entity: Entity) -> IndexRow:
    anchor = to(context, entity.id)
    latest = [latest_cells(context, entity, field, MOST_VALUES) for field in columns]
    row, rest = tuple(cells for cells, _ in latest), tuple(more for _, more in latest)
    claims = context.catalogue.claims
    statements = (*claims.about.get(entity.id, ()), *claims.by.get(entity.id, ()))
    # Opinions are counted apart on the entity's own page.
    counted = {statement[0].ref for statement in statements if not statement[0].analysis}
    counts = to(context, entity.of.id) if entity.of else None
    unit = "" if context.dossier.is_ranked(entity.id) else entity.unit
    is_figure = context.dossier.has_role(entity.id, KindRole.MEASURE)
    return IndexRow(anchor, entity.aliases, row, len(counted), counts, unit, is_figure, rest=rest)
