"""Which claims a second person has compared with their passages, as they are now."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from dossier.derive.fingerprints import fingerprint
from dossier.derive.located import places_of
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Claim, Dossier
from dossier.model.reviews import Review, Supports


def passage_of(dossier: Dossier, claim: Claim) -> str:
    """The text of the claim's place in the archive; empty where that is not at hand."""
    text = dossier.archive.get(claim.ref.source)
    place = places_of(text).get(claim.locator) if text else None
    return place.raw if place else ""


def seen_hashes(dossier: Dossier, claim: Claim) -> tuple[str, str, str]:
    """The hashes of what a reviewer of the claim sees: the claim, its passage, the text."""
    passage = sha256(passage_of(dossier, claim).encode()).hexdigest()
    return fingerprint(claim), passage, dossier.sources[claim.ref.source].sha256


def lasting(dossier: Dossier, claim: Claim) -> tuple[Review, ...]:
    """The reviews of a claim that hold: of each person the last, and only of what is still there."""
    reviews = dossier.reviews.get(str(claim.ref), ())
    if not reviews:
        return ()
    same, passage, text = seen_hashes(dossier, claim)
    is_here = claim.ref.source in dossier.archive
    held = [
        review
        for review in reviews
        if review.sha256 == same and (review.passage == passage if is_here else review.text == text)
    ]
    return tuple({review.by: review for review in held}.values())


def is_checked(dossier: Dossier, claim: Claim) -> bool:
    """Whether a second person found that the passage supports the claim, and nobody that it does not.

    Those who gave no name may all be one.
    """
    reviews = lasting(dossier, claim)
    is_enough = len(reviews) >= _needed(claim)
    return not claim.draft and is_enough and all(r.supports is Supports.YES for r in reviews)


def checked_count(dossier: Dossier, claims: Iterable[Claim]) -> int | None:
    """How many of the claims are checked; None where nobody ever checked one."""
    return sum(is_checked(dossier, claim) for claim in claims) if dossier.reviews else None


def checked_passage(dossier: Dossier, claim: Claim) -> str:
    """The hash of the passage that was read by whoever checked the claim last; empty where nobody has."""
    return lasting(dossier, claim)[-1].passage if is_checked(dossier, claim) else ""


def checked_by(dossier: Dossier, claim: Claim, passage: str, people: Sequence[str]) -> tuple[Review, ...]:
    """Reviews by as many of the people as it takes for the claim to count as checked, with no day."""
    same, _, text = seen_hashes(dossier, claim)
    needed = people[: _needed(claim)]
    return tuple(Review(same, passage, text, Supports.YES, on="", by=by) for by in needed)


def _needed(claim: Claim) -> int:
    """How many people have to check a claim; of one that a program drafted, the first confirms it."""
    return 2 if claim.drafted_by else 1


def to_review(dossier: Dossier, by: str = "") -> Iterator[Claim]:
    """The claims that somebody may check: drafts first, then what neither a second person has nor they."""
    claims = [c for c in not_withdrawn(dossier.claims.values()) if not is_checked(dossier, c)]
    for claim in sorted(claims, key=lambda claim: not claim.draft):
        if not any(review.by == by for review in lasting(dossier, claim)):
            yield claim
