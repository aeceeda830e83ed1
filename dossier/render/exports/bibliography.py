"""The bibliography and the citations of pages, as files and for the theme."""

from collections.abc import Iterable, Mapping
from html import escape

from dossier.compose.sections.source_head import SourceHead
from dossier.compose.site import Site
from dossier.model.content import Dossier
from dossier.model.paths import BIBLIOGRAPHY, REFERENCE_FORMATS, cite_files, entry_files, reference_files
from dossier.render.exports.bibtex import bibtex
from dossier.render.exports.csl import csl_json
from dossier.render.exports.references import Reference, citation, newest_day, of_page, of_source
from dossier.render.exports.ris import ris
from dossier.render.messages import Messages

_WRITERS = {"csl": csl_json, "bibtex": bibtex, "ris": ris}

# The citation in words, and the path of each file with it.
Cite = dict[str, str | dict[str, str]]


def bibliography(dossier: Dossier, t: Messages) -> dict[str, bytes]:
    """All sources together, and each alone, in every format."""
    every = [of_source(dossier, source, t) for source in dossier.sources.values()]
    tree = _files(reference_files(BIBLIOGRAPHY), every)
    for reference in every:
        tree |= _files(entry_files(reference.id), [reference])
    return tree


def page_citations(site: Site, t: Messages) -> dict[str, bytes]:
    """The files that cite each page."""
    day, tree = newest_day(site.dossier), dict[str, bytes]()
    for page in site.pages:
        tree |= _files(cite_files(page.path), [of_page(site.dossier, page.path, t.text(page.title), day)])
    return tree


def _files(paths: Mapping[str, str], references: Iterable[Reference]) -> dict[str, bytes]:
    every = list(references)
    return {paths[name]: _WRITERS[name](every) for name in REFERENCE_FORMATS}


def cites(site: Site, t: Messages) -> dict[str, Cite]:
    """For each page, how it is cited, and on that of a source, how the source is.

    Paths are relative to the root of the tree; the words are escaped, since themes put them into HTML as is.
    """
    dossier, cites = site.dossier, dict[str, Cite]()
    day = newest_day(dossier)
    for page in site.pages:
        words = citation(of_page(dossier, page.path, t.text(page.title), day), t)
        cites[page.path] = {"text": escape(words), **cite_files(page.path)}
        for head in (block for block in page.blocks if isinstance(block, SourceHead)):
            words = citation(of_source(dossier, head.source, t), t)
            cites[page.path]["source"] = {"text": escape(words), **entry_files(head.source.id)}
    return cites
