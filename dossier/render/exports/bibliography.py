"""The bibliography and the citations of pages, as files and for the theme."""

from collections.abc import Mapping
from functools import partial
from html import escape

from dossier.compose.inline import Foreign, Label
from dossier.compose.sections.source_head import SourceHead
from dossier.compose.site import Site
from dossier.model.content import Dossier
from dossier.model.paths import BIBLIOGRAPHY, cite_files, entry_files, reference_files
from dossier.render.exports.bibtex import bibtex
from dossier.render.exports.csl import csl_json
from dossier.render.exports.export_file import ExportFile
from dossier.render.exports.references import Reference, citation_line, of_page, of_source
from dossier.render.exports.ris import ris
from dossier.render.lines import pieces
from dossier.render.markdown import page_line
from dossier.render.messages import Messages
from dossier.render.plain_text import text

_WRITERS = {"csl": csl_json, "bibtex": bibtex, "ris": ris}
_FORMATS = {"csl": "CSL-JSON", "bibtex": "BibTeX", "ris": "RIS"}

# The citation in words, and the path of each file with it.
Cite = dict[str, str | dict[str, str]]


def _all_sources(site: Site, t: Messages, name: str) -> bytes:
    sources = site.dossier.sources.values()
    return _WRITERS[name]([of_source(site.dossier, source, t) for source in sources])


EXPORTS = tuple(
    ExportFile(path, "bibliography", f"{name}-holds", _FORMATS[name], partial(_all_sources, name=name))
    for name, path in reference_files(BIBLIOGRAPHY).items()
)


def entries(dossier: Dossier, t: Messages) -> dict[str, bytes]:
    """The entry of each source alone, in every format."""
    tree = dict[str, bytes]()
    for source in dossier.sources.values():
        tree |= _files(entry_files(source.id), of_source(dossier, source, t))
    return tree


def page_citations(site: Site, t: Messages) -> dict[str, bytes]:
    """The files that cite each page."""
    day, tree = site.catalogue.newest_day, dict[str, bytes]()
    for page in site.pages:
        tree |= _files(cite_files(page.path), of_page(site.dossier, page.path, t.text(page.title), day))
    return tree


def _files(paths: Mapping[str, str], reference: Reference) -> dict[str, bytes]:
    return {path: _WRITERS[name]([reference]) for name, path in paths.items()}


def cites(site: Site, t: Messages) -> dict[str, Cite]:
    """For each page, how it is cited; for the page of a source also how the source is cited.

    Paths are relative to the root of the tree; the words are escaped, since themes put them into HTML as is.
    """
    dossier, cites = site.dossier, dict[str, Cite]()
    day = site.catalogue.newest_day
    for page in site.pages:
        reference = of_page(dossier, page.path, t.text(page.title), day)
        cites[page.path] = {"text": _cited(reference, page.title, t), **cite_files(page.path)}
        for head in (block for block in page.blocks if isinstance(block, SourceHead)):
            words = _cited(of_source(dossier, head.source, t), page.title, t)
            cites[page.path]["source"] = {"text": words, **entry_files(head.source.id)}
    return cites


def _cited(reference: Reference, title: Label, t: Messages) -> str:
    """The reference in words as HTML; a title in another language carries it."""
    language = title.language if isinstance(title, Foreign) else ""
    parts = pieces(citation_line(reference, t, language))
    return "".join(
        page_line(part, t) if language and isinstance(part, Foreign) else escape(text(part, t))
        for part in parts
    )
