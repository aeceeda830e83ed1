"""What sort of page a hit is, and by which names its subject is found."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.model.content import Dossier
from dossier.model.kinds import Kind
from dossier.model.paths import index_of, path_of
from dossier.render.messages import messages_of

# The key for the label of all pages that are about neither an entity nor a source; no page has this path.
DEFAULT_LABEL_KEY = ""


class Label(NamedTuple):
    """The kind of a page as readers see it, and the other names of what it is about."""

    kind: str
    names: tuple[str, ...] = ()


def labels(dossier: Dossier) -> dict[str, Label]:
    """The labels of pages by path; that of pages about no entity or source under ``DEFAULT_LABEL_KEY``."""
    t = messages_of(dossier)
    by_path = {path_of(dossier, id): Label(t("source.kind")) for id in dossier.sources}
    by_path[DEFAULT_LABEL_KEY] = Label(t("search.overview"))
    for kind in dossier.kinds.values():
        by_path[index_of(kind.id)] = Label(t("search.overview"), tuple(_names(kind)))
    for entity in dossier.entities.values():
        by_path[path_of(dossier, entity.id)] = Label(dossier.kinds[entity.kind].label, entity.aliases)
    return by_path


def _names(kind: Kind) -> Iterator[str]:
    """What the list of a kind is asked for by: its label, and how its ties are called ("Gives", "Met")."""
    yield kind.label
    ties = (name for field in kind.fields.values() for name in (field.reverse, field.shared))
    yield from dict.fromkeys(filter(None, ties))
