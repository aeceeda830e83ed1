"""How an entity is connected with others: took part in, met, includes, is quoted in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Marks, Message, message
from dossier.compose.page_context import PageContext, cite_first, to
from dossier.derive.groups import grouped
from dossier.model.content import Entity, Stance
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Connection:
    """The entities that are connected with this one in one way."""

    label: str | Message
    items: tuple[tuple[Anchor, Stance, Marks], ...]


@dataclass(frozen=True, slots=True)
class Connections(Block):
    """How the entity is connected with others, grouped by the sort of tie."""

    groups: tuple[Connection, ...]


# An entity that is tied to this one, and whether that is asserted, denied, suspected …
Tie = tuple[str, Stance]
# The claims behind each tie, in the order of the page.
Refs = dict[ClaimRef, None]
Ties = Mapping[Tie, Refs]


def connections(context: PageContext, entity: Entity) -> tuple[Connections, ...]:
    """The entities tied to this one, by the sort of tie, and the sources that it speaks or carries in."""
    ties: defaultdict[str | Message, defaultdict[Tie, Refs]]
    ties = defaultdict(lambda: defaultdict(dict))
    for label, tie, refs in chain(_naming(context, entity.id), _sharing(context, entity.id)):
        ties[label][tie].update(dict.fromkeys(refs))
    for part in context.catalogue.entities.parts.get(entity.id, ()):
        # The record of the part says that it belongs here, and no claim does, so there is nothing to cite.
        ties[message("entity.includes")][part.id, Stance.ASSERTS] = {}
    groups = [_connection(context, label, tied) for label, tied in ties.items()]
    groups += _sources(context, entity.id)
    return (Connections(tuple(groups)),) if groups else ()


def _naming(context: PageContext, entity: str) -> Iterator[tuple[str, Tie, tuple[ClaimRef, ...]]]:
    """The entities that name this one in a field, under the field's reverse label."""
    for claim, reading in context.catalogue.claims.naming.get(entity, ()):
        label = context.dossier.field_of(reading).reverse
        if label:
            yield label, (reading.entity, claim.stance), (claim.ref,)


def _sharing(context: PageContext, entity: str) -> Iterator[tuple[str, Tie, tuple[ClaimRef, ...]]]:
    """The other values of a field that names this entity, such as those who took part in the same meeting."""
    claims = context.catalogue.claims
    for claim, reading in claims.naming.get(entity, ()):
        label = context.dossier.field_of(reading).shared
        beside = claims.members[reading.entity, reading.field] if label else {}
        if claim.stance is not Stance.ASSERTS:
            # A tie is no firmer than the less firm of the two claims.
            every = claims.readings[reading.entity, reading.field] if label else ()
            beside = grouped(((str(other.value), claim.stance), by.ref) for by, other in every)
        for tie, refs in beside.items():
            if tie[0] != entity:
                yield label, tie, (claim.ref, *refs)


def _connection(context: PageContext, label: str | Message, ties: Ties) -> Connection:
    items = ((to(context, id), stance, cite_first(context, refs)) for (id, stance), refs in ties.items())
    return Connection(label, tuple(items))


def _sources(context: PageContext, actor: str) -> Iterator[Connection]:
    """The sources in which an actor speaks, and those whose claims it carried."""
    claims = context.catalogue.claims
    for key, sources in (("by", claims.speaking_in), ("via", claims.carrying_in)):
        if actor in sources:
            items = tuple((to(context, id), Stance.ASSERTS, Marks(())) for id in sources[actor])
            yield Connection(message(f"entity.{key}"), items)
