"""Curated text: footnotes, links to pages, directives."""

from collections import Counter
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from dossier.model.content import Dossier
from dossier.model.directives import FIGURE, directive_names
from dossier.model.paths import all_paths, generated_paths
from dossier.model.text import Body, Directive, NoteMark, PageLink
from dossier.model.walk import bodies, sentences
from dossier.problems import Code, Problem, did_you_mean


def bad_footnotes(dossier: Dossier) -> Iterator[Problem]:
    """Each footnote that an editor writes is defined once and used."""
    for body in bodies(dossier):
        yield from _bad_footnotes(body)
    for text in sentences(dossier):
        for mark in (p for p in text if isinstance(p, NoteMark)):
            yield Problem(
                Code.BAD_FOOTNOTE, mark.at, f"'[^{mark.label}]' cannot stand in a claim", "use 'note:'"
            )


def _bad_footnotes(body: Body) -> Iterator[Problem]:
    marks = [p for p in body.parts if isinstance(p, NoteMark)]
    defined = Counter(note.label for note in body.notes)
    for mark in marks:
        if mark.label not in defined:
            hint = f"add a line '[^{mark.label}]: …' below the text"
            yield Problem(Code.BAD_FOOTNOTE, mark.at, f"the footnote '{mark.label}' is not defined", hint)
    used = {mark.label for mark in marks}
    for note in body.notes:
        if note.label not in used:
            hint = f"put '[^{note.label}]' into the text, or take the footnote out"
            yield Problem(Code.BAD_FOOTNOTE, note.at, f"the footnote '{note.label}' is not used", hint)
        if defined[note.label] > 1:
            hint = "give each footnote a label of its own"
            yield Problem(Code.BAD_FOOTNOTE, note.at, f"the footnote '{note.label}' is defined twice", hint)


def broken_links(dossier: Dossier) -> Iterator[Problem]:
    """A link to a page of the dossier leads to one that will be there."""
    paths = {path for path, _ in all_paths(dossier)} | set(generated_paths(dossier))
    for path, body in _bodies_with_paths(dossier):
        for link in (p for p in body.parts if isinstance(p, PageLink)):
            address = unquote(link.address.partition("#")[0].partition("?")[0])
            if normpath(join(dirname(path), address)) not in paths or address.startswith("/"):
                hint = (
                    did_you_mean(address, paths)
                    or "write the file's path as seen from this file, or a [[name]]"
                )
                yield Problem(Code.BROKEN_LINK, link.at, f"no page '{address}'", hint)


def _bodies_with_paths(dossier: Dossier) -> Iterator[tuple[str, Body]]:
    yield from ((page.path, page.body) for page in dossier.pages)
    yield from ((f"{e.kind}/{e.id}.md", e.body) for e in dossier.entities.values())
    yield from ((f"sources/{s.id}.md", s.body) for s in dossier.sources.values())


def unknown_directives(dossier: Dossier) -> Iterator[Problem]:
    """A directive has a known name, and ``figure`` names a figure."""
    names = directive_names(dossier)
    figures = [e.id for e in dossier.entities.values() if e.kind == "figures"]
    for body in bodies(dossier):
        for part in (p for p in body.parts if isinstance(p, Directive)):
            if part.name not in names:
                hint = did_you_mean(part.name, names) or f"write one of: {', '.join(names)}"
                yield Problem(
                    Code.UNKNOWN_DIRECTIVE, part.at, f"no list or chart 'dossier/{part.name}'", hint
                )
            elif part.name == FIGURE and part.argument not in figures:
                hint = did_you_mean(part.argument, figures)
                yield Problem(Code.UNKNOWN_ENTITY, part.at, f"no figure '{part.argument}'", hint)
