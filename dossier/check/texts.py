"""Curated text: footnotes, links to pages, directives."""

from collections.abc import Iterable, Iterator
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from dossier.derive.walk import bodies, sentences
from dossier.model.content import Dossier
from dossier.model.directives import CARDS, FIGURE, LATEST, UNCITED, directive_names
from dossier.model.paths import (
    SOURCES,
    all_paths,
    entity_path,
    generated_paths,
    source_path,
)
from dossier.model.text import Body, Citation, Directive, Note, NoteMark, PageLink, Part, Text
from dossier.model.values import QUANTITY
from dossier.problems import Code, Problem, did_you_mean
from dossier.problems.slips import name_slip


def bad_footnotes(dossier: Dossier) -> Iterator[Problem]:
    """Each footnote that an editor writes is defined once and used."""
    for body in bodies(dossier):
        yield from _undefined(body)
        yield from _unused(body)
    for text in sentences(dossier):
        for mark in (p for p in text if isinstance(p, NoteMark)):
            message = f"'[^{mark.label}]' cannot stand in a claim"
            yield Problem(Code.BAD_FOOTNOTE, mark.at, message, "use 'note:'")


def _undefined(body: Body) -> Iterator[Problem]:
    first: dict[str, Note] = {}
    for note in body.notes:
        if note.label in first:
            message = f"the footnote '{note.label}' is already defined on line {first[note.label].at.line}"
            yield Problem(Code.BAD_FOOTNOTE, note.at, message, "give each footnote a label of its own")
        first.setdefault(note.label, note)
    for mark in (p for p in body.parts if isinstance(p, NoteMark)):
        if any(c.isspace() for c in mark.label):
            message = f"the label '{mark.label}' of a footnote holds a space"
            yield Problem(Code.BAD_FOOTNOTE, mark.at, message, f"write '[^{'-'.join(mark.label.split())}]'")
        elif mark.label not in first:
            hint = f"add a line '[^{mark.label}]: …' below the text"
            yield Problem(Code.BAD_FOOTNOTE, mark.at, f"the footnote '{mark.label}' is not defined", hint)


def _unused(body: Body) -> Iterator[Problem]:
    """Footnotes that no mark in the text leads to, neither directly nor through other footnotes."""
    texts = {note.label: note.text for note in body.notes}
    used: set[str] = set()
    waiting = _labels(body.text)
    while waiting:
        used |= waiting
        waiting = {other for label in waiting for other in _labels(texts.get(label, ()))} - used
    for note in body.notes:
        if note.label not in used:
            hint = f"put '[^{note.label}]' into the text, or take the footnote out"
            yield Problem(Code.BAD_FOOTNOTE, note.at, f"the footnote '{note.label}' is not used", hint)


def _labels(text: Text) -> set[str]:
    return {part.label for part in text if isinstance(part, NoteMark)}


def foreign_parts(dossier: Dossier) -> Iterator[Problem]:
    """A claim holds no citation, directive or link to a page, and a footnote no directive.

    A claim is shown on many pages, from each of which such a link would lead elsewhere.
    """
    for text in sentences(dossier):
        yield from filter(None, map(_foreign, text))
    for part in (part for body in bodies(dossier) for note in body.notes for part in note.text):
        if isinstance(part, Directive):
            message = f"'{part}' cannot stand in a footnote"
            yield Problem(Code.BAD_MARKUP, part.at, message, "put it into the text")


def _foreign(part: Part) -> Problem | None:
    match part:
        case Citation():
            message = f"'[@{'; @'.join(str(c.claim) for c in part.claims)}]' cannot stand in a claim"
            hint = "use 'repeats:', 'supersedes:' or 'contradicts:', or cite it in a text"
            return Problem(Code.BAD_MARKUP, part.at, message, hint)
        case Directive():
            hint = "put it into the text below the front matter of a page"
            return Problem(Code.BAD_MARKUP, part.at, f"'{part}' cannot stand in a claim", hint)
        case PageLink():
            message = f"the link to '{part.address}' cannot stand in a claim"
            return Problem(Code.BROKEN_LINK, part.at, message, "write a [[name]]")
        case _:
            return None


