"""Sources, entities and readings as tables, with a row for each and the ids that join them."""

from dossier.compose.page_context import name_of
from dossier.compose.site import Site
from dossier.derive.origins import party
from dossier.model.content import Claim, Reading, Source
from dossier.model.paths import DATA_FOLDER, path_of
from dossier.model.roles import KindRole
from dossier.model.values import type_of
from dossier.model.values.quantity import Quantity
from dossier.render.addresses import claim_address, whole
from dossier.render.exports.claims import days, flag, origin_words
from dossier.render.exports.export_file import ExportFile
from dossier.render.exports.figures import bounds
from dossier.render.exports.spreadsheet import spreadsheet
from dossier.render.messages import Messages
from dossier.render.wording.attribution import who
from dossier.render.wording.texts import value_words

SOURCE_COLUMNS = (
    *("source", "title", "type", "author", "publisher"),
    *("published", "published_basis", "published_first", "published_last"),
    *("language", "rights", "url", "archived_url", "retrieved", "first_hand", "derived_from"),
    *("claims", "statements", "opinions", "withdrawn", "address"),
)
ENTITY_COLUMNS = ("entity", "name", "kind", "type", "aliases", "part_of", "party", "of", "unit", "address")
READING_COLUMNS = (
    *("claim", "source", "entity", "name", "field", "value_type", "value", "low", "high", "words"),
    *("date", "date_is", "date_basis", "date_first", "date_last"),
    *("stance", "who_says_so", "origin", "analysis", "withdrawn", "address"),
)


def sources_csv(site: Site, _: Messages) -> bytes:
    """All sources, in the order of the content."""
    return spreadsheet(SOURCE_COLUMNS, (_source(site, s) for s in site.dossier.sources.values()))


def _source(site: Site, source: Source) -> tuple[str, ...]:
    published, brings = source.published, site.catalogue.contributions[source.id]
    return (
        *(source.id, source.title, str(source.type), "; ".join(source.author), source.publisher),
        published.edtf if published else "",
        str(published.basis) if published else "",
        *days(published),
        *(source.language, source.rights, source.url, source.archived_url),
        source.retrieved.edtf if source.retrieved else "",
        flag(source.first_hand),
        "; ".join(work.id for work in source.derived_from),
        str(len(source.claims)),
        *(str(len(part)) for part in (brings.statements, brings.opinions)),
        flag(source.withdrawn is not None),
        whole(site.dossier.settings, path_of(site.dossier, source.id)),
    )


def entities_csv(site: Site, _: Messages) -> bytes:
    """All entities, in the order of the content."""
    dossier = site.dossier
    rows = (
        (
            *(entity.id, entity.name, entity.kind, entity.type, "; ".join(entity.aliases)),
            entity.part_of.id if entity.part_of else "",
            party(dossier, entity.id) if dossier.has_role(entity.id, KindRole.PARTY) else "",
            entity.of.id if entity.of else "",
            entity.unit,
            whole(dossier.settings, path_of(dossier, entity.id)),
        )
        for entity in dossier.entities.values()
    )
    return spreadsheet(ENTITY_COLUMNS, rows)


def readings_csv(site: Site, t: Messages) -> bytes:
    """All readings, in the order of the claims."""
    claims = [site.dossier.claims[ref] for ref in site.provenances]
    rows = (_reading(site, claim, reading, t) for claim in claims for reading in claim.readings)
    return spreadsheet(READING_COLUMNS, rows)


def _reading(site: Site, claim: Claim, reading: Reading, t: Messages) -> tuple[str, ...]:
    dossier, provenance, type = site.dossier, site.provenances[claim.ref], type_of(reading.value)
    value = reading.value
    when = provenance.date.date if provenance.date else None
    date_is = "article" if provenance.published else "claim"
    return (
        *(str(claim.ref), claim.ref.source, reading.entity, name_of(dossier, reading.entity), reading.field),
        *(type.name, type.key(value)),
        *(bounds(value) if isinstance(value, Quantity) else ("", "")),
        value_words(dossier, reading, t),
        *((when.edtf, date_is, str(when.basis)) if when else ("", "", "")),
        *days(when),
        *(str(claim.stance), who(provenance, t), origin_words(dossier, claim, t)),
        *(flag(claim.analysis), flag(claim.withdrawn), claim_address(dossier, claim.ref)),
    )


def _table(name: str) -> str:
    return f"{DATA_FOLDER}/{name}.csv"


EXPORTS = (
    ExportFile(_table("sources"), "table-sources", "table-sources-holds", "CSV", sources_csv),
    ExportFile(_table("entities"), "table-entities", "table-entities-holds", "CSV", entities_csv),
    ExportFile(_table("readings"), "table-readings", "table-readings-holds", "CSV", readings_csv),
)
