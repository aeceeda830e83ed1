"""Editors' files as records: what a program needs to write them again."""

from typing import Any

from dossier.derive.fingerprints import fingerprint
from dossier.model.content import Source, Verified
from dossier.render.exports.source_schema import VerifiedClaimExport, VerifiedSourceExport

# What stands around a quote.
_AROUND = ("prefix", "suffix")


def source_record(source: Source) -> dict[str, Any]:
    """The front matter of a source as it was written, without drafts that are not published.

    What stands around a quote is printed on no page, so it is left out where rights are reserved.
    """
    ids = {claim.ref.claim for claim in source.claims}
    record = dict(source.record)
    if isinstance(record.get("claims"), list):
        record["claims"] = [_claim(claim, source) for claim in record["claims"] if claim.get("id") in ids]
    return record


def _claim(claim: dict[str, Any], source: Source) -> dict[str, Any]:
    quote = claim.get("quote")
    if not source.is_reserved or not isinstance(quote, dict):
        return claim
    return claim | {"quote": {key: value for key, value in quote.items() if key not in _AROUND}}


def verified_record(source: Source, verified: Verified | None) -> VerifiedSourceExport | None:
    """What was verified of a source, if anything; of claims, whether they still are what was compared."""
    if verified is None:
        return None
    now = {claim.ref.claim: fingerprint(claim) for claim in source.claims}
    return VerifiedSourceExport(
        text=verified.text,
        verified=verified.verified,
        paragraphs=verified.paragraphs,
        dates=dict(verified.dates),
        claims={
            id: VerifiedClaimExport(
                current=claim.fingerprint == now[id],
                start=claim.start,
                end=claim.end,
                before=claim.before,
                unread=claim.unread,
            )
            for id, claim in verified.claims.items()
            if id in now
        },
    )
