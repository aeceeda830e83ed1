"""The entities of a dossier by kind, by what they belong to, and by the texts that mention them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dossier.derive.groups import grouped
from dossier.model.content import Dossier, Entity, Page
from dossier.model.text import Link


@dataclass(frozen=True, slots=True)
class EntitiesIndex:
    """The entities by their kind and by what they are part of, and the figures by what they count.

    ``mentioning`` are, by entity, the pages and other entities whose curated texts link to it.
    All are in the order of the content.
    """

    of_kind: Mapping[str, tuple[Entity, ...]]
    parts: Mapping[str, tuple[Entity, ...]]
    figures: Mapping[str, tuple[Entity, ...]]
    mentioning: Mapping[str, tuple[Page | Entity, ...]]


def entities_index(dossier: Dossier) -> EntitiesIndex:
    """The index of a dossier without errors."""
    entities = dossier.entities.values()
    return EntitiesIndex(
        of_kind=grouped((entity.kind, entity) for entity in entities),
        parts=grouped((entity.part_of.id, entity) for entity in entities if entity.part_of),
        figures=grouped((entity.of.id, entity) for entity in entities if entity.of),
        mentioning=grouped(_mentions(dossier)),
    )


def _mentions(dossier: Dossier) -> Iterator[tuple[str, Page | Entity]]:
    texts: Iterator[Page | Entity] = chain(dossier.pages, dossier.entities.values())
    for text in texts:
        links = (dossier.resolve(part.target) for part in text.body.parts if isinstance(part, Link))
        # A name with several meanings is reported by check, and counts as no mention here.
        for id in dict.fromkeys(id for ids in links if len(ids) == 1 for id in ids):
            if not isinstance(text, Entity) or text.id != id:
                yield id, text
