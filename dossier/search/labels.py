"""What sort of page a hit is, and by which names its subject is found."""

from typing import NamedTuple

from dossier.model.content import Dossier
from dossier.model.paths import path_of
from dossier.render.messages import messages_of

# No path: that of every page that is neither an entity's nor a source's.
OTHER = ""


class Label(NamedTuple):
    """The kind of a page as readers see it, and the other names of what it is about."""

    kind: str
    names: tuple[str, ...] = ()


def labels(dossier: Dossier) -> dict[str, Label]:
    """The labels of the pages of entities and sources, by path; that of every other page under ``OTHER``."""
    t = messages_of(dossier)
    found = {path_of(dossier, id): Label(t("source.kind")) for id in dossier.sources}
    found[OTHER] = Label(t("search.overview"))
    for entity in dossier.entities.values():
        found[path_of(dossier, entity.id)] = Label(dossier.kinds[entity.kind].label, entity.aliases)
    return found
