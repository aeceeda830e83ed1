"""What a program drafted and nobody has confirmed: left out of what is published, and what leans on it."""

from collections.abc import Iterable
from dataclasses import replace

from dossier.derive.references import Reference, references
from dossier.derive.reviews import is_checked
from dossier.derive.walk import claim_dates
from dossier.model.content import Claim, Dossier, Unconfirmed
from dossier.model.text import Body, ClaimRef


def has_drafts(dossier: Dossier) -> bool:
    """Whether anything in the dossier is a draft."""
    claims, entities = dossier.claims.values(), dossier.entities.values()
    return any(claim.draft for claim in claims) or any(entity.draft for entity in entities)


def drafted_claims(dossier: Dossier) -> tuple[Claim, ...]:
    """The claims that are drafts, in the order of the content."""
    return tuple(claim for claim in dossier.claims.values() if claim.draft)


def published(dossier: Dossier) -> Dossier:
    """The dossier as readers may see it: without drafts, unless the settings publish them.

    Nothing that is left may name a draft, which ``draft_references`` yields.
    """
    left = presentable(dossier) if publishes_drafts(dossier) else without_drafts(dossier)
    if dossier.settings.unreviewed is Unconfirmed.PUBLISH:
        return left
    return _without(left, (c.ref for c in left.claims.values() if not c.draft and not is_checked(left, c)))


def is_all_published(dossier: Dossier) -> bool:
    """Whether readers see whatever there is."""
    return not has_drafts(dossier) and dossier.settings.unreviewed is Unconfirmed.PUBLISH


def publishes_drafts(dossier: Dossier) -> bool:
    """Whether drafts are shown to readers, with a mark."""
    return dossier.settings.drafts is Unconfirmed.PUBLISH


def presentable(dossier: Dossier) -> Dossier:
    """The dossier with its drafts, but for those without a sentence and those that lean on one of these."""
    gone = {claim.ref for claim in drafted_claims(dossier) if not claim.says}
    while leaning := {c.ref for c in drafted_claims(dossier) if c.ref not in gone and gone & _behind(c)}:
        gone |= leaning
    return _without(dossier, gone)


def _behind(claim: Claim) -> set[ClaimRef]:
    """The claims without which a claim cannot stand."""
    every = (*claim.repeats, *claim.supersedes, *claim.contradicts, *claim.includes)
    tied = {cited.claim for cited in every}
    names = (named.id.partition("#")[::2] for date in claim_dates(claim) for named in date.derived)
    return tied | {ClaimRef(*name) for name in names}


def draft_references(dossier: Dossier) -> tuple[Reference, ...]:
    """The places of what is published that name something which is not."""
    if is_all_published(dossier):
        return ()
    readers = published(dossier)
    hidden = {str(ref) for ref in dossier.claims.keys() - readers.claims.keys()}
    hidden |= dossier.entities.keys() - readers.entities.keys()
    # What is hidden keeps its name, so that it is seen who means it, and names nothing itself.
    named = {
        id: replace(entity, body=Body(), part_of=None, of=None) for id, entity in dossier.entities.items()
    }
    whole = replace(readers, entities=named | dict(readers.entities), names=dossier.names)
    return tuple(reference for reference in references(whole) if reference.target in hidden)


def without_drafts(dossier: Dossier) -> Dossier:
    """The dossier as if no program had drafted anything."""
    if not has_drafts(dossier):
        return dossier
    left = _without(dossier, {claim.ref for claim in drafted_claims(dossier)})
    entities = {id: entity for id, entity in left.entities.items() if not entity.draft}
    # A name that only a draft bears leads nowhere; of several bearers, the others are left.
    names = {name: tuple(id for id in ids if id in entities) for name, ids in left.names.items()}
    return replace(left, entities=entities, names={name: ids for name, ids in names.items() if ids})


def _without(dossier: Dossier, refs: Iterable[ClaimRef]) -> Dossier:
    gone = set(refs)
    if not gone:
        return dossier
    sources = {
        source.id: replace(source, claims=tuple(c for c in source.claims if c.ref not in gone))
        for source in dossier.sources.values()
    }
    claims = {ref: claim for ref, claim in dossier.claims.items() if ref not in gone}
    return replace(dossier, sources=sources, claims=claims)
