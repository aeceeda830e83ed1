"""Every place where a file names an entity, a source or a claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from dossier.derive.walk import dates, sentences
from dossier.model.content import Claim, Dossier
from dossier.model.directives import CARDS, FIGURE
from dossier.model.paths import entity_path, path_of, source_path
from dossier.model.text import Body, Citation, Cited, Directive, Link, Named, PageLink, Part
from dossier.model.values import ENTITY
from dossier.problems import Location


class Form(Enum):
    """How a place names something."""

    VALUE = "a value or key of YAML"
    LINK = "[[name]]"
    CITATION = "[@source#claim]"
    PAGE = "[text](page.md#claim)"
    DIRECTIVE = "<!-- dossier/figure id -->"


@dataclass(frozen=True, slots=True)
class Reference:
    """A place, the words that stand there, and the id that they mean: of a claim, ``source#claim``."""

    at: Location
    form: Form
    written: str
    target: str


def references(dossier: Dossier) -> Iterator[Reference]:
    """All of them, in no order; those that lead nowhere are left out."""
    named = (*_named_by_records(dossier), *(named for date in dates(dossier) for named in date.derived))
    yield from (Reference(name.at, Form.VALUE, name.id, name.id) for name in named)
    yield from (_cited(cited, Form.VALUE) for claim in dossier.claims.values() for cited in _tied(claim))
    for path, body in _bodies(dossier):
        yield from (reference for part in body.parts for reference in _of_part(dossier, part, path))
    for text in sentences(dossier):
        yield from (reference for part in text for reference in _of_part(dossier, part, ""))


def _named_by_records(dossier: Dossier) -> Iterator[Named]:
    for entity in dossier.entities.values():
        yield from (named for named in (entity.part_of, entity.of) if named)
    for source in dossier.sources.values():
        yield from source.derived_from
    for claim in dossier.claims.values():
        yield from (Named(who.actor, who.at) for who in (*claim.by, *claim.via) if who.actor)
        yield from claim.about
        for reading in claim.readings:
            yield Named(reading.entity, reading.entity_at)
            if dossier.field_of(reading).type is ENTITY:
                yield Named(str(reading.value), reading.at)


def _tied(claim: Claim) -> Iterable[Cited]:
    return (*claim.repeats, *claim.supersedes, *claim.contradicts, *claim.includes)


def _cited(cited: Cited, form: Form) -> Reference:
    return Reference(cited.at, form, str(cited.claim), str(cited.claim))


def _bodies(dossier: Dossier) -> Iterator[tuple[str, Body]]:
    yield from ((page.path, page.body) for page in dossier.pages)
    yield from ((entity_path(entity), entity.body) for entity in dossier.entities.values())
    yield from ((source_path(source.id), source.body) for source in dossier.sources.values())


def _of_part(dossier: Dossier, part: Part, path: str) -> Iterator[Reference]:
    match part:
        case Link():
            ids = dossier.resolve(part.target)
            yield from (Reference(part.at, Form.LINK, part.target, id) for id in ids if len(ids) == 1)
        case Citation():
            yield from (_cited(cited, Form.CITATION) for cited in part.claims)
        case Directive(name=name) if name in (FIGURE, CARDS):
            ids = tuple(part.argument.split())
            yield from (Reference(part.at, Form.DIRECTIVE, id, id) for id in ids)
        case PageLink():
            yield from _page(dossier, part, path)


def _page(dossier: Dossier, link: PageLink, path: str) -> Iterator[Reference]:
    address, _, anchor = unquote(link.address).partition("#")
    target = normpath(join(dirname(path), address.partition("?")[0]))
    id = basename(target).removesuffix(".md")
    if (id in dossier.entities or id in dossier.sources) and path_of(dossier, id) == target:
        name = f"{id}#{anchor}" if anchor and id in dossier.sources else id
        yield Reference(link.at, Form.PAGE, link.address, name)
