"""What was compared with a source's text, as a record for those who do not have the text."""

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from dossier.derive.located import before_of, locate, places_of, span_of
from dossier.derive.walk import date_behind, source_dates
from dossier.memo import Memo, read_from
from dossier.model.archive import Archived
from dossier.model.content import Attribution, Claim, Dossier, Source, Verified, VerifiedClaim
from dossier.model.packed import packed, unpacked
from dossier.model.text import Link, Markdown, Part, Text
from dossier.model.values import DATE, type_of

# Whatever changes the form of this JSON changes all fingerprints, and every claim must be verified again.
_JSON = json.JSONEncoder(ensure_ascii=False)


def verified_source(dossier: Dossier, source: Source, verified: str, memo: Memo) -> Verified:
    """The record of a source whose text is at hand, verified on a day (ISO 8601)."""
    text = dossier.archive[source.id]
    # A source that was made otherwise than by reading has no digest.
    parts = ("verified", text.sha256, memo.value(read_from(source), lambda: ""))
    kept = unpacked(memo.on_disk(parts))
    claims, paragraphs = kept or _places(source, text)
    if kept is None:
        memo.keep(parts, lambda: packed((claims, paragraphs)))
    unread = {claim.ref.claim for claim in source.claims if dossier.is_unread(claim.ref)}
    named = sorted({named.id for date in source_dates(source) for named in date.derived})
    return Verified(
        text=text.sha256,
        verified=verified,
        claims=claims | {id: replace(claims[id], unread=True) for id in unread},
        paragraphs=paragraphs,
        dates={name: date.edtf for name in named if (date := date_behind(dossier, name))},
    )


def _places(source: Source, text: Archived) -> tuple[dict[str, VerifiedClaim], int]:
    """What was compared of each claim, with the place of its words, and how many paragraphs the text has."""
    places = places_of(text)
    claims = {
        claim.ref.claim: VerifiedClaim(
            fingerprint(claim), *span_of(located), before_of(claim, located, places)
        )
        for claim in source.claims
        for located in (locate(claim, places, ""),)
    }
    return claims, sum(locator.unit == "paragraph" for locator in places)


def fingerprint(claim: Claim) -> str:
    """The SHA-256 of what was compared: the sentence, its words and their place, speakers, dates, values."""
    quote = claim.quote
    content = [
        str(claim.locator),
        _sentence(claim.says),
        [quote.exact, quote.prefix, quote.suffix, quote.translated_from] if quote else [claim.passage],
        str(claim.stance),
        _attributions(claim.by),
        _attributions(claim.via),
        DATE.fingerprint(claim.date) if claim.date else None,
        [[r.entity, r.field, type_of(r.value).fingerprint(r.value)] for r in claim.readings],
    ]
    if claim.by_hand:
        by_hand = claim.by_hand
        content.append([by_hand.numbers, by_hand.dates, by_hand.words, by_hand.speakers])
    return sha256(_JSON.encode(content).encode()).hexdigest()


def _sentence(text: Text) -> str:
    return "".join(map(_written, text))


def _written(part: Part) -> str:
    match part:
        case Link():
            return f"[[{part.target}|{part.label}]]"
        case Markdown():
            return part.bare or part.source
    return ""


def _attributions(attributions: Iterable[Attribution]) -> list[list[str]]:
    return [[a.actor, a.role, a.words] for a in attributions]
