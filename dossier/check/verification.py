"""What is compared with a source's text, and what was found right when the text was at hand."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from dossier.check.claim_dates import unbound_dates, unfounded_words
from dossier.check.numbers import unbound_numbers
from dossier.check.passages import unfounded
from dossier.check.quoted import unfounded_quotations
from dossier.check.speakers import Names, names_of, unnamed_speakers
from dossier.derive.catalogue import Catalogue
from dossier.derive.located import Places, locate, places_of, span_of
from dossier.derive.units import NamesIndex
from dossier.derive.walk import date_behind, source_dates
from dossier.model.content import Attribution, Claim, Dossier, Source, Value, Verified, VerifiedClaim
from dossier.model.dates import Date
from dossier.model.quantities import Quantity
from dossier.model.text import Link, Text
from dossier.problems import Code, Problem

_JSON = json.JSONEncoder(ensure_ascii=False)


def unverified_claims(catalogue: Catalogue) -> Iterator[Problem]:
    """What a source's claims take from its text stands there; where that is not at hand, it did."""
    dossier, known = catalogue.dossier, catalogue.names_index
    names = names_of(dossier)
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        if text:
            places = places_of(text)
            for claim in source.claims:
                yield from compared(claim, places, source, dossier, known, names)
        elif source.sha256 and source.id not in dossier.broken:
            yield from _unverified(source, dossier.verified.get(source.id))


def compared(
    claim: Claim, places: Places, source: Source, dossier: Dossier, known: NamesIndex, names: Names
) -> Iterator[Problem]:
    """What is wrong with a claim as seen from its source's text: first its words, then what rests on them.

    Of a record that could not be read the language is not known, so only words are compared.
    """
    wrong = list(unfounded(claim, places))
    place = locate(claim, places, source.language) if source.language and not wrong else None
    yield from wrong
    if place:
        text = place.place.text
        yield from unbound_numbers(claim, place, source, dossier, known)
        yield from unnamed_speakers(claim, place, places, source, names)
        yield from unfounded_words(claim, text, source)
        yield from unbound_dates(claim, text, source, dossier)
        yield from unfounded_quotations(claim, text)


def _unverified(source: Source, verified: Verified | None) -> Iterator[Problem]:
    known = verified.claims if verified and verified.text == source.sha256 else {}
    for claim in source.claims:
        before = known.get(claim.ref.claim)
        if not before or before.fingerprint != fingerprint(claim):
            what = "was changed since it was verified" if before else "was not verified"
            hint = "run 'dossier verify' where the archive is"
            yield Problem(Code.UNVERIFIED, claim.at, f"the claim '{claim.ref.claim}' {what}", hint)


def stale_dates(dossier: Dossier) -> Iterator[Problem]:
    """A date that was inferred from another is looked at again when that one changes."""
    for source in dossier.sources.values():
        verified = dossier.verified.get(source.id)
        before = verified.dates if verified else {}
        for date in source_dates(source):
            for named in date.derived:
                now, then = date_behind(dossier, named.id), before.get(named.id, "")
                if now and then not in ("", now.edtf):
                    message = f"the date {date.edtf} rests on '{named.id}', which was {then}, now {now.edtf}"
                    hint = "mend the date or keep it, then run 'dossier verify --dates'"
                    yield Problem(Code.STALE_DATE, date.at, message, hint)


def fingerprint(claim: Claim) -> str:
    """The SHA-256 of what was compared: the sentence, its words and their place, speakers, dates, values."""
    quote = claim.quote
    said = [quote.exact, quote.prefix, quote.suffix, quote.translated_from] if quote else [claim.passage]
    content = [
        str(claim.locator),
        _words(claim.says),
        said,
        str(claim.stance),
        _attributed(claim.by),
        _attributed(claim.via),
        _dated(claim.date) if claim.date else None,
        [[r.entity, r.field, _value(r.value)] for r in claim.readings],
    ]
    return sha256(_JSON.encode(content).encode()).hexdigest()


def _words(text: Text) -> str:
    parts = (f"[[{p.target}|{p.label}]]" if isinstance(p, Link) else p for p in text)
    return "".join(part for part in parts if isinstance(part, str))


def _attributed(found: Iterable[Attribution]) -> list[list[str]]:
    return [[a.actor, a.role, a.words] for a in found]


def _dated(date: Date) -> list[object]:
    return [date.edtf, str(date.basis), date.words, [named.id for named in date.derived]]


def _value(value: Value) -> object:
    match value:
        case Date():
            return _dated(value)
        case Quantity():
            return value.text
        case str():
            return value


def verified_source(dossier: Dossier, source: Source, verified: str) -> Verified:
    """What can be verified for of a source whose text is at hand, as verified on a day."""
    text = dossier.archive[source.id]
    places = places_of(text)
    rest = {named.id for date in source_dates(source) for named in date.derived}
    behind = {name: date for name in sorted(rest) if (date := date_behind(dossier, name))}
    return Verified(
        text=text.sha256,
        verified=verified,
        claims={
            claim.ref.claim: VerifiedClaim(fingerprint(claim), *span_of(claim, places))
            for claim in source.claims
        },
        paragraphs=sum(locator.unit == "paragraph" for locator in places),
        dates={name: date.edtf for name, date in behind.items()},
    )
