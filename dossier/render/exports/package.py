"""``datapackage.json``: what the columns of the tables are, for programs (Data Package, Frictionless)."""

import json
from posixpath import basename

from dossier.compose.site import Site
from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN
from dossier.model.paths import DATA_FOLDER
from dossier.render.exports import claims, figures, tidy
from dossier.render.exports.export_file import ExportFile
from dossier.render.messages import Messages

_COLUMNS = {
    claims.EXPORT.path: claims.COLUMNS,
    figures.EXPORT.path: figures.COLUMNS,
    **dict(
        zip(
            (export.path for export in tidy.EXPORTS),
            (tidy.SOURCE_COLUMNS, tidy.ENTITY_COLUMNS, tidy.READING_COLUMNS),
            strict=True,
        )
    ),
}
# The column that names a row.
_KEYS = {"sources": "source", "entities": "entity", "claims": "claim"}
_TYPES = {
    **dict.fromkeys(("date_first", "date_last", "published_first", "published_last"), "date"),
    **dict.fromkeys(("low", "high"), "number"),
    **dict.fromkeys(("origins", "origins_unknown"), "integer"),
    **dict.fromkeys(("analysis", "withdrawn", "first_hand"), "boolean"),
}
# Columns of these names count in one table, and hold names or words in others.
_COUNTED = dict.fromkeys((("sources", name) for name in ("claims", "statements", "opinions")), "integer")


def package_json(site: Site, t: Messages) -> bytes:
    """The tables with their columns, their keys and the licence of our own texts."""
    settings = site.dossier.settings
    package: dict[str, object] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dossier",
        "title": settings.title,
        "description": settings.description,
        "homepage": settings.url,
        "licenses": _licences(settings.rights),
        "resources": [_resource(export, t) for export in (claims.EXPORT, figures.EXPORT, *tidy.EXPORTS)],
    }
    filled = {key: value for key, value in package.items() if value}
    return (json.dumps(filled, ensure_ascii=False, indent=1) + "\n").encode()


def _licences(rights: str) -> list[dict[str, str]]:
    if rights == ALL_RIGHTS_RESERVED:
        return []
    if rights == PUBLIC_DOMAIN:
        return [{"path": "https://creativecommons.org/publicdomain/mark/1.0/"}]
    return [{"name": rights, "path": f"https://spdx.org/licenses/{rights}.html"}]


def _resource(export: ExportFile, t: Messages) -> dict[str, object]:
    file = basename(export.path)
    name = file.removesuffix(".csv")
    fields = [
        {"name": column, "type": _COUNTED.get((name, column)) or _TYPES.get(column, "string")}
        for column in _COLUMNS[export.path]
    ]
    schema: dict[str, object] = {"fields": fields}
    if name in _KEYS:
        schema["primaryKey"] = [_KEYS[name]]
    return {
        "name": name,
        "title": t(f"data.{export.label}"),
        "path": file,
        "type": "table",
        "format": "csv",
        "mediatype": export.media_type,
        # With a byte order mark, which spreadsheets need.
        "encoding": "utf-8-sig",
        "schema": schema,
    }


EXPORT = ExportFile(
    f"{DATA_FOLDER}/datapackage.json", "package", "package-holds", "Data Package (Frictionless)", package_json
)
