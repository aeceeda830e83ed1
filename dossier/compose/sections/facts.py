"""Facts: what claims set, by field, with who says so in every cell."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.cells import Cell, cells
from dossier.compose.page_context import PageContext
from dossier.model.content import Entity


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a facts table: a field and its values."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Facts(Block):
    """The facts of an entity."""

    rows: tuple[Fact, ...]


def facts(context: PageContext, entity: Entity) -> tuple[Facts, ...]:
    """The facts table of an entity; nothing where no claim sets anything on it."""
    kind = context.dossier.kinds[entity.kind]
    rows = [Fact(field.label, cells(context, entity, field)) for field in kind.fields.values()]
    filled = tuple(row for row in rows if row.cells)
    return (Facts(filled),) if filled else ()
