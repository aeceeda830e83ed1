"""The line below the title of an entity's page: what it is, what it belongs to, its other names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.model.content import Claim, Entity
from dossier.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Opening(Block):
    """What the entity is, what it is part of, what else it is called; for a figure, what it counts.

    ``kind`` is empty where the name of the kind says the same.
    ``withdrawn`` are the sources that told of it, where all of them were withdrawn.
    """

    kind: str
    part_of: Anchor | None
    aliases: tuple[str, ...]
    counts: Anchor | None = None
    unit: str = ""
    series: bool = False
    alias_languages: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[Anchor, ...] = ()


def opening(context: PageContext, entity: Entity, kind: Kind) -> Opening:
    """The opening of an entity."""
    part_of = to(context, entity.part_of.id) if entity.part_of else None
    counts = to(context, entity.of.id) if entity.of else None
    return Opening(
        "" if _is_said_above(entity, kind) else kind.types[entity.type].label,
        part_of,
        entity.aliases,
        counts,
        entity.unit,
        context.dossier.is_ranked(entity.id),
        entity.alias_languages,
        tuple(to(context, id) for id in _withdrawn(context, entity.id)),
    )


def _is_said_above(entity: Entity, kind: Kind) -> bool:
    """Whether its type is called like the kind itself, whose name stands above the title: "Meeting"."""
    return kind.types[entity.type].label == kind.label and not entity.of and not entity.unit


def _withdrawn(context: PageContext, id: str) -> tuple[str, ...]:
    """The sources whose claims an entity makes, carries or is the subject of, if none of them is left."""
    index = context.catalogue.claims
    if any(id in held for held in (index.claims_about, index.claims_by, index.carrying_in, index.naming)):
        return ()
    gone = (source for source in context.dossier.sources.values() if source.withdrawn)
    return tuple(source.id for source in gone if any(_tells_of(claim, id) for claim in source.claims))


def _tells_of(claim: Claim, id: str) -> bool:
    return id in claim.subjects or any(who.actor == id for who in (*claim.by, *claim.via))
