"""The line below the title of an entity's page: what it is, what it belongs to, its other names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.model.content import Entity
from dossier.model.kinds import Kind
from dossier.model.roles import ORDINAL


@dataclass(frozen=True, slots=True)
class Opening(Block):
    """What the entity is, what it is part of, what else it is called; for a figure, what it counts."""

    kind: str
    part_of: Anchor | None
    aliases: tuple[str, ...]
    counts: Anchor | None = None
    unit: str = ""
    series: bool = False
    alias_languages: Mapping[str, str] = field(default_factory=dict)


def opening(context: PageContext, entity: Entity, kind: Kind) -> Opening:
    """The opening of an entity."""
    part_of = to(context, entity.part_of.id) if entity.part_of else None
    counts = to(context, entity.of.id) if entity.of else None
    return Opening(
        kind.types[entity.type].label,
        part_of,
        entity.aliases,
        counts,
        entity.unit,
        entity.type == ORDINAL,
        entity.alias_languages,
    )
