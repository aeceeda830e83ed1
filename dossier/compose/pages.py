"""The pages: of entities, of sources, of editors, and the indexes."""

from dataclasses import replace

from dossier.compose.blocks import Block
from dossier.compose.footnotes import footnotes
from dossier.compose.inline import Label, Message, message
from dossier.compose.page_context import PageContext, title_of, to_page
from dossier.compose.page_view import PageView
from dossier.compose.sections.backlinks import backlinks
from dossier.compose.sections.by_party import statements_by_party
from dossier.compose.sections.connections import connections
from dossier.compose.sections.corrections import correction_list
from dossier.compose.sections.disputes import dispute_list
from dossier.compose.sections.downloads import downloads
from dossier.compose.sections.drafts import draft_list
from dossier.compose.sections.entries import entries, opinions, opinions_by_source, said_about, said_by
from dossier.compose.sections.facts import facts
from dossier.compose.sections.in_brief import carried_words, own_words, words_of_parts
from dossier.compose.sections.index import index
from dossier.compose.sections.intro import Intro
from dossier.compose.sections.neighbours import neighbours
from dossier.compose.sections.opening import opening
from dossier.compose.sections.origins import origin_list
from dossier.compose.sections.prose import prose
from dossier.compose.sections.readings import field_readings, readings
from dossier.compose.sections.source_claims import Uses, source_claims
from dossier.compose.sections.source_head import source_head
from dossier.compose.sections.source_list import source_list
from dossier.compose.sections.sourcing import sourcing, takeaways_and_sourcing
from dossier.compose.sections.strip import strip
from dossier.compose.sections.summary import summary
from dossier.compose.sections.takeaways import takeaways
from dossier.compose.sections.timeline import expected, timeline, undated
from dossier.derive.catalogue import Catalogue
from dossier.model.content import Dossier, Entity, Page, Source
from dossier.model.directives import TAKEAWAYS
from dossier.model.kinds import Kind
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
    index_of,
    path_of,
)
from dossier.model.roles import KindRole
from dossier.model.text import ClaimRef, Directive

# Where a list has more notes than this, fewer stand behind each value.
_MOST_NOTES = 400
# A row of a list says how well something is borne out, and its page has all notes.
_MOST_MARKS = (3, 1)


def entity_page(catalogue: Catalogue, entity: Entity) -> PageView:
    """The page of an entity: complete from claims alone, with curated text where there is some."""
    context = PageContext(catalogue, path_of(catalogue.dossier, entity.id), entity.body)
    kind = catalogue.dossier.kinds[entity.kind]
    said = said_by(catalogue, entity.id)
    blocks: list[Block] = [opening(context, entity, kind), *summary(catalogue, entity.id)]
    blocks += _body(context, entity)
    blocks += entries(context, message("entity.said-by", name=entity.name), said, entity.id)
    blocks += [*own_words(context, entity), *words_of_parts(context, entity)]
    # Where the entity itself says nothing, the heading need not tell two lists apart.
    title = message("entity.said-about", name=entity.name) if said else message("entity.said")
    part = statements_by_party if kind.role is KindRole.PARTY else entries
    blocks += part(context, title, said_about(catalogue, entity.id), entity.id)
    blocks += [*carried_words(context, entity), *connections(context, entity)]
    blocks += entries(context, message("entity.opinions"), opinions(catalogue, entity.id), entity.id)
    blocks += [*backlinks(context, entity.id), *neighbours(context, entity.id)]
    section = to_page(index_of(entity.kind), kind.plural)
    page = _page(context, entity.name, kind.label, entity.at.file, blocks)
    return replace(page, subject=entity.id, section=section)


def _body(context: PageContext, entity: Entity) -> list[Block]:
    """The curated text and the numbers, composed in the order of the page, which numbers its footnotes."""
    if context.dossier.has_role(entity.id, KindRole.MEASURE):
        # On a figure's page, readers look for the numbers first.
        return [
            *readings(context, entity, message("figures.readings"), linked=False, level=2),
            *prose(context, entity.body),
        ]
    table, drawn = facts(context, entity), field_readings(context, entity, linked=False)
    text = prose(context, entity.body)
    # Figures stand under the facts; where there are none, readers would look for the level above them.
    return [*table, *drawn, *text, *_figures(context, entity, level=3 if table else 2)]


def _figures(context: PageContext, entity: Entity, level: int) -> list[Block]:
    blocks: list[Block] = []
    for figure in context.catalogue.entities.figures.get(entity.id, ()):
        blocks += readings(context, figure, figure.name, linked=True, level=level)
    return blocks


