"""A claim as a record of ``dossier.json``."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from dossier.compose.inline import Anchor
from dossier.compose.page_context import name_of
from dossier.derive.origins import origin
from dossier.model.content import Attribution, Claim, Dossier, Quote, Reading, Source
from dossier.model.dates import Date
from dossier.model.quantities import Quantity
from dossier.model.text import Cited
from dossier.render.addresses import claim_address
from dossier.render.attribution import who, with_attribution
from dossier.render.exports.claim_schema import (
    AttributionExport,
    ClaimExport,
    CorrectionExport,
    DateExport,
    QuantityExport,
    QuoteExport,
    ReadingExport,
    SupportExport,
    VerifiedExport,
)
from dossier.render.exports.known import Known
from dossier.render.exports.markup import with_ids
from dossier.render.plain import said, value_words
from dossier.render.wording import behind_words


def claim_record(known: Known, claim: Claim) -> ClaimExport:
    """The claim with all that it says about itself, and what stands behind it."""
    dossier, line = known.dossier, known.shown[claim.ref].entry.provenance
    source = dossier.sources[claim.ref.source]
    return ClaimExport(
        id=str(claim.ref),
        address=claim_address(dossier, claim.ref),
        at=str(claim.locator),
        says=said(dossier, claim.says),
        says_markdown=with_ids(dossier, claim.says),
        told=with_attribution(dossier, claim, line, known.t),
        who=who(line, known.t),
        by=_attributions(dossier, claim.by),
        via=_attributions(dossier, claim.via),
        stance=str(claim.stance),
        origin=sorted(origin(dossier, claim)),
        support=_support(known, claim),
        quote=quote_record(source, claim.quote) if claim.quote else None,
        passage=claim.passage,
        date=date_record(known, claim.date) if claim.date else None,
        note=said(dossier, claim.note),
        about=[named.id for named in claim.about],
        sets=[_reading(known, reading) for reading in claim.readings],
        repeats=_refs(claim.repeats),
        supersedes=_refs(claim.supersedes),
        contradicts=_refs(claim.contradicts),
        analysis=claim.analysis,
        corrected=[
            CorrectionExport(date=c.date.edtf, was=said(dossier, c.was), because=c.because)
            for c in claim.corrected
        ],
        withdrawn=claim.withdrawn,
        verified=_verified(dossier, source, claim),
    )


def quote_record(source: Source, quote: Quote) -> QuoteExport:
    """The quote; what stands around it is printed on no page, so it is left out where rights are reserved."""
    return QuoteExport(
        exact=quote.exact,
        prefix="" if source.is_reserved else quote.prefix,
        suffix="" if source.is_reserved else quote.suffix,
        translated_from=quote.translated_from,
        translation=quote.translation,
        translated_by=quote.translated_by,
    )


def date_record(known: Known, date: Date) -> DateExport:
    """A date with what it rests on."""
    return DateExport(
        date=date.edtf,
        basis=str(date.basis),
        words=date.words,
        derived=[named.id for named in date.derived],
        because=date.because,
        rests_outside=date in known.catalogue.outside,
    )


def _attributions(dossier: Dossier, found: Iterable[Attribution]) -> list[AttributionExport]:
    return [
        AttributionExport(actor=a.actor, name=name_of(dossier, a.actor) if a.actor else "", role=a.role)
        for a in found
    ]


def _support(known: Known, claim: Claim) -> SupportExport | None:
    if claim.ref not in known.statements:
        return None
    statement, behind = known.statements[claim.ref]
    carrier = Anchor(name_of(known.dossier, behind.carrier), "") if behind.carrier else None
    line = replace(known.shown[claim.ref].entry.provenance, support=behind, carrier=carrier)
    return SupportExport(
        claims=[str(other.ref) for other in statement],
        origins=behind.origins,
        unknown=behind.unknown,
        sources=behind.sources,
        through=behind.carrier,
        words=behind_words(line, known.t) if len(statement) > 1 else "",
    )


def _reading(known: Known, reading: Reading) -> ReadingExport:
    match reading.value:
        case Quantity() as value:
            shown: str | QuantityExport | DateExport = QuantityExport(
                text=value.text, sign=value.sign, low=_number(value.low), high=_number(value.high)
            )
        case Date() as date:
            shown = date_record(known, date)
        case str() as text:
            shown = text
    words = value_words(known.dossier, reading, known.t)
    return ReadingExport(entity=reading.entity, field=reading.field, words=words, value=shown)


def _number(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _verified(dossier: Dossier, source: Source, claim: Claim) -> VerifiedExport | None:
    verified = dossier.verified.get(source.id)
    found = verified.claims.get(claim.ref.claim) if verified else None
    if verified is None or found is None or verified.text != source.sha256:
        return None
    return VerifiedExport(text=verified.text, verified=verified.verified, start=found.start, end=found.end)


def _refs(cited: Iterable[Cited]) -> list[str]:
    return [str(other.claim) for other in cited]
