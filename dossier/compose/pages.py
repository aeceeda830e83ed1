"""The pages: of entities, of sources, of editors, and the indexes."""

from collections.abc import Mapping
from dataclasses import replace

from dossier.compose.backlinks import backlinks
from dossier.compose.blocks import Block, Downloads, Intro, Opening, PageView, SourceClaims, SourceHead
from dossier.compose.catalogue import Catalogue
from dossier.compose.connections import connections
from dossier.compose.corrections import correction_list
from dossier.compose.dispute_list import dispute_list
from dossier.compose.facts import FIGURES, SERIES, facts, readings
from dossier.compose.front import sourcing
from dossier.compose.indexes import index, source_list
from dossier.compose.neighbours import before_and_after, published_before_and_after
from dossier.compose.origin_list import origin_list
from dossier.compose.prose import prose
from dossier.compose.sayers import said_by_party
from dossier.compose.sheet import Sheet, footnotes, to, to_page, when
from dossier.compose.statements import ACTORS, entries, entry, opinions, said_about, said_by
from dossier.compose.summary import summary
from dossier.compose.timeline import strip, timeline
from dossier.compose.views import Marks, Phrase, SourceClaim, phrase
from dossier.model.content import Claim, Entity, Page, Source
from dossier.model.kinds import Kind
from dossier.model.paths import (
    CHRONOLOGY,
    CORRECTIONS,
    DATA,
    DISPUTES,
    HOME,
    ORIGINS,
    SOURCES,
    download_paths,
    index_of,
    path_of,
)
from dossier.model.text import ClaimRef

Uses = Mapping[ClaimRef, list[tuple[str, str | Phrase]]]


def entity_page(catalogue: Catalogue, entity: Entity) -> PageView:
    """The page of an entity: complete from claims alone, with curated text where there is some."""
    sheet = Sheet(catalogue, path_of(catalogue.dossier, entity.id), entity.body)
    kind = catalogue.dossier.kinds[entity.kind]
    said = said_by(catalogue, entity.id)
    blocks: list[Block] = [_opening(sheet, entity, kind), *summary(catalogue, entity.id)]
    blocks += _body(sheet, entity)
    blocks += entries(sheet, phrase("entity.said-by", name=entity.name), said, entity.id)
    title = phrase("entity.said-about", name=entity.name) if said else phrase("entity.said")
    part = said_by_party if entity.kind == ACTORS else entries
    blocks += part(sheet, title, said_about(catalogue, entity.id), entity.id)
    blocks += connections(sheet, entity)
    blocks += entries(sheet, phrase("entity.opinions"), opinions(catalogue, entity.id), entity.id)
    blocks += [*backlinks(sheet, entity.id), *before_and_after(sheet, entity)]
    section = to_page(sheet, index_of(entity.kind), kind.plural)
    return replace(_page(sheet, entity.name, kind.label, entity.at.file, blocks), section=section)


def _body(sheet: Sheet, entity: Entity) -> list[Block]:
    """The curated text and the numbers, composed in the order of the page, so that its notes are, too."""
    if entity.kind == FIGURES:
        # Of a figure, readers look at the numbers first.
        return [
            *readings(sheet, entity, phrase("figures.readings"), linked=False),
            *prose(sheet, entity.body),
        ]
    return [*facts(sheet, entity), *prose(sheet, entity.body), *_figures(sheet, entity)]


def _opening(sheet: Sheet, entity: Entity, kind: Kind) -> Opening:
    part_of = to(sheet, entity.part_of.id) if entity.part_of else None
    counts = to(sheet, entity.of.id) if entity.of else None
    return Opening(
        kind.types[entity.type].label,
        part_of,
        entity.aliases,
        counts,
        entity.unit,
        entity.type == SERIES,
        entity.alias_languages,
    )


def _figures(sheet: Sheet, entity: Entity) -> list[Block]:
    blocks: list[Block] = []
    for figure in (e for e in sheet.dossier.entities.values() if e.of and e.of.id == entity.id):
        blocks += readings(sheet, figure, figure.name, linked=True)
    return blocks


def editors_page(catalogue: Catalogue, page: Page) -> PageView:
    """A page that an editor wrote."""
    sheet = Sheet(catalogue, page.path, page.body)
    return _page(sheet, page.title, "", page.at.file, list(prose(sheet, page.body)), page.description)


