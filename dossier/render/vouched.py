"""The file that says what was verified: published with the content, unlike the texts themselves."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.model.content import Dossier, Vouched, VouchedClaim


def vouched_file(before: Mapping[str, Vouched], now: Mapping[str, Vouched]) -> bytes:
    """``verified.json``, with a line for each claim; a day stays as it was where nothing else changed."""
    every = dict(before) | {id: _dated(vouched, before.get(id)) for id, vouched in now.items()}
    entries = (f"{json.dumps(id)}: {{\n{_entry(every[id])}\n}}" for id in sorted(every))
    return ("{\n" + ",\n".join(entries) + "\n}\n").encode()


def _dated(now: Vouched, before: Vouched | None) -> Vouched:
    same = before and replace(now, verified=before.verified) == before
    return before if before and same else now


def _entry(vouched: Vouched) -> str:
    lines = [
        f' "text": {json.dumps(vouched.text)}',
        f' "verified": {json.dumps(vouched.verified)}',
        f' "paragraphs": {vouched.paragraphs}',
        f' "dates": {json.dumps(dict(vouched.dates))}',
        ' "claims": {\n' + ",\n".join(_claims(vouched.claims)) + "\n }",
    ]
    return ",\n".join(lines)


def _claims(claims: Mapping[str, VouchedClaim]) -> Iterator[str]:
    for id, claim in claims.items():
        selector = {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
        yield f"  {json.dumps(id)}: {json.dumps({'sha256': claim.fingerprint, 'selector': selector})}"


def tally(dossier: Dossier, now: Mapping[str, Vouched]) -> str:
    """What was compared, in a line, and what could not be."""
    claims = [claim for id in now for claim in dossier.sources[id].claims]
    quotes = sum(claim.quote is not None for claim in claims)
    without = len(dossier.sources) - len(now)
    return (
        f"{len(claims)} claims of {len(now)} sources verified: "
        f"{quotes} quotes, {len(claims) - quotes} passages; {without} sources without a text at hand"
    )
