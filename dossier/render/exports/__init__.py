"""The exports: data, tables, annotations and references, made of a dossier and its pages."""

from dossier.compose.site import Site
from dossier.model.paths import ANNOTATIONS, CLAIMS_CSV, DOSSIER_JSON, FIGURES_CSV, SCHEMA_JSON
from dossier.render.exports.annotations import annotations
from dossier.render.exports.bibliography import bibliography, page_citations
from dossier.render.exports.claims import claims_csv
from dossier.render.exports.figures import figures_csv
from dossier.render.exports.schema import schema_json
from dossier.render.exports.whole import dossier_json
from dossier.render.messages import Messages


def exports(site: Site, t: Messages) -> dict[str, bytes]:
    """Every file for programs by its path; those of the pages' tables are made with the pages."""
    whole = {
        DOSSIER_JSON: dossier_json(site, t),
        SCHEMA_JSON: schema_json(site.dossier),
        CLAIMS_CSV: claims_csv(site, t),
        FIGURES_CSV: figures_csv(site, t),
        ANNOTATIONS: annotations(site, t),
    }
    return whole | bibliography(site.dossier, t) | page_citations(site, t)
