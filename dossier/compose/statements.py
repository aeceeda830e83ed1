"""Statements as entries of a list: what is said, by whom, and which claims contradict or replace it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.compose.differences import Difference, Wording, differences, wordings
from dossier.compose.inline import Anchor, Inlines, Marks
from dossier.compose.page_context import PageContext, cite, inlines, place_in, to_claim, to_disputes
from dossier.compose.provenance import Provenance, When, provenance, when
from dossier.derive.claims_index import ClaimsIndex, Statement
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Claim, Correction, Stance
from dossier.model.dates import Date
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """Another claim that contradicts a statement, comes before it or replaces it."""

    says: Inlines
    claim: Anchor
    stance: Stance = Stance.ASSERTS
    date: When | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """When and why a claim was corrected, and what it said until then."""

    date: Date
    was: Inlines
    because: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement, with all its footnotes and all that a reader must know about it."""

    says: Inlines
    marks: Marks
    provenance: Provenance
    notes: tuple[Inlines, ...]
    contradicts: tuple[RelatedClaim, ...]
    earlier: tuple[RelatedClaim, ...]
    later: tuple[RelatedClaim, ...]
    analysis: bool
    disputed: Anchor | None = None
    corrected: tuple[Corrected, ...] = ()
    differences: tuple[Difference, ...] = ()
    wordings: tuple[Wording, ...] = ()


def entry(context: PageContext, statement: Statement) -> Entry:
    """A statement as a page shows it; its footnotes follow its text, those of withdrawn claims last."""
    first = statement[0]
    # Readers who followed a withdrawn claim here still find its footnote.
    noted = [
        *(claim.ref for claim in statement),
        *context.catalogue.claims.withdrawn_repeats.get(first.ref, ()),
    ]
    return Entry(
        says=inlines(context, first.says),
        marks=cite(context, noted),
        provenance=provenance(context, statement),
        notes=tuple(inlines(context, claim.note) for claim in statement if claim.note),
        contradicts=_others(context, _contradictions(context.catalogue.claims, statement)),
        earlier=_others(context, (other.claim for claim in statement for other in claim.supersedes)),
        later=later(context, statement),
        analysis=first.analysis,
        disputed=to_disputes(context, (claim.ref for claim in statement)),
        corrected=tuple(corrected(context, c) for claim in statement for c in claim.corrected),
        differences=differences(context, statement),
        wordings=wordings(context, statement),
    )


def corrected(context: PageContext, correction: Correction) -> Corrected:
    """A correction with its links resolved."""
    return Corrected(correction.date, inlines(context, correction.was), correction.because)


def _contradictions(claims: ClaimsIndex, statement: Statement) -> Iterable[ClaimRef]:
    """The claims that contradict the statement, on whichever of the two the editor wrote so."""
    for claim in statement:
        yield from (other.claim for other in claim.contradicts)
        yield from claims.contradicted.get(claim.ref, ())


def later(
    context: PageContext, claims: Iterable[Claim], of: tuple[str, str] | None = None
) -> tuple[RelatedClaim, ...]:
    """The claims that replace these; with ``of``, an entity and a field, only those that set it."""
    superseded = context.catalogue.claims.superseded
    refs = (ref for claim in claims for ref in superseded.get(claim.ref, ()))
    later_claims = (context.dossier.claims[ref] for ref in refs)
    on_field = (c for c in later_claims if of is None or of in {(r.entity, r.field) for r in c.readings})
    return _others(context, (claim.ref for claim in on_field))


def _others(context: PageContext, refs: Iterable[ClaimRef]) -> tuple[RelatedClaim, ...]:
    # The same claim may be related by several claims of the statement.
    claims = not_withdrawn(context.dossier.claims[ref] for ref in dict.fromkeys(refs))
    return tuple(_other(context, claim) for claim in claims)


def _other(context: PageContext, claim: Claim) -> RelatedClaim:
    source = context.dossier.sources[claim.ref.source]
    link = to_claim(context, claim.ref, place_in(context.dossier, claim))
    return RelatedClaim(
        inlines(context, claim.says), link, claim.stance, when(context, claim.date or source.published)
    )
