"""The exports: data, tables, annotations and references, made of a dossier and its pages."""

from dossier.abandon import go_on
from dossier.compose.site import Site
from dossier.render.exports import (
    annotations,
    bibliography,
    claims,
    figures,
    package,
    schema,
    tidy,
    whole,
)
from dossier.render.exports.export_file import ExportFile
from dossier.render.messages import Messages

# In the order in which readers see them. A new one needs its module, a line here, and its messages.
EXPORTS: tuple[ExportFile, ...] = (
    whole.EXPORT,
    schema.EXPORT,
    claims.EXPORT,
    figures.EXPORT,
    *tidy.EXPORTS,
    package.EXPORT,
    annotations.EXPORT,
    *bibliography.EXPORTS,
)


def exports(site: Site, t: Messages) -> dict[str, bytes]:
    """Every file for programs by its path; those of the pages' tables are made with the pages."""
    files: dict[str, bytes] = {}
    for export in EXPORTS:
        go_on()
        files[export.path] = export.make(site, t)
    return files | bibliography.entries(site.dossier, t) | bibliography.page_citations(site, t)


def export_paths() -> tuple[str, ...]:
    """The exports that every dossier has, whatever its pages."""
    return tuple(export.path for export in EXPORTS)
