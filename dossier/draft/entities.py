"""Entities that a draft needs and the dossier lacks: as values to try, and as files to write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.draft.names import Newcomer
from dossier.draft.targets import Targets, first_type, type_for
from dossier.intake.clues import suggested_id
from dossier.model.content import Dossier, fold
from dossier.model.entities import Alias, Entity
from dossier.model.kinds import Kind
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
        if not id or id in dossier.entities or id in dossier.sources or kind is None:
            continue
        given = by_id.get(id) or DraftedEntity(id, kind.id, type_for(kind, who.sort), who.name)
        aliases = dict.fromkeys((*given.aliases, *who.aliases))
        by_id[id] = replace(given, aliases=tuple(alias for alias in aliases if alias != given.name))
    return _without_shared(by_id.values(), dossier)


def _without_shared(entities: Iterable[DraftedEntity], dossier: Dossier) -> tuple[DraftedEntity, ...]:
    """The entities without the aliases that another has, too: they would mean nobody."""
    entities = tuple(entities)
    names = [fold(name) for each in entities for name in (each.name, *each.aliases)]
    taken = {name for name in names if names.count(name) > 1} | set(dossier.names)
    return tuple(
        replace(each, aliases=tuple(alias for alias in each.aliases if fold(alias) not in taken))
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
