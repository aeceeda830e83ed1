"""The claims of a source under their permanent anchors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Marks, Message, message
from dossier.compose.page_context import PageContext
from dossier.compose.statements import Entry, entry
from dossier.model.content import Claim, Quote, Source
from dossier.model.locators import Locator
from dossier.model.text import ClaimRef

# Links to the pages that use a claim, as seen from the folder of the sources.
Uses = Mapping[ClaimRef, tuple[Anchor, ...]]


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """A claim on the page of its source, under its permanent anchor, with the pages that use it.

    ``foreign`` is the language of its quote or passage, if that is another, ``before`` are
    the words in front that tell its words apart in the source, ``formerly`` are earlier anchors.
    """

    ref: ClaimRef
    locator: Locator
    quote: Quote | None
    passage: str
    foreign: str
    entry: Entry
    uses: tuple[Anchor, ...]
    source: Source
    before: str = ""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceClaims(Block):
    """The claims of a source, or the opinions of its author, in its order.

    ``facts`` and ``opinions`` are how many there are of each on the page.
    """

    title: Message
    claims: tuple[SourceClaim, ...]
    are_opinions: bool
    facts: int
    opinions: int

    @property
    def is_first(self) -> bool:
        """Whether nothing stands above it."""
        return not (self.are_opinions and self.facts)


def source_claims(context: PageContext, source: Source, uses: Uses) -> Iterator[SourceClaims]:
    """The claims of a source in the order of their places in it, its author's opinions behind them."""
    claims = sorted(source.claims, key=lambda claim: claim.locator.order)
    brings = context.catalogue.contributions[source.id]
    facts, opinions = len(brings.statements), len(brings.opinions)
    for key, is_opinion in (("source.claims", False), ("source.opinions", True)):
        part = [claim for claim in claims if claim.analysis is is_opinion]
        if part:
            made = tuple(_source_claim(context, claim, uses) for claim in part)
            yield SourceClaims(message(key), made, is_opinion, facts, opinions)


def _source_claim(context: PageContext, claim: Claim, uses: Uses) -> SourceClaim:
    pages = uses.get(claim.ref, ())
    # In a context of its own, so that its footnotes are not counted: the page has the claim itself in full.
    shown = entry(PageContext(context.catalogue, context.path), (claim,))
    uncited = replace(shown, marks=Marks(()), cited=())
    source = context.catalogue.works[claim.ref.source]
    foreign = context.dossier.foreign(source)
    before = context.dossier.before(claim.ref)
    words = claim.quote, claim.passage, foreign
    formerly = tuple(old.id for old in claim.formerly)
    return SourceClaim(claim.ref, claim.locator, *words, uncited, pages, source, before, formerly)
