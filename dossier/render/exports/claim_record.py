"""A claim as a record of ``dossier.json``."""

from collections.abc import Iterable
from dataclasses import replace

from dossier.compose.inline import Anchor
from dossier.compose.page_context import name_of
from dossier.compose.site import Site
from dossier.derive.catalogue import Catalogue
from dossier.derive.origins import origin
from dossier.derive.reviews import checked_passage
from dossier.model.content import Attribution, Claim, Dossier, Quote, Reading, Source
from dossier.model.dates import Date
from dossier.model.text import Cited
from dossier.model.units import unit_of
from dossier.model.values import type_of
from dossier.model.values.quantity import Quantity
from dossier.render.addresses import claim_address
from dossier.render.exports.claim_schema import (
    AttributionExport,
    ClaimExport,
    CorrectionExport,
    DateExport,
    QuoteExport,
    ReadingExport,
    SupportExport,
    VerifiedExport,
)
from dossier.render.exports.markup import with_ids
from dossier.render.messages import Messages
from dossier.render.wording.attribution import who, with_attribution
from dossier.render.wording.provenance import behind_words
from dossier.render.wording.texts import said, value_words


def claim_record(site: Site, claim: Claim, t: Messages) -> ClaimExport:
    """The claim with all that it says about itself, and what stands behind it."""
    dossier, provenance = site.dossier, site.provenances[claim.ref]
    source = dossier.sources[claim.ref.source]
    return ClaimExport(
        id=str(claim.ref),
        address=claim_address(dossier, claim.ref),
        at=str(claim.locator),
        says=said(dossier, claim.says),
        says_markdown=with_ids(dossier, claim.says),
        told=with_attribution(dossier, claim, provenance, t),
        who=who(provenance, t),
        by=_attributions(dossier, claim.by),
        via=_attributions(dossier, claim.via),
        stance=str(claim.stance),
        origin=sorted(origin(dossier, claim)),
        support=_support(site, claim, t),
        quote=quote_record(source, claim.quote) if claim.quote else None,
        passage=claim.passage,
        date=date_record(site.catalogue, claim.date) if claim.date else None,
        note=said(dossier, claim.note),
        note_markdown=with_ids(dossier, claim.note),
        about=[named.id for named in claim.about],
        sets=[_reading(site.catalogue, reading, t) for reading in claim.readings],
        repeats=_refs(claim.repeats),
        supersedes=_refs(claim.supersedes),
        contradicts=_refs(claim.contradicts),
        includes=_refs(claim.includes),
        analysis=claim.analysis,
        formerly=tuple(old.id for old in claim.formerly),
        corrected=[
            CorrectionExport(date=c.date.edtf, was=said(dossier, c.was), because=c.because)
            for c in claim.corrected
        ],
        withdrawn=claim.withdrawn,
        draft=claim.draft,
        verified=_verified(dossier, source, claim),
        checked=checked_passage(dossier, claim),
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


def date_record(catalogue: Catalogue, date: Date) -> DateExport:
    """A date with what it rests on."""
    return DateExport(
        date=date.edtf,
        basis=str(date.basis),
        words=date.words,
        derived=[named.id for named in date.derived],
        because=date.because,
        rests_outside=date in catalogue.outside,
    )


def _attributions(dossier: Dossier, attributions: Iterable[Attribution]) -> list[AttributionExport]:
    return [
        AttributionExport(actor=a.actor, name=name_of(dossier, a.actor) if a.actor else "", role=a.role)
        for a in attributions
    ]


def _support(site: Site, claim: Claim, t: Messages) -> SupportExport | None:
    if claim.ref not in site.catalogue.supports:
        return None
    statement, behind = site.catalogue.claims.statement_of[claim.ref], site.catalogue.supports[claim.ref]
    carrier = Anchor(name_of(site.dossier, behind.carrier), "") if behind.carrier else None
    # The page of the source shows the claim alone; here it stands for its whole statement.
    provenance = replace(site.provenances[claim.ref], support=behind, carrier=carrier)
    return SupportExport(
        claims=[str(other.ref) for other in statement],
        origins=behind.origins,
        unknown=behind.unknown,
        sources=behind.sources,
        through=behind.carrier,
        words=behind_words(provenance, t) if len(statement) > 1 else "",
    )


def _reading(catalogue: Catalogue, reading: Reading, t: Messages) -> ReadingExport:
    value, type, words = reading.value, type_of(reading.value), value_words(catalogue.dossier, reading, t)
    record = type.export.model_validate(value, from_attributes=True) if type.export else type.key(value)
    # Only the catalogue knows whether a date rests on something outside.
    if isinstance(value, Date):
        record = date_record(catalogue, value)
    unit = _unit(catalogue.dossier, reading) if isinstance(value, Quantity) else ""
    return ReadingExport(entity=reading.entity, field=reading.field, words=words, value=record, unit=unit)


def _unit(dossier: Dossier, reading: Reading) -> str:
    return unit_of(dossier.entities[reading.entity], dossier.field_of(reading))


def _verified(dossier: Dossier, source: Source, claim: Claim) -> VerifiedExport | None:
    verified = dossier.verified.get(source.id)
    place = verified.claims.get(claim.ref.claim) if verified else None
    if verified is None or place is None or verified.text != source.sha256:
        return None
    return VerifiedExport(text=verified.text, verified=verified.verified, start=place.start, end=place.end)


def _refs(cited: Iterable[Cited]) -> list[str]:
    return [str(other.claim) for other in cited]
