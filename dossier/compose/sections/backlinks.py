"""What links here."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, name_of, place, to, to_claim, to_page
from dossier.model.text import Body, Link


@dataclass(frozen=True, slots=True)
class Backlinks:
    """The pages and the claims that mention the entity."""

    pages: tuple[Anchor, ...]
    claims: tuple[tuple[str, tuple[Anchor, ...]], ...]


def backlinks(context: PageContext, entity: str) -> tuple[Backlinks, ...]:
    """The pages whose text, and the claims whose sentence, mention the entity without being about it."""
    pages = tuple(anchor for anchor, body in _pages(context, entity) if _mentions(context, body, entity))
    claims: defaultdict[str, list[Anchor]] = defaultdict(list)
    for claim in context.catalogue.mentioning.get(entity, []):
        if entity not in (*claim.subjects, *claim.speakers):
            claims[claim.ref.source].append(to_claim(context, claim.ref, place(claim.locator)))
    found = tuple((name_of(context.dossier, source), tuple(anchors)) for source, anchors in claims.items())
    return (Backlinks(pages, found),) if pages or found else ()


def _pages(context: PageContext, entity: str) -> Iterator[tuple[Anchor, Body]]:
    yield from ((to_page(context, page.path, page.title), page.body) for page in context.dossier.pages)
    yield from ((to(context, e.id), e.body) for e in context.dossier.entities.values() if e.id != entity)


def _mentions(context: PageContext, body: Body, entity: str) -> bool:
    links = (part for part in body.parts if isinstance(part, Link))
    return any(context.dossier.resolve(link.target) == (entity,) for link in links)
