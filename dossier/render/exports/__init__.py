"""What readers take away: data, tables, annotations and references, made of a dossier and its pages."""

from collections.abc import Sequence

from dossier.compose.page_view import PageView
from dossier.model.content import Dossier
from dossier.model.paths import ANNOTATIONS, CLAIMS_CSV, DOSSIER_JSON, FIGURES_CSV, SCHEMA_JSON
from dossier.render.exports.annotations import annotations
from dossier.render.exports.bibliography import bibliography, page_citations
from dossier.render.exports.claims import claims_csv
from dossier.render.exports.figures import figures_csv
from dossier.render.exports.known import known
from dossier.render.exports.schema import schema_json
from dossier.render.exports.whole import dossier_json
from dossier.render.messages import Messages


def exports(dossier: Dossier, pages: Sequence[PageView], t: Messages) -> dict[str, bytes]:
    """Every file for programs by its path; those of the pages' tables are made with the pages."""
    found = known(dossier, pages, t)
    whole = {
        DOSSIER_JSON: dossier_json(found),
        SCHEMA_JSON: schema_json(dossier),
        CLAIMS_CSV: claims_csv(found),
        FIGURES_CSV: figures_csv(found),
        ANNOTATIONS: annotations(found),
    }
    return whole | bibliography(dossier, t) | page_citations(dossier, pages, t)
