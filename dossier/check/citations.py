"""Citations of claims, in texts and in other claims."""

from collections.abc import Iterator

from dossier.model.content import Dossier
from dossier.model.text import Citation, ClaimRef
from dossier.model.walk import parts
from dossier.problems import Code, Location, Problem, did_you_mean


def duplicate_claims(dossier: Dossier) -> Iterator[Problem]:
    """The claims of one source have different ids."""
    first: dict[ClaimRef, Location] = {}
    for claim in (c for source in dossier.sources.values() for c in source.claims):
        if claim.ref in first:
            message = f"the claim id '{claim.ref.claim}' stands already on line {first[claim.ref].line}"
            yield Problem(Code.DUPLICATE_ID, claim.at, message, "rename one of the two")
        first.setdefault(claim.ref, claim.at)


def unknown_claims(dossier: Dossier) -> Iterator[Problem]:
    """What is cited, and what a claim repeats, supersedes or contradicts, is a claim."""
    wanted = [cited for part in parts(dossier) if isinstance(part, Citation) for cited in part.claims]
    for claim in dossier.claims.values():
        wanted += [*claim.repeats, *claim.supersedes, *claim.contradicts]
    for ref, at in wanted:
        if ref not in dossier.claims and ref.source not in dossier.unread:
            yield _unknown_claim(dossier, ref, at)


def _unknown_claim(dossier: Dossier, ref: ClaimRef, at: Location) -> Problem:
    source = dossier.sources.get(ref.source)
    if source is None:
        return Problem(
            Code.UNKNOWN_SOURCE, at, f"no source '{ref.source}'", did_you_mean(ref.source, dossier.sources)
        )
    hint = did_you_mean(ref.claim, [c.ref.claim for c in source.claims]) or f"see {source.at.file}"
    return Problem(Code.UNKNOWN_CLAIM, at, f"the source '{ref.source}' has no claim '{ref.claim}'", hint)
