"""The pages and claims that link to an entity."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Foreign
from dossier.compose.page_context import PageContext, place, title_of, to, to_claim, to_page
from dossier.derive.groups import grouped
from dossier.model.content import Entity, Page


@dataclass(frozen=True, slots=True)
class Backlinks(Block):
    """The pages and the claims that mention the entity."""

    pages: tuple[Anchor, ...]
    claims: tuple[tuple[str | Foreign, tuple[Anchor, ...]], ...]


def backlinks(context: PageContext, entity: str) -> tuple[Backlinks, ...]:
    """The pages whose text, and the claims whose sentence, mention the entity without being about it."""
    texts = context.catalogue.entities.mentioning.get(entity, ())
    pages = tuple(_to_text(context, text) for text in texts)
    by_source = grouped(
        (claim.ref.source, to_claim(context, claim.ref, place(claim.locator)))
        for claim in context.catalogue.claims.mentioning.get(entity, ())
        # Those stand on the page already, in the lists of statements.
        if entity not in (*claim.subjects, *claim.speakers)
    )
    sources = context.dossier.sources
    claims = tuple((title_of(context.dossier, sources[id]), anchors) for id, anchors in by_source.items())
    return (Backlinks(pages, claims),) if pages or claims else ()


def _to_text(context: PageContext, text: Page | Entity) -> Anchor:
    return to(context, text.id) if isinstance(text, Entity) else to_page(text.path, text.title)
