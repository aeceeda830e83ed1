"""Entities as schema.org has them (https://schema.org, in JSON-LD).

A property of schema.org cannot say who says so. So only values that are asserted and undisputed become
properties, with links to their claims; numbers stay in the text of the claims.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from dossier.compose.provenance import When
from dossier.compose.site import Site
from dossier.derive.agreed import agreed_date, agreed_values
from dossier.model.content import Dossier, Entity, Value
from dossier.model.dates import Date
from dossier.model.kinds import Field
from dossier.model.paths import path_of
from dossier.model.schema_org import DAY, PLACE, PLAIN, has_property, is_any, ranges
from dossier.model.units import unit_of
from dossier.model.values import ENTITY
from dossier.model.values.quantity import Quantity
from dossier.render.addresses import address
from dossier.render.linked_quantities import quantity_nodes
from dossier.render.messages import Messages
from dossier.render.wording.dates import printed

Node = dict[str, Any]

# An anchor that no claim can have, since ids hold no full stop.
_THING = "the.subject"
_ORGANIZATION, _PERSON, _EVENT = "Organization", "Person", "Event"
# The length of an EDTF day without doubt.
_DAY = len("2025-07-12")
# A longer span says within which time something happened, not how long it lasted.
_LONGEST = timedelta(days=31)
# The data on a page is no heavier than the page; dossier.json has all claims.
_MOST_CLAIMS = 200


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The site as seen from one page, where relative addresses start, and the messages of its language."""

    site: Site
    page: str
    t: Messages

    @property
    def dossier(self) -> Dossier:
        """The dossier of the site."""
        return self.site.dossier

    def at(self, id: str, anchor: str = "") -> str:
        """The address of the page of an entity or source, or of an anchor on it."""
        return address(self.dossier.settings, path_of(self.dossier, id), self.page, anchor)


def thing(view: Viewpoint, entity: Entity, description: str) -> Node:
    """An entity with its undisputed values, and the claims that set any of its fields."""
    bases = dict.fromkeys(claim.ref for claim, _ in view.site.catalogue.claims.readings_on.get(entity.id, ()))
    node = named(view, entity.id) | {
        "url": view.at(entity.id),
        "description": description,
        "alternateName": [_alias(entity, name) for name in entity.aliases],
        "subjectOf": [{"@type": "Claim", "@id": view.at(*ref)} for ref in [*bases][:_MOST_CLAIMS]],
    }
    types = schema_org(view.dossier, entity.id)
    if entity.part_of and is_organization(view.dossier, entity.part_of.id):
        key = "affiliation" if is_any(types, (_PERSON,)) else "parentOrganization"
        node |= {key: named(view, entity.part_of.id)} if has_property(types, key) else {}
    date = agreed_date(view.site.catalogue, entity) if is_any(types, (_EVENT,)) else None
    node |= _days(date) | {"description": _dated(view, date, description)} if date else {}
    return filled(node | _properties(view, entity))


def _alias(entity: Entity, name: str) -> str | Node:
    """Another name, in its language where that is known."""
    language = entity.alias_languages.get(name)
    return {"@value": name, "@language": language} if language else name


def named(view: Viewpoint, id: str) -> Node:
    """An entity by name, as other things refer to it."""
    types = schema_org(view.dossier, id)
    type = types[0] if len(types) == 1 else list(types)
    return {"@type": type, "@id": view.at(id, _THING), "name": view.dossier.entities[id].name}


def schema_org(dossier: Dossier, id: str) -> tuple[str, ...]:
    """The types that schema.org has for an entity."""
    entity = dossier.entities[id]
    return entity.schema_org or dossier.kinds[entity.kind].types[entity.type].schema_org


def is_organization(dossier: Dossier, id: str) -> bool:
    """Whether schema.org takes the entity for an organization."""
    return is_any(schema_org(dossier, id), (_ORGANIZATION,))


def filled(node: Node) -> Node:
    """The node without what is empty."""
    return {key: value for key, value in node.items() if value not in ("", [], {}, None)}


def _properties(view: Viewpoint, entity: Entity) -> Node:
    """The values of the fields that are properties of schema.org, without what claims disagree on."""
    types = schema_org(view.dossier, entity.id)
    fields = view.dossier.kinds[entity.kind].fields.values()
    fitting = (field for field in fields if field.schema_org and has_property(types, field.schema_org))
    node: Node = {}
    for field in fitting:
        values = agreed_values(view.site.catalogue, entity, field.id)
        unit = unit_of(entity, field)
        nodes = [item for value in values for item in _value(view, field, value, unit)]
        node[field.schema_org] = [*node.get(field.schema_org, ()), *nodes]
    return node


def _value(view: Viewpoint, field: Field, value: Value, unit: str) -> list[Node | str | int | float]:
    """A value as the property has it; nothing where schema.org allows none of its type there."""
    allowed = ranges(field.schema_org)
    if isinstance(value, Quantity):
        return [*quantity_nodes(value, unit, allowed, view.dossier.settings.language)]
    if field.type is ENTITY:
        is_fit = is_any(schema_org(view.dossier, str(value)), allowed)
        return [named(view, str(value))] if is_fit else []
    if isinstance(value, Date):
        days = _days(value)
        is_day = days and value.first == value.last
        return [value.first.isoformat()] if is_day and DAY in allowed else []
    words = field.choices.get(str(value), str(value))
    return [{"@type": PLACE, "name": words}] if PLACE in allowed else [words] if PLAIN in allowed else []


def _days(date: Date) -> Node:
    """The first and the last day, if both are exact days; a sign of doubt makes the EDTF longer than one."""
    is_exact = all(len(end) == _DAY for end in date.edtf.split("/"))
    if not is_exact or date.last - date.first > _LONGEST:
        return {}
    return {"startDate": date.first.isoformat(), "endDate": date.last.isoformat()}


def _dated(view: Viewpoint, date: Date, description: str) -> str:
    """The description with the date and what it rests on, where the sources do not state it."""
    t = view.t
    words = printed(When(date, date in view.site.catalogue.outside), t)
    if not words.basis:
        return description
    return t("descriptions.dated", description=description, date=t.joined(words))
