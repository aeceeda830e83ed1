"""Entities that a draft needs and the dossier lacks: as values to try, and as files to write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.draft.names import Newcomer
from dossier.draft.targets import Targets, first_type, type_for
from dossier.model.content import Dossier, fold
from dossier.model.entities import Alias, Entity
from dossier.model.kinds import Kind
from dossier.model.slugs import suggested_id
from dossier.problems import Location
from dossier.revise.places import as_yaml


@dataclass(frozen=True, slots=True)
class DraftedEntity:
    """A new entity: its id, kind, type and names; a unit if it counts something."""

    id: str
    kind: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    unit: str = ""

    @property
    def text(self) -> str:
        """Its file."""
        lines = ["---", f"name: {as_yaml(self.name)}"]
        if self.aliases:
            lines.append(f"aliases: [{', '.join(as_yaml(alias) for alias in self.aliases)}]")
        lines.append(f"type: {self.type}")
        if self.unit:
            lines.append(f"unit: {as_yaml(self.unit)}")
        return "\n".join([*lines, "draft: true", "---", ""])

    @property
    def value(self) -> Entity:
        """The entity as it would be read."""
        aliases = tuple(Alias(alias) for alias in self.aliases)
        at = Location(f"{self.kind}/{self.id}.md")
        return Entity(
            self.id, self.kind, at, self.name, self.type, other_names=aliases, unit=self.unit, draft=True
        )


def parties(dossier: Dossier, newcomers: Iterable[Newcomer], targets: Targets) -> tuple[DraftedEntity, ...]:
    """Those who speak and have no file, each once, with all the names that the text has for them."""
    kind, by_id = targets.parties, dict[str, DraftedEntity]()
    for who in newcomers if kind else ():
        id = suggested_id(who.name)
        entity = dossier.entities.get(id)
        is_other = entity is not None and not (entity.draft and entity.name == who.name)
        if not id or is_other or id in dossier.sources or kind is None:
            continue
        new = DraftedEntity(id, kind.id, type_for(kind, who.sort), who.name)
        given = by_id.get(id) or (as_drafted(entity) if entity else new)
        aliases = dict.fromkeys((*given.aliases, *who.aliases))
        by_id[id] = replace(given, aliases=tuple(alias for alias in aliases if alias != given.name))
    every = _without_shared(by_id.values(), dossier)
    return tuple(each for each in every if _is_news(each, dossier.entities.get(each.id)))


def as_drafted(entity: Entity) -> DraftedEntity:
    """An entity as it was drafted, if no editor has changed it."""
    return DraftedEntity(entity.id, entity.kind, entity.type, entity.name, entity.aliases, entity.unit)


def _is_news(drafted: DraftedEntity, entity: Entity | None) -> bool:
    return entity is None or drafted != as_drafted(entity)


def _without_shared(entities: Iterable[DraftedEntity], dossier: Dossier) -> tuple[DraftedEntity, ...]:
    """The entities without the aliases that another has, too: they would mean nobody."""
    entities = tuple(entities)
    names = [fold(name) for each in entities for name in (each.name, *each.aliases)]
    shared = {name for name in names if names.count(name) > 1}

    def is_free(name: str, id: str) -> bool:
        return name not in shared and dossier.names.get(name, (id,)) == (id,)

    return tuple(
        replace(each, aliases=tuple(alias for alias in each.aliases if is_free(fold(alias), each.id)))
        for each in entities
    )


def measured(dossier: Dossier, kind: Kind, id: str, unit: str) -> DraftedEntity | None:
    """A figure that counts something; None where the dossier has it, or another thing of that id."""
    if id in dossier.entities or id in dossier.sources:
        return None
    name = f"{unit[:1].upper()}{unit[1:]}"
    return DraftedEntity(id, kind.id, first_type(kind), name, unit=unit)


def with_entities(dossier: Dossier, entities: Sequence[DraftedEntity]) -> Dossier:
    """The dossier as it would be with new entities."""
    names = dict(dossier.names)
    for each in entities:
        for name in (each.name, *each.aliases):
            names[fold(name)] = tuple(dict.fromkeys((*names.get(fold(name), ()), each.id)))
    return replace(
        dossier, entities={**dossier.entities, **{each.id: each.value for each in entities}}, names=names
    )
