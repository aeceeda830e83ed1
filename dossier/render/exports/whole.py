"""The whole dossier as one JSON file."""

from hashlib import sha256
from typing import Any

from dossier.compose.site import Site
from dossier.derive.catalogue import Catalogue
from dossier.derive.origins import party
from dossier.derive.reviews import checked_count
from dossier.derive.totals import totals
from dossier.model.content import Dossier, Entity, Page, Source, Withdrawal
from dossier.model.dates import Date
from dossier.model.kinds import Kind
from dossier.model.paths import DOSSIER_JSON, HOME, SCHEMA_JSON, path_of
from dossier.model.roles import KindRole
from dossier.render.addresses import whole
from dossier.render.exports.claim_record import claim_record, date_record
from dossier.render.exports.claim_schema import DateExport
from dossier.render.exports.export_file import ExportFile
from dossier.render.exports.markup import body_with_ids, with_ids
from dossier.render.exports.records import source_record, verified_record
from dossier.render.exports.references import citation, of_page
from dossier.render.exports.schema import (
    AssetExport,
    CountsExport,
    DisputeExport,
    DossierExport,
    EntityExport,
    FieldExport,
    KindExport,
    PageExport,
    SequenceExport,
)
from dossier.render.exports.source_schema import SourceExport, WithdrawalExport
from dossier.render.messages import Messages


def dossier_json(site: Site, t: Messages) -> bytes:
    """The dossier as ``DossierExport``, in the order of the content."""
    dossier, settings = site.dossier, site.dossier.settings
    day, counts = site.catalogue.newest_day, totals(dossier)
    whole = DossierExport(
        schema_=SCHEMA_JSON.rpartition("/")[2],
        version=1,
        title=settings.title,
        description=settings.description,
        language=settings.language,
        url=settings.url,
        rights=settings.rights,
        rights_of_quotes=t("data.rights-of-quotes"),
        as_of=day.isoformat() if day else "",
        cite=citation(of_page(dossier, HOME, settings.title, day), t),
        counts=CountsExport(
            sources=len(counts.sources),
            claims=len(counts.claims),
            statements=len(site.catalogue.stated),
            opinions=len(site.catalogue.claims.statements) - len(site.catalogue.stated),
            withdrawn_sources=counts.withdrawn_sources,
            withdrawn_claims=counts.withdrawn_claims,
            checked_claims=checked_count(dossier, counts.claims),
        ),
        kinds=[_kind(kind) for kind in dossier.kinds.values()],
        entities=[_entity(site.catalogue, entity) for entity in dossier.entities.values()],
        sources=[_source(site, source, t) for source in dossier.sources.values()],
        disputes=_disputes(site.catalogue),
        sequences=_sequences(site.catalogue),
        pages=[_page(dossier, page) for page in dossier.pages],
        records={name: _public(record) for name, record in dossier.records.items()},
        assets=[
            AssetExport(path=path, sha256=sha256(content).hexdigest())
            for path, content in dossier.assets.items()
        ],
    )
    # Without defaults, so that the file holds only what somebody stated.
    return (whole.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()


def _kind(kind: Kind) -> KindExport:
    fields = {
        field.id: FieldExport(
            label=field.label,
            type=field.type.name,
            many=field.many,
            choices=dict(field.choices),
            kinds=list(field.kinds),
            reverse=field.reverse,
            unit=field.unit,
        )
        for field in kind.fields.values()
    }
    types = {id: names.label for id, names in kind.types.items()}
    return KindExport(id=kind.id, label=kind.label, plural=kind.plural, types=types, fields=fields)


def _entity(catalogue: Catalogue, entity: Entity) -> EntityExport:
    dossier = catalogue.dossier
    return EntityExport(
        id=entity.id,
        address=whole(dossier.settings, path_of(dossier, entity.id)),
        kind=entity.kind,
        type=entity.type,
        name=entity.name,
        aliases=list(entity.aliases),
        alias_languages=dict(entity.alias_languages),
        part_of=entity.part_of.id if entity.part_of else "",
        party=party(dossier, entity.id) if dossier.has_role(entity.id, KindRole.PARTY) else "",
        date=_date(catalogue, entity.date),
        of=entity.of.id if entity.of else "",
        unit=entity.unit,
        formerly=[old.id for old in entity.formerly],
        text=body_with_ids(dossier, entity.body),
        record=dict(entity.record),
        markdown=entity.body.written,
    )


def _source(site: Site, source: Source, t: Messages) -> SourceExport:
    # Texts and flags go over as they stand, by the names of their keys.
    same = {name: getattr(source, name, None) for name in SourceExport.model_fields}
    return SourceExport(
        **{name: value for name, value in same.items() if isinstance(value, str | bool)},
        address=whole(site.dossier.settings, path_of(site.dossier, source.id)),
        author=list(source.author),
        published=_date(site.catalogue, source.published),
        retrieved=_date(site.catalogue, source.retrieved),
        derived_from=[work.id for work in source.derived_from],
        formerly=tuple(old.id for old in source.formerly),
        withdrawn=_withdrawal(source.withdrawn) if source.withdrawn else None,
        claims=[claim_record(site, claim, t) for claim in source.claims],
        notes=body_with_ids(site.dossier, source.body),
        verified=verified_record(source, site.dossier.verified.get(source.id)),
        record=source_record(source),
        markdown=source.body.written,
    )


def _public(record: dict[str, Any]) -> dict[str, Any]:
    """The settings without where the private archive lies."""
    return {key: value for key, value in record.items() if key != "archive"}


def _withdrawal(withdrawal: Withdrawal) -> WithdrawalExport:
    return WithdrawalExport(date=withdrawal.date.edtf, because=withdrawal.because)


def _date(catalogue: Catalogue, date: Date | None) -> DateExport | None:
    return date_record(catalogue, date) if date else None


def _disputes(catalogue: Catalogue) -> list[DisputeExport]:
    return [
        DisputeExport(
            entity=dispute.entity,
            field=dispute.field,
            settled=dispute.settled,
            sides=[[str(claim.ref) for claim in side] for side in dispute.sides],
        )
        for dispute in catalogue.disputes
    ]


def _sequences(catalogue: Catalogue) -> list[SequenceExport]:
    return [
        SequenceExport(
            entity=sequence.entity,
            field=sequence.field,
            party=sequence.party,
            steps=[[str(claim.ref) for claim in step] for step in sequence.steps],
        )
        for sequence in catalogue.sequences
    ]


def _page(dossier: Dossier, page: Page) -> PageExport:
    return PageExport(
        path=page.path,
        address=whole(dossier.settings, page.path),
        title=page.title,
        text=body_with_ids(dossier, page.body),
        uncited=page.uncited,
        record=dict(page.record),
        markdown=page.body.written,
        takeaways=tuple(with_ids(dossier, text).strip() for text in page.body.takeaways),
    )


EXPORT = ExportFile(DOSSIER_JSON, "dossier", "dossier-holds", "JSON", dossier_json)
