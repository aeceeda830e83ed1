"""All pages of a dossier."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from dossier.abandon import go_on
from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.page_context import to_page
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
from dossier.compose.sections.source_claims import SourceClaims, Uses
from dossier.compose.sections.timeline import Timeline
from dossier.derive.catalogue import Catalogue
from dossier.derive.groups import grouped
from dossier.model.content import Dossier, Entity, Source
from dossier.model.paths import (
    CHRONOLOGY,
    CORRECTIONS,
    DATA,
    DISPUTES,
    DRAFTS,
    HOME,
    OPINIONS,
    ORIGINS,
    SOURCES,
    entity_path,
    index_of,
    source_path,
    whole_path,
)
from dossier.model.text import ClaimRef

# What makes each page, by its path.
Makers = dict[str, Callable[[], PageView]]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a dossier, and the provenance of each claim as the page of its source shows it.

    Whoever prints the pages leaves only their heads, since all pages at once take much memory. ``uses`` are
    links to the curated pages that cite each claim.
    """

    catalogue: Catalogue
    pages: list[PageView]
    provenances: Mapping[ClaimRef, Provenance]
    uses: Uses

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
        notice = [draft_notice(count, bool(drafts_of))] if count else []
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
    curated = curated_pages(catalogue)
    pages = [*curated, *listing_pages(catalogue)]
    # Pages of sources come last, since they name the pages that cite their claims.
    uses = _uses(curated)
    pages += map(_made, _last_makers(catalogue, uses, drafts_of).values())
    pages = list(_with_notice(catalogue, pages, drafts_of))
    return Site(catalogue, pages, _provenances(pages), uses)


def site_without_sources(catalogue: Catalogue) -> Site:
    """The same site without the pages of sources; it has all of its uses, and all of its lists."""
    curated = curated_pages(catalogue)
    return Site(catalogue, [*curated, *listing_pages(catalogue)], {}, _uses(curated))


def last_paths(dossier: Dossier, drafts_of: Dossier | None = None) -> dict[str, str]:
    """The pages that ``site_without_sources`` leaves out, with the editors' files that they come from."""
    files = {source_path(id): source.at.file for id, source in dossier.sources.items()}
    return files | ({DRAFTS: ""} if drafts_of else {})


def compose_page(
    catalogue: Catalogue, path: str, uses: Uses, drafts_of: Dossier | None = None
) -> Site | None:
    """The same site with one page alone; None where it has no such page.

    ``uses`` says what cites each claim: all other pages would have to be made to find that out.
    """
    makers = _curated_makers(catalogue) | _listing_makers(catalogue)
    makers |= _last_makers(catalogue, uses, drafts_of)
    maker = makers.get(path) or makers.get(whole_path(path))
    parts = _parted(catalogue, [maker]) if maker else []
    pages = list(_with_notice(catalogue, (page for page in parts if page.path == path), drafts_of))
    return Site(catalogue, pages, _ProvenancesInTime(catalogue), uses) if pages else None


def curated_pages(catalogue: Catalogue) -> list[PageView]:
    """Editors' pages, the pages of entities, and a front page, written or generated."""
    return _parted(catalogue, _curated_makers(catalogue).values())


def listing_pages(catalogue: Catalogue) -> list[PageView]:
    """The pages that no editor writes: lists, and views of the whole dossier."""
    return _parted(catalogue, _listing_makers(catalogue).values())


def _parted(catalogue: Catalogue, makers: Iterable[Callable[[], PageView]]) -> list[PageView]:
    """The pages, each followed by those of its lists that are too long for it."""
    most = catalogue.dossier.settings.page_items
    return [part for maker in makers for part in parted(_made(maker), most)]


def _made(maker: Callable[[], PageView]) -> PageView:
    go_on()
    return maker()


def _curated_makers(catalogue: Catalogue) -> Makers:
    dossier = catalogue.dossier
    makers: Makers = {page.path: partial(editors_page, catalogue, page) for page in dossier.pages}
    makers.setdefault(HOME, partial(front_page, catalogue))
    entities = dossier.entities.values()
    return makers | {entity_path(one): partial(entity_page, catalogue, one) for one in entities}


def _listing_makers(catalogue: Catalogue) -> Makers:
    kinds = catalogue.dossier.kinds.values()
    indexes: Makers = {index_of(kind.id): partial(index_page, catalogue, kind) for kind in kinds}
    makers = {
        CHRONOLOGY: chronology,
        DISPUTES: disputes_page,
        ORIGINS: origins_page,
        OPINIONS: opinions_page,
        index_of(SOURCES): sources_page,
        CORRECTIONS: corrections_page,
        DATA: data_page,
    }
    return indexes | {path: partial(make, catalogue) for path, make in makers.items()}


def _last_makers(catalogue: Catalogue, uses: Uses, drafts_of: Dossier | None) -> Makers:
    sources = catalogue.dossier.sources
    makers: Makers = {
        source_path(id): partial(source_page, catalogue, source, uses) for id, source in sources.items()
    }
    return makers | ({DRAFTS: partial(drafts_page, catalogue, drafts_of)} if drafts_of else {})


def _uses(curated: Iterable[PageView]) -> Uses:
    """Links to the curated pages that cite each claim; to a part of one where the page itself does not."""
    pages = list(curated)
    cited = {page.path: frozenset(page.cited) for page in pages}
    links: list[tuple[ClaimRef, Anchor]] = []
    for page in pages:
        link, whole = to_page(page.path, page.title), whole_path(page.path)
        links += ((ref, link) for ref in page.cited if whole == page.path or ref not in cited.get(whole, ()))
    return grouped(links)


def _provenances(pages: Iterable[PageView]) -> dict[ClaimRef, Provenance]:
    lists = (block for page in pages for block in page.blocks if isinstance(block, SourceClaims))
    return {claim.ref: claim.entry.provenance for block in lists for claim in block.claims}


class _ProvenancesInTime(dict[ClaimRef, Provenance]):
    """The provenances of the claims of a source, from its page, when the first of them is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def __missing__(self, ref: ClaimRef) -> Provenance:
        page = source_page(self._catalogue, self._catalogue.dossier.sources[ref.source], {})
        self.update(_provenances([page]))
        return self[ref]
