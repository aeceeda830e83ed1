"""The whole dossier as one JSON file."""

from dossier.compose.statements import ACTORS
from dossier.derive.disputes import disputes, sequences
from dossier.derive.origins import party
from dossier.model.content import Dossier, Entity, Page, Source
from dossier.model.dates import Date
from dossier.model.kinds import Kind
from dossier.model.paths import HOME, SCHEMA_JSON, path_of
from dossier.render.addresses import whole
from dossier.render.exports.claim_record import claim_record, date_record
from dossier.render.exports.claim_schema import DateExport
from dossier.render.exports.known import Known
from dossier.render.exports.markup import with_ids
from dossier.render.exports.references import citation, newest_day, of_page
from dossier.render.exports.schema import (
    DisputeExport,
    DossierExport,
    EntityExport,
    FieldExport,
    KindExport,
    PageExport,
    SequenceExport,
    SourceExport,
    WithdrawalExport,
)


def dossier_json(known: Known) -> bytes:
    """The dossier as ``DossierExport``, in the order of the content."""
    found, settings = known.dossier, known.dossier.settings
    day = newest_day(found)
    whole = DossierExport(
        schema_=SCHEMA_JSON.rpartition("/")[2],
        title=settings.title,
        description=settings.description,
        language=settings.language,
        url=settings.url,
        rights=settings.rights,
        rights_of_quotes=known.t("data.rights-of-quotes"),
        as_of=day.isoformat() if day else "",
        cite=citation(of_page(found, HOME, settings.title, day), known.t),
        kinds=[_kind(kind) for kind in found.kinds.values()],
        entities=[_entity(known, entity) for entity in found.entities.values()],
        sources=[_source(known, source) for source in found.sources.values()],
        disputes=_disputes(known),
        sequences=_sequences(known),
        pages=[_page(found, page) for page in found.pages],
    )
    return (whole.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()


def _kind(kind: Kind) -> KindExport:
    fields = {
        field.id: FieldExport(
            label=field.label,
            type=str(field.type),
            many=field.many,
            choices=dict(field.choices or {}),
            kinds=list(field.kinds),
            reverse=field.reverse,
        )
        for field in kind.fields.values()
    }
    types = {id: names.label for id, names in kind.types.items()}
    return KindExport(id=kind.id, label=kind.label, plural=kind.plural, types=types, fields=fields)


def _entity(known: Known, entity: Entity) -> EntityExport:
    found = known.dossier
    return EntityExport(
        id=entity.id,
        address=whole(found.settings, path_of(found, entity.id)),
        kind=entity.kind,
        type=entity.type,
        name=entity.name,
        aliases=list(entity.aliases),
        alias_languages=dict(entity.alias_languages),
        part_of=entity.part_of.id if entity.part_of else "",
        party=party(found, entity.id) if entity.kind == ACTORS else "",
        date=_date(known, entity.date),
        of=entity.of.id if entity.of else "",
        unit=entity.unit,
        formerly=[old.id for old in entity.formerly],
        text=with_ids(found, entity.body.text).strip(),
    )


def _source(known: Known, source: Source) -> SourceExport:
    gone = source.withdrawn
    return SourceExport(
        id=source.id,
        address=whole(known.dossier.settings, path_of(known.dossier, source.id)),
        title=source.title,
        author=list(source.author),
        publisher=source.publisher,
        published=_date(known, source.published),
        url=source.url,
        archived_url=source.archived_url,
        retrieved=_date(known, source.retrieved),
        language=source.language,
        rights=source.rights,
        first_hand=source.first_hand,
        derived_from=[work.id for work in source.derived_from],
        withdrawn=WithdrawalExport(date=gone.date.edtf, because=gone.because) if gone else None,
        claims=[claim_record(known, claim) for claim in source.claims],
    )


def _date(known: Known, date: Date | None) -> DateExport | None:
    return date_record(known, date) if date else None


def _disputes(known: Known) -> list[DisputeExport]:
    return [
        DisputeExport(
            entity=found.entity,
            field=found.field,
            settled=found.settled,
            sides=[[str(claim.ref) for claim in side] for side in found.sides],
        )
        for found in disputes(known.catalogue)
    ]


def _sequences(known: Known) -> list[SequenceExport]:
    return [
        SequenceExport(
            entity=found.entity,
            field=found.field,
            party=found.party,
            steps=[[str(claim.ref) for claim in step] for step in found.steps],
        )
        for found in sequences(known.catalogue)
    ]


def _page(dossier: Dossier, page: Page) -> PageExport:
    return PageExport(
        path=page.path,
        address=whole(dossier.settings, page.path),
        title=page.title,
        text=with_ids(dossier, page.body.text).strip(),
    )