def editors_page(catalogue: Catalogue, page: Page) -> PageView:
    """A page that an editor wrote."""
    context = PageContext(catalogue, page.path, page.body)
    # Where the text does not say where, they come first.
    is_placed = any(isinstance(part, Directive) and part.name == TAKEAWAYS for part in page.body.text)
    first = takeaways_and_sourcing(context) if page.takeaways and not is_placed else ()
    blocks = [*first, *prose(context, page.body)]
    return _page(context, page.title, "", page.at.file, blocks, page.description)


def front_page(catalogue: Catalogue) -> PageView:
    """The front page of a dossier whose editors wrote none."""
    context = PageContext(catalogue, HOME)
    settings = catalogue.dossier.settings
    blocks: list[Block] = [Intro(settings.description)] if settings.description else []
    blocks += [*takeaways(context), sourcing(context), *strip(context), source_list(context)]
    return _page(context, settings.title, "", "", blocks)


def chronology(catalogue: Catalogue) -> PageView:
    """Everything that has a date, in order."""
    context = PageContext(catalogue, CHRONOLOGY)
    blocks = [*strip(context), timeline(context), *undated(context), *expected(context)]
    return _page(context, message("chronology.title"), "", "", blocks)


def disputes_page(catalogue: Catalogue) -> PageView:
    """The page of disputes, changed positions, denials, and refusals to comment."""
    context = PageContext(catalogue, DISPUTES)
    blocks: list[Block] = [Intro(message("disputes.intro"))]
    blocks += dispute_list(context)
    return _page(context, message("disputes.title"), "", "", blocks)


def corrections_page(catalogue: Catalogue) -> PageView:
    """The page of corrections and withdrawals."""
    context = PageContext(catalogue, CORRECTIONS)
    return _page(context, message("corrections.title"), "", "", [correction_list(context)])


def origins_page(catalogue: Catalogue) -> PageView:
    """Which party feeds which articles, and what rests on one alone."""
    context = PageContext(catalogue, ORIGINS)
    blocks: list[Block] = [Intro(message("origins.intro")), *origin_list(context)]
    return _page(context, message("origins.title"), "", "", blocks)


def opinions_page(catalogue: Catalogue) -> PageView:
    """The opinions of the articles' authors, by article."""
    context = PageContext(catalogue, OPINIONS)
    blocks: list[Block] = [Intro(message("opinions.intro")), *opinions_by_source(context)]
    return _page(context, message("opinions.title"), "", "", blocks)


def data_page(catalogue: Catalogue) -> PageView:
    """The exports, and how to cite the dossier."""
    context = PageContext(catalogue, DATA)
    blocks: list[Block] = [Intro(message("data.intro")), downloads(catalogue.dossier)]
    return _page(context, message("data.title"), "", "", blocks)


def drafts_page(catalogue: Catalogue, dossier: Dossier) -> PageView:
    """The drafts of a dossier beside the places that they come from, for its editors only."""
    context = PageContext(catalogue, DRAFTS)
    return _page(context, message("drafts.title"), "", "", list(draft_list(context, dossier)))


def index_page(catalogue: Catalogue, kind: Kind) -> PageView:
    """All entities of a kind; where they would have very many notes, each value has fewer."""
    intro: list[Block] = [Intro(kind.intro)] if kind.intro else []
    for most in _MOST_MARKS:
        context = PageContext(catalogue, index_of(kind.id), most_marks=most)
        blocks = [*intro, *index(context, kind)]
        if len(context.cited) <= _MOST_NOTES:
            break
    return _page(context, kind.plural, "", "", blocks)


def sources_page(catalogue: Catalogue) -> PageView:
    """All sources."""
    context = PageContext(catalogue, index_of(SOURCES))
    return _page(context, message("sources.title"), "", "", [source_list(context)])


def source_page(catalogue: Catalogue, source: Source, uses: Uses) -> PageView:
    """The record of a source and its claims; ``uses`` are links to the pages that cite each."""
    context = PageContext(catalogue, path_of(catalogue.dossier, source.id), source.body)
    blocks: list[Block] = [
        source_head(context, source),
        *source_claims(context, source, uses),
        *prose(context, source.body, message("source.remarks")),
        *neighbours(context, source.id),
    ]
    section = to_page(index_of(SOURCES), message("sources.title"))
    page = _page(context, title_of(catalogue.dossier, source), message("source.kind"), source.at.file, blocks)
    return replace(page, subject=source.id, section=section)


def _page(
    context: PageContext,
    title: Label,
    kind: str | Message,
    edit: str,
    blocks: list[Block],
    description: str = "",
) -> PageView:
    # Taken before the footnotes are composed: what only a note cites is no use of a claim.
    cited = tuple(ref for ref in context.cited if isinstance(ref, ClaimRef))
    return PageView(context.path, title, description, kind, edit, tuple(blocks), footnotes(context), cited)
