"""What a program drafted and nobody has confirmed, beside the places that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Inlines, message
from dossier.compose.page_context import PageContext, inlines, place, place_in, to, to_claim, to_page
from dossier.compose.provenance import Provenance, provenance
from dossier.derive.catalogue import Catalogue
from dossier.derive.drafts import drafted_claims
from dossier.derive.located import places_of
from dossier.model.content import Claim, Dossier
from dossier.model.locators import Locator
from dossier.model.paths import DRAFTS
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted claim: what the archive has at its place, and what the draft makes of it."""

    ref: ClaimRef
    locator: Locator
    place: Anchor | None
    article: str
    language: str
    quote: str
    says: Inlines
    provenance: Provenance
    drafted_by: str
    file: str


@dataclass(frozen=True, slots=True)
class SourceDrafts(Block):
    """The drafts of one source, in the order of their places."""

    source: Anchor
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class DraftNotice(Block):
    """How many statements are drafts; ``page`` lists them, where only a preview has them."""

    drafts: int
    page: Anchor | None


def draft_notice(drafts: int, is_preview: bool) -> DraftNotice:
    """The notice on every page of a site that has drafts."""
    page = to_page(DRAFTS, message("drafts.title")) if is_preview else None
    return DraftNotice(drafts, page)


def draft_list(context: PageContext, dossier: Dossier) -> Iterator[SourceDrafts]:
    """The drafts of a whole dossier, source by source; the context may lack those without a sentence."""
    every = PageContext(Catalogue(dossier), context.path)
    for source in dossier.sources.values():
        claims = sorted((c for c in source.claims if c.draft), key=lambda claim: claim.locator.order)
        if claims:
            drafts = tuple(_draft(every, claim, context.dossier) for claim in claims)
            yield SourceDrafts(to(context, source.id), drafts)


def _draft(context: PageContext, claim: Claim, seen: Dossier) -> Draft:
    text = context.dossier.archive.get(claim.ref.source)
    at = places_of(text).get(claim.locator) if text else None
    source = context.dossier.sources[claim.ref.source]
    link = to_claim(context, claim.ref, place_in(seen, claim)) if claim.ref in seen.claims else None
    return Draft(
        ref=claim.ref,
        locator=claim.locator,
        place=link and Anchor(place(claim.locator), link.href),
        article=at.raw if at else "",
        language=context.dossier.foreign(source),
        quote=claim.quote.exact if claim.quote else claim.passage,
        says=inlines(context, claim.says),
        provenance=provenance(context, (claim,)),
        drafted_by=claim.drafted_by,
        file=f"{claim.at.file}:{claim.at.line}",
    )


def draft_count(dossier: Dossier) -> int:
    """How many claims are drafts."""
    return len(drafted_claims(dossier))