def front_page(catalogue: Catalogue) -> PageView:
    """What a dossier begins with until an editor writes a front page."""
    sheet = Sheet(catalogue, HOME)
    settings = catalogue.dossier.settings
    blocks: list[Block] = [Intro(settings.description)] if settings.description else []
    blocks += [sourcing(sheet), *strip(sheet), source_list(sheet)]
    return _page(sheet, settings.title, "", "", blocks)


def chronology(catalogue: Catalogue) -> PageView:
    """Everything that has a date, in order."""
    sheet = Sheet(catalogue, CHRONOLOGY)
    return _page(sheet, phrase("chronology.title"), "", "", [*strip(sheet), timeline(sheet)])


def disputes_page(catalogue: Catalogue) -> PageView:
    """What cannot all be true, what was said otherwise later, denials, and what nobody confirms."""
    sheet = Sheet(catalogue, DISPUTES)
    blocks: list[Block] = [Intro(phrase("disputes.intro"))]
    blocks += dispute_list(sheet)
    return _page(sheet, phrase("disputes.title"), "", "", blocks)


def corrections_page(catalogue: Catalogue) -> PageView:
    """What was corrected and withdrawn."""
    sheet = Sheet(catalogue, CORRECTIONS)
    return _page(sheet, phrase("corrections.title"), "", "", [correction_list(sheet)])


def origins_page(catalogue: Catalogue) -> PageView:
    """Which party feeds which articles, and what rests on one alone."""
    sheet = Sheet(catalogue, ORIGINS)
    blocks: list[Block] = [Intro(phrase("origins.intro")), *origin_list(sheet)]
    return _page(sheet, phrase("origins.title"), "", "", blocks)


def data_page(catalogue: Catalogue) -> PageView:
    """All that can be taken away, and how to cite it."""
    sheet = Sheet(catalogue, DATA)
    downloads = Downloads(download_paths(), catalogue.dossier.settings.rights)
    return _page(sheet, phrase("data.title"), "", "", [Intro(phrase("data.intro")), downloads])


def index_page(catalogue: Catalogue, kind: Kind) -> PageView:
    """All entities of a kind."""
    sheet = Sheet(catalogue, index_of(kind.id))
    blocks: list[Block] = [Intro(kind.intro)] if kind.intro else []
    return _page(sheet, kind.plural, "", "", [*blocks, *index(sheet, kind)])


def sources_page(catalogue: Catalogue) -> PageView:
    """All sources."""
    sheet = Sheet(catalogue, index_of(SOURCES))
    return _page(sheet, phrase("sources.title"), "", "", [source_list(sheet)])


def source_page(catalogue: Catalogue, source: Source, uses: Uses) -> PageView:
    """The record of a source and its claims; ``uses`` are path and title of the pages that cite each."""
    sheet = Sheet(catalogue, path_of(catalogue.dossier, source.id), source.body)
    claims = sorted(source.claims, key=lambda claim: claim.locator.order)
    shown = SourceClaims(tuple(_source_claim(sheet, claim, uses) for claim in claims))
    derived = tuple(to(sheet, work.id) for work in source.derived_from)
    blocks: list[Block] = [
        SourceHead(source, when(sheet, source.published), derived),
        shown,
        *prose(sheet, source.body),
        *published_before_and_after(sheet, source),
    ]
    section = to_page(sheet, index_of(SOURCES), phrase("sources.title"))
    page = _page(sheet, source.title, phrase("source.kind"), source.at.file, blocks)
    return replace(page, section=section)


def _source_claim(sheet: Sheet, claim: Claim, uses: Uses) -> SourceClaim:
    pages = tuple(to_page(sheet, path, title) for path, title in uses.get(claim.ref, ()))
    uncited = replace(entry(Sheet(sheet.catalogue, sheet.path), (claim,)), marks=Marks(()))
    source = sheet.dossier.sources[claim.ref.source]
    foreign = sheet.dossier.foreign(source)
    return SourceClaim(claim.ref, claim.locator, claim.quote, claim.passage, foreign, uncited, pages, source)


def _page(
    sheet: Sheet,
    title: str | Phrase,
    kind: str | Phrase,
    edit: str,
    blocks: list[Block],
    description: str = "",
) -> PageView:
    cited = tuple(ref for ref in sheet.cited if isinstance(ref, ClaimRef))
    return PageView(sheet.path, title, description, kind, edit, tuple(blocks), footnotes(sheet), cited)
