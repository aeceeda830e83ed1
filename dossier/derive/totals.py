"""How many articles and claims a dossier rests on: counted once, so that every page and file has the same."""

from dataclasses import dataclass

from dossier.derive.withdrawals import not_withdrawn, sources_not_withdrawn
from dossier.model.content import Claim, Dossier, Source


@dataclass(frozen=True, slots=True)
class Totals:
    """The sources and claims that support something; what was withdrawn is on record, but not among them."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    verified: tuple[Claim, ...]
    withdrawn_sources: int
    withdrawn_claims: int


def totals(dossier: Dossier) -> Totals:
    """What the dossier rests on; ``verified`` are the claims whose source names its archived text."""
    sources, claims = sources_not_withdrawn(dossier), not_withdrawn(dossier.claims.values())
    return Totals(
        sources=sources,
        claims=claims,
        verified=tuple(claim for claim in claims if dossier.sources[claim.ref.source].sha256),
        withdrawn_sources=len(dossier.sources) - len(sources),
        withdrawn_claims=len(dossier.claims) - len(claims),
    )
