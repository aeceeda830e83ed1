"""Statements as entries of a list: what is said, by whom, and which claims contradict or replace it."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from dossier.compose.differences import Difference, Wording, differences, wordings
from dossier.compose.inline import Anchor, Cited, Inlines, Marks, message
from dossier.compose.page_context import (
    PageContext,
    cite,
    cite_first,
    inlines,
    place_in,
    to_claim,
    to_page,
)
from dossier.compose.provenance import Provenance, When, provenance, when
from dossier.compose.shared import once
from dossier.derive.amounts import plain
from dossier.derive.catalogue import Catalogue
from dossier.derive.claims_index import ClaimsIndex, Statement
from dossier.derive.clashes import set_value
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Claim, Correction, Quote, Stance
from dossier.model.dates import Date
from dossier.model.paths import DISPUTES
from dossier.model.same_text import normal
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """Another claim that contradicts a statement, comes before it or replaces it.

    ``published`` says that the date is that of its article: the claim has none, or both speak of one day, so
    that only this tells them apart.
    """

    says: Inlines
    claim: Anchor
    stance: Stance = Stance.ASSERTS
    date: When | None = None
    published: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """When and why a claim was corrected, and what it said until then."""

    date: Date
    was: Inlines
    because: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement, with all its footnotes and all that a reader must know about it.

    ``disputed_field`` is the label of what is disputed, where other values of it are not. ``quotes`` are
    words of the articles that ``says`` does not repeat, each with its language, if it is another. ``cited``
    is all that it cites.
    """

    says: Inlines
    marks: Marks
    provenance: Provenance
    notes: tuple[Inlines, ...]
    contradicts: tuple[RelatedClaim, ...]
    earlier: tuple[RelatedClaim, ...]
    later: tuple[RelatedClaim, ...]
    analysis: bool
    disputed: Anchor | None = None
    disputed_field: str = ""
    corrected: tuple[Corrected, ...] = ()
    differences: tuple[Difference, ...] = ()
    wordings: tuple[Wording, ...] = ()
    quotes: tuple[tuple[Quote, str], ...] = ()
    cited: tuple[Cited, ...] = ()


def entry(context: PageContext, statement: Statement) -> Entry:
    """A statement as a page shows it; its footnotes follow its text, those of withdrawn claims last."""
    made = _made(context.catalogue, tuple([claim.ref for claim in statement]))
    cite(context, made.cited)
    return made


@once
def _made(catalogue: Catalogue, refs: tuple[ClaimRef, ...]) -> Entry:
    context, statement = PageContext(catalogue, ""), tuple([catalogue.dossier.claims[ref] for ref in refs])
    first = statement[0]
    # Readers who followed a withdrawn claim here still find its footnote.
    noted = [
        *(claim.ref for claim in statement),
        *context.catalogue.claims.withdrawn_repeats.get(first.ref, ()),
    ]
    is_disputed = not context.catalogue.disputed.isdisjoint(claim.ref for claim in statement)
    made = Entry(
        says=inlines(context, first.says),
        marks=cite_first(context, noted),
        provenance=provenance(context, statement),
        notes=tuple(inlines(context, claim.note) for claim in statement if claim.note),
        contradicts=related(context, _contradictions(context.catalogue.claims, statement)),
        earlier=related(
            context, (other.claim for claim in statement for other in claim.supersedes), beside=statement
        ),
        later=related(context, replacing(context, statement), beside=statement),
        analysis=first.analysis,
        disputed=to_page(DISPUTES, message("remarks.disputed")) if is_disputed else None,
        disputed_field=_disputed_field(context, statement) if is_disputed else "",
        corrected=tuple(corrected(context, c) for claim in statement for c in claim.corrected),
        differences=differences(context, statement),
        wordings=wordings(context, statement),
        quotes=tuple(_quotes(context, statement)),
    )
    return replace(made, cited=tuple(context.cited))


def _quotes(context: PageContext, statement: Statement) -> Iterator[tuple[Quote, str]]:
    """The quotations behind a statement, each once, but for those that stand in it themselves."""
    written = normal(plain(statement[0].says))
    quotes = {claim.quote.exact: claim for claim in statement if claim.quote}
    for exact, claim in quotes.items():
        if claim.quote and normal(exact) not in written:
            yield claim.quote, context.dossier.foreign(context.dossier.sources[claim.ref.source])


def _disputed_field(context: PageContext, statement: Statement) -> str:
    """The label of the one field of the statement that is disputed, where it sets others that are not."""
    dossier, every = context.dossier, [(claim, r) for claim in statement for r in claim.readings]
    disputed = [r for c, r in every if set_value(dossier, c, r) in context.catalogue.disputed_values]
    labels = {dossier.field_of(reading).label for reading in disputed}
    is_in_part = len(labels) == 1 and len({(r.entity, r.field) for _, r in every}) > 1
    return labels.pop() if is_in_part else ""


def corrected(context: PageContext, correction: Correction) -> Corrected:
    """A correction with its links resolved."""
    return Corrected(correction.date, inlines(context, correction.was), correction.because)


def _contradictions(claims: ClaimsIndex, statement: Statement) -> Iterable[ClaimRef]:
    """The claims that contradict the statement, on whichever of the two the editor wrote so."""
    for claim in statement:
        yield from (other.claim for other in claim.contradicts)
        yield from claims.contradicted.get(claim.ref, ())


def replacing(context: PageContext, claims: Iterable[Claim]) -> tuple[ClaimRef, ...]:
    """The claims that replace these, each once."""
    superseded = context.catalogue.claims.superseded
    return tuple(dict.fromkeys(ref for claim in claims for ref in superseded.get(claim.ref, ())))


def related(
    context: PageContext, refs: Iterable[ClaimRef], beside: Iterable[Claim] = ()
) -> tuple[RelatedClaim, ...]:
    """Other claims, each once, without those that were withdrawn; ``beside`` are those that they replace."""
    claims = not_withdrawn(context.dossier.claims[ref] for ref in dict.fromkeys(refs))
    dates = {claim.date.edtf for claim in beside if claim.date}
    return tuple(_other(context, claim, dates) for claim in claims)


def _other(context: PageContext, claim: Claim, dates: Set[str]) -> RelatedClaim:
    source = context.dossier.sources[claim.ref.source]
    link = to_claim(context, claim.ref, place_in(context.dossier, claim))
    is_same_day = bool(claim.date and claim.date.edtf in dates and source.published)
    dated = source.published if is_same_day else claim.date or source.published
    of_article = is_same_day or not claim.date
    return RelatedClaim(inlines(context, claim.says), link, claim.stance, when(context, dated), of_article)
