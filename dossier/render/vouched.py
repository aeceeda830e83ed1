"""The file that says what was verified: published with the content, unlike the texts themselves."""

import json
from collections.abc import Mapping
from datetime import date

from dossier.model.archive import Archived, located
from dossier.model.content import Dossier, Vouched


def vouched_file(
    before: Mapping[str, Vouched], now: Mapping[str, tuple[Archived, Mapping[str, str]]], today: date
) -> bytes:
    """``verified.json``: for each source the hash of its text, for each claim that of what was compared."""
    kept = {id: _record(v.text, v.claims, v.verified) for id, v in before.items() if id not in now}
    new = {id: _entry(before.get(id), text.sha256, claims, today) for id, (text, claims) in now.items()}
    return (json.dumps(dict(sorted((kept | new).items())), indent=1) + "\n").encode()


def tally(dossier: Dossier, now: Mapping[str, tuple[Archived, Mapping[str, str]]]) -> str:
    """What was compared, in a line, and what was not: unused paragraphs, sources without a text."""
    claims = [claim for id in now for claim in dossier.sources[id].claims]
    quotes = sum(claim.quote is not None for claim in claims)
    used = {(claim.ref.source, claim.locator) for claim in claims}
    places = [(id, place) for id, (text, _) in now.items() for place, _ in located(text.blocks)]
    unused = sum(place not in used for place in places if place[1].unit == "paragraph")
    without = len(dossier.sources) - len(now)
    return (
        f"{len(claims)} claims of {len(now)} sources verified: "
        f"{quotes} quotes, {len(claims) - quotes} passages; "
        f"{unused} paragraphs without a claim, {without} sources without a text at hand"
    )


def _entry(
    before: Vouched | None, text: str, claims: Mapping[str, str], today: date
) -> dict[str, str | dict[str, str]]:
    """The day stays as it was where nothing changed, so that a second run changes no byte."""
    same = before and (before.text, dict(before.claims)) == (text, dict(claims))
    return _record(text, claims, before.verified if before and same else today.isoformat())


def _record(text: str, claims: Mapping[str, str], verified: str) -> dict[str, str | dict[str, str]]:
    return {"text": text, "verified": verified, "claims": dict(claims)}