def broken_links(dossier: Dossier, exports: Iterable[str]) -> Iterator[Problem]:
    """A link to a page of the dossier leads to one that will be there, and to a claim that it has.

    ``exports`` are the paths of the files for programs, which texts may link to as well.
    """
    paths = {path for path, _ in all_paths(dossier)} | {*generated_paths(dossier), *exports}
    claims = {source_path(s.id): [c.ref.claim for c in s.claims] for s in dossier.sources.values()}
    unread = {source_path(id) for id in dossier.unread}
    for path, body in _bodies_with_paths(dossier):
        for link in (p for p in body.parts if isinstance(p, PageLink)):
            address, _, anchor = unquote(link.address).partition("#")
            target = normpath(join(dirname(path), address.partition("?")[0]))
            if target not in paths or address.startswith("/"):
                yield _broken_link(link, address, paths)
            # Anchors of other pages are checked by the engine; in a broken record any claim may be there.
            elif anchor and dirname(target) == SOURCES and target not in unread:
                yield from _broken_anchor(link, anchor, target, claims.get(target, []))


def _broken_anchor(link: PageLink, anchor: str, target: str, claims: list[str]) -> Iterator[Problem]:
    if anchor not in claims:
        message = f"no claim '{anchor}' on the page '{target}'"
        yield Problem(Code.BROKEN_LINK, link.at, message, did_you_mean(anchor, claims))


def _broken_link(link: PageLink, address: str, paths: set[str]) -> Problem:
    alike = [path for path in paths if basename(path) == basename(address)]
    hint = did_you_mean(address, alike or paths)
    hint = hint or "write the file's path as seen from this file, or a [[name]]"
    return Problem(Code.BROKEN_LINK, link.at, f"no page '{address}'", hint)


def _bodies_with_paths(dossier: Dossier) -> Iterator[tuple[str, Body]]:
    yield from ((page.path, page.body) for page in dossier.pages)
    yield from ((entity_path(e), e.body) for e in dossier.entities.values())
    yield from ((source_path(s.id), s.body) for s in dossier.sources.values())


def unknown_directives(dossier: Dossier) -> Iterator[Problem]:
    """A directive has a known name, and behind it what it takes: figures, a kind, or nothing."""
    names = directive_names(dossier)
    fields = ((kind.id, field) for kind in dossier.kinds.values() for field in kind.fields.values())
    kinds = {kind for kind, field in fields if field.type is QUANTITY}
    figures = [e.id for e in dossier.entities.values() if e.kind in kinds]
    takes = {FIGURE: ("figure", figures), CARDS: ("figure", figures), LATEST: ("kind", list(dossier.kinds))}
    for part in (p for body in bodies(dossier) for p in body.parts if isinstance(p, Directive)):
        if part.name not in names:
            hint = did_you_mean(part.name, [*names, UNCITED]) or f"write one of: {', '.join(names)}"
            message = f"no list or chart 'dossier/{part.name}'"
            yield Problem(Code.UNKNOWN_DIRECTIVE, part.at, message, hint)
        elif part.name in takes:
            yield from _unknown_arguments(part, *takes[part.name])
        elif part.argument:
            message = f"'dossier/{part.name}' takes nothing behind its name, not '{part.argument}'"
            yield Problem(Code.UNKNOWN_DIRECTIVE, part.at, message, f"take '{part.argument}' out")


def _unknown_arguments(part: Directive, what: str, choices: list[str]) -> Iterator[Problem]:
    """What a directive names that is not there; only ``cards`` takes several."""
    names = part.argument.split() if part.name == CARDS else [part.argument]
    for name in names or [""]:
        if name not in choices:
            message = f"no {what} '{name}'" if name else f"no {what} is named"
            every = (
                f"write one of: {', '.join(choices)}"
                if choices
                else "take the comment out: there is none yet"
            )
            hint = did_you_mean(name, choices) or every
            yield Problem(Code.UNKNOWN_ENTITY, part.at, message, hint, slip=name_slip(name) if name else "")


RULES = (unknown_directives,)
FILE_RULES = (bad_footnotes, foreign_parts)
