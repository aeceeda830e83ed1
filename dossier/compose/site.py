"""All pages of a dossier."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dossier.compose.blocks import Block
from dossier.compose.footnotes import SharedNotes
from dossier.compose.page_context import PageContext, to_page
from dossier.compose.page_view import PageView
from dossier.compose.pages import (
    chronology,
    corrections_page,
    data_page,
    disputes_page,
    drafts_page,
    editors_page,
    entity_page,
    front_page,
    index_page,
    opinions_page,
    origins_page,
    source_page,
    sources_page,
)
from dossier.compose.parted import parted
from dossier.compose.provenance import Provenance
from dossier.compose.sections.drafts import DraftNotice, draft_count, draft_notice
from dossier.compose.sections.intro import Intro
from dossier.compose.sections.source_claims import SourceClaims
from dossier.compose.sections.timeline import Timeline
from dossier.derive.catalogue import Catalogue
from dossier.derive.groups import grouped
from dossier.model.content import Dossier, Entity, Source
from dossier.model.paths import HOME, SOURCES
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a dossier, and the provenance of each claim as the page of its source shows it."""

    catalogue: Catalogue
    pages: tuple[PageView, ...]
    provenances: Mapping[ClaimRef, Provenance]

    @property
    def dossier(self) -> Dossier:
        """The dossier that the pages belong to."""
        return self.catalogue.dossier

    def subject_of(self, page: PageView) -> Entity | Source | None:
        """The entity or the source that a page shows; None for a list, and for an editor's page."""
        return self.dossier.entities.get(page.subject) or self.dossier.sources.get(page.subject)


def _with_notice(
    catalogue: Catalogue, pages: Iterable[PageView], drafts_of: Dossier | None
) -> Iterator[PageView]:
    """The pages, each with a notice where some of the dossier are drafts."""
    count = draft_count(drafts_of or catalogue.dossier)
    for page in pages:
        context = PageContext(catalogue, page.path)
        notice = [draft_notice(context, count, bool(drafts_of))] if count else []
        yield replace(page, blocks=(*notice, *page.blocks)) if count else page


def empty_listings(site: Site) -> frozenset[str]:
    """The lists that hold nothing yet: they have their addresses, and readers are not led there."""
    lists = (page for page in site.pages if not page.subject and not page.edit and page.path != HOME)
    return frozenset(page.path for page in lists if not any(map(_holds_something, page.blocks)))


def _holds_something(block: Block) -> bool:
    is_empty = isinstance(block, Timeline) and not block.years
    return not isinstance(block, Intro | DraftNotice) and not is_empty


def compose(catalogue: Catalogue, drafts_of: Dossier | None = None) -> Site:
    """The site of a dossier without errors; a preview has one page more, of the drafts of a dossier."""
    dossier = catalogue.dossier
    most = dossier.settings.page_items
    curated = [part for page in curated_pages(catalogue) for part in parted(page, most)]
    pages = [*curated, *(part for page in listing_pages(catalogue) for part in parted(page, most))]
    # Pages of sources come last, since they name the pages that cite their claims.
    anywhere = PageContext(catalogue, f"{SOURCES}/")
    links = [(to_page(anywhere, page.path, page.title), page.cited) for page in curated]
    uses = grouped((ref, link) for link, cited in links for ref in cited)
    pages += [source_page(catalogue, source, uses) for source in dossier.sources.values()]
    pages += [drafts_page(catalogue, drafts_of)] if drafts_of else []
    pages = list(_with_notice(catalogue, pages, drafts_of))
    return Site(catalogue, tuple(pages), _provenances(pages))


def curated_pages(catalogue: Catalogue) -> list[PageView]:
    """Editors' pages, the pages of entities, and a front page, written or generated."""
    dossier = catalogue.dossier
    pages = [editors_page(catalogue, page) for page in dossier.pages]
    if not any(page.path == HOME for page in dossier.pages):
        pages.append(front_page(catalogue))
    # Entities' pages cite the same claims again and again, so they share the notes.
    shared: SharedNotes = {}
    return [*pages, *(entity_page(catalogue, entity, shared) for entity in dossier.entities.values())]


def listing_pages(catalogue: Catalogue) -> list[PageView]:
    """The pages that no editor writes: lists, and views of the whole dossier."""
    pages = [index_page(catalogue, kind) for kind in catalogue.dossier.kinds.values()]
    makers = (chronology, disputes_page, origins_page, opinions_page, sources_page, corrections_page)
    return pages + [make(catalogue) for make in (*makers, data_page)]


def _provenances(pages: Iterable[PageView]) -> dict[ClaimRef, Provenance]:
    lists = (block for page in pages for block in page.blocks if isinstance(block, SourceClaims))
    return {claim.ref: claim.entry.provenance for block in lists for claim in block.claims}
