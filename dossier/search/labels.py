"""What sort of page a hit is, and by which names its subject is found."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.compose.inline import Foreign
from dossier.compose.page_context import title_of
from dossier.model.content import Dossier
from dossier.model.kinds import Kind
from dossier.model.paths import index_of, path_of
from dossier.model.sources import Source
from dossier.render.messages import messages_of
from dossier.search.described import Description, descriptions

# The key for the label of all pages that are about neither an entity nor a source; no page has this path.
DEFAULT_LABEL_KEY = ""


class Label(NamedTuple):
    """The kind of a page as readers see it, the other names of what it is about, and what that is.

    ``language`` is that of its title, if it is not the dossier's.
    """

    kind: str
    names: tuple[str, ...] = ()
    described: tuple[Description, ...] = ()
    language: str = ""


def labels(dossier: Dossier) -> dict[str, Label]:
    """The labels of pages by path; that of pages about no entity or source under ``DEFAULT_LABEL_KEY``."""
    t = messages_of(dossier)
    by_path = {
        path_of(dossier, source.id): Label(t("source.kind"), language=_language(dossier, source))
        for source in dossier.sources.values()
    }
    by_path[DEFAULT_LABEL_KEY] = Label(t("search.overview"))
    for kind in dossier.kinds.values():
        by_path[index_of(kind.id)] = Label(t("search.overview"), tuple(_names(kind)))
    described = descriptions(dossier)
    for entity in dossier.entities.values():
        label = Label(dossier.kinds[entity.kind].label, entity.aliases, described.get(entity.id, ()))
        by_path[path_of(dossier, entity.id)] = label
    return by_path


def _language(dossier: Dossier, source: Source) -> str:
    title = title_of(dossier, source)
    return title.language if isinstance(title, Foreign) else ""


def _names(kind: Kind) -> Iterator[str]:
    """What the list of a kind is asked for by: its label, and how its ties are called ("Gives", "Met")."""
    yield kind.label
    ties = (name for field in kind.fields.values() for name in (field.reverse, field.shared))
    yield from dict.fromkeys(filter(None, ties))
