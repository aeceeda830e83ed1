"""What links here."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.compose.blocks import Backlinks
from dossier.compose.sheet import Sheet, name_of, place, to, to_claim, to_page
from dossier.compose.views import Anchor
from dossier.model.text import Body, Link


def backlinks(sheet: Sheet, entity: str) -> tuple[Backlinks, ...]:
    """The pages whose text, and the claims whose sentence, mention the entity without being about it."""
    pages = tuple(anchor for anchor, body in _pages(sheet, entity) if _mentions(sheet, body, entity))
    claims: defaultdict[str, list[Anchor]] = defaultdict(list)
    for claim in sheet.catalogue.mentioning.get(entity, []):
        if entity not in (*claim.subjects, *claim.speakers):
            claims[claim.ref.source].append(to_claim(sheet, claim.ref, place(claim.locator)))
    found = tuple((name_of(sheet.dossier, source), tuple(anchors)) for source, anchors in claims.items())
    return (Backlinks(pages, found),) if pages or found else ()


def _pages(sheet: Sheet, entity: str) -> Iterator[tuple[Anchor, Body]]:
    yield from ((to_page(sheet, page.path, page.title), page.body) for page in sheet.dossier.pages)
    yield from ((to(sheet, e.id), e.body) for e in sheet.dossier.entities.values() if e.id != entity)


def _mentions(sheet: Sheet, body: Body, entity: str) -> bool:
    links = (part for part in body.parts if isinstance(part, Link))
    return any(sheet.dossier.resolve(link.target) == (entity,) for link in links)
