"""What sort of page a hit is, and by which names its subject is found."""

from typing import NamedTuple

from dossier.model.content import Dossier
from dossier.model.paths import path_of

# What a page is that is neither an entity's nor a source's: a list, a chronology, a text about the dossier.
OVERVIEW = "Overview"
SOURCE = "Source"


class Label(NamedTuple):
    """The kind of a page as readers see it, and the other names of what it is about."""

    kind: str
    names: tuple[str, ...] = ()


def labels(dossier: Dossier) -> dict[str, Label]:
    """The labels of the pages of entities and sources, by path; every other page is an overview."""
    found = {path_of(dossier, id): Label(SOURCE) for id in dossier.sources}
    for entity in dossier.entities.values():
        found[path_of(dossier, entity.id)] = Label(dossier.kinds[entity.kind].label, entity.aliases)
    return found
