"""All pages of a dossier."""

from collections import defaultdict
from dataclasses import replace

from dossier.compose.inline import Message
from dossier.compose.page_view import PageView
from dossier.compose.pages import (
    chronology,
    corrections_page,
    data_page,
    disputes_page,
    editors_page,
    entity_page,
    front_page,
    index_page,
    origins_page,
    source_page,
    sources_page,
)
from dossier.derive.catalogue import catalogue
from dossier.derive.disputes import disputed, disputes
from dossier.model.content import Dossier
from dossier.model.paths import HOME
from dossier.model.text import ClaimRef


def compose(dossier: Dossier) -> tuple[PageView, ...]:
    """The pages of a dossier without errors; those of sources come last, since they name what uses them."""
    known = catalogue(dossier)
    known = replace(known, disputed=disputed(disputes(known)))
    pages = [editors_page(known, page) for page in dossier.pages]
    if not any(page.path == HOME for page in dossier.pages):
        pages.append(front_page(known))
    pages += [entity_page(known, entity) for entity in dossier.entities.values()]
    uses: defaultdict[ClaimRef, list[tuple[str, str | Message]]] = defaultdict(list)
    for page in pages:
        for ref in page.cited:
            uses[ref].append((page.path, page.title))
    pages += [index_page(known, kind) for kind in dossier.kinds.values()]
    pages += [chronology(known), disputes_page(known), origins_page(known), sources_page(known)]
    pages += [corrections_page(known), data_page(known)]
    pages += [source_page(known, source, uses) for source in dossier.sources.values()]
    return tuple(pages)
