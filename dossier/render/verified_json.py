"""``verified.json``, the record of what was verified: public, unlike the texts themselves."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.model.content import Dossier, Verified, VerifiedClaim


def verified_json(before: Mapping[str, Verified], now: Mapping[str, Verified]) -> bytes:
    """``verified.json``, with a line for each claim; a day stays as it was where nothing else changed."""
    # By hand, since json.dumps cannot put each claim on one line; so a diff shows which claims changed.
    every = dict(before) | {id: _dated(verified, before.get(id)) for id, verified in now.items()}
    entries = (f"{json.dumps(id)}: {{\n{_entry(every[id])}\n}}" for id in sorted(every))
    return ("{\n" + ",\n".join(entries) + "\n}\n").encode()


def _dated(now: Verified, before: Verified | None) -> Verified:
    same = before and replace(now, verified=before.verified) == before
    return before if before and same else now


def _entry(verified: Verified) -> str:
    lines = [
        f' "text": {json.dumps(verified.text)}',
        f' "verified": {json.dumps(verified.verified)}',
        f' "paragraphs": {verified.paragraphs}',
        f' "dates": {json.dumps(dict(verified.dates))}',
        ' "claims": {\n' + ",\n".join(_claims(verified.claims)) + "\n }",
    ]
    return ",\n".join(lines)


def _claims(claims: Mapping[str, VerifiedClaim]) -> Iterator[str]:
    for id, claim in claims.items():
        selector = {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
        entry: dict[str, object] = {"sha256": claim.fingerprint, "selector": selector}
        entry |= {"before": claim.before} if claim.before else {}
        entry |= {"unread": True} if claim.unread else {}
        yield f"  {json.dumps(id)}: {json.dumps(entry, ensure_ascii=False)}"


def tally(dossier: Dossier, now: Mapping[str, Verified]) -> str:
    """One line on how much was compared, and how much could not be."""
    claims = [claim for id in now for claim in dossier.sources[id].claims]
    quotes = sum(claim.quote is not None for claim in claims)
    unread = sum(claim.unread for verified in now.values() for claim in verified.claims.values())
    without = len(dossier.sources) - len(now)
    return (
        f"{len(claims)} claims of {len(now)} sources verified: "
        f"{quotes} quotes, {len(claims) - quotes} passages; {unread} in part unread; "
        f"{without} sources without a text at hand"
    )
