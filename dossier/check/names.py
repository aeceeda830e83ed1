"""Names and ids that lead to nothing, or to more than one thing."""

from collections.abc import Iterable, Iterator
from itertools import chain

from dossier.derive.walk import claims_of, links, of_sources, worded_readings
from dossier.memo import once_each
from dossier.model.content import Dossier, Source
from dossier.model.roles import KindRole
from dossier.model.text import Named
from dossier.model.values import ENTITY
from dossier.problems import Code, Problem, did_you_mean
from dossier.problems.slips import name_slip


def unknown_actors(dossier: Dossier) -> Iterator[Problem]:
    """Whoever asserts or carries a claim is an actor, and so is what an entity is part of."""
    parties = dossier.kinds_of(KindRole.PARTY)
    wholes = (e.part_of for e in dossier.entities.values() if e.part_of)
    for name in chain(of_sources(dossier, _actors), wholes):
        yield from _not_of_kinds(dossier, name, parties)


@once_each
def _actors(source: Source) -> tuple[Named, ...]:
    # An attribution to somebody unnamed has no actor.
    return tuple(Named(a.actor, a.at) for c in claims_of(source) for a in (*c.by, *c.via) if a.actor)


def unknown_entities(dossier: Dossier) -> Iterator[Problem]:
    """What claims are about and what figures count are entities."""
    counted = (e.of for e in dossier.entities.values() if e.of)
    for name in chain(of_sources(dossier, _subjects), counted):
        if name.id not in dossier.entities:
            yield _unknown(dossier, Code.UNKNOWN_ENTITY, "entity", name, dossier.entities)


@once_each
def _subjects(source: Source) -> tuple[Named, ...]:
    return tuple(name for claim in claims_of(source) for name in claim.about)


def unknown_works(dossier: Dossier) -> Iterator[Problem]:
    """What a source is derived from is a source or an actor, such as a newspaper."""
    for source in dossier.sources.values():
        for name in source.derived_from:
            if name.id not in dossier.sources and name.id not in dossier.entities:
                candidates = [*dossier.sources, *dossier.entities]
                yield _unknown(dossier, Code.UNKNOWN_SOURCE, "source or actor", name, candidates)


def wrong_kinds(dossier: Dossier) -> Iterator[Problem]:
    """A reading that names an entity names one of a kind that the field may hold."""
    for reading in of_sources(dossier, worded_readings):
        field = dossier.field_of(reading)
        if field.type is ENTITY:
            yield from _not_of_kinds(dossier, Named(str(reading.value), reading.at), field.kinds)


def _not_of_kinds(dossier: Dossier, name: Named, kinds: tuple[str, ...]) -> Iterator[Problem]:
    entity = dossier.entities.get(name.id)
    if entity and entity.kind in kinds:
        return
    labels = [dossier.kinds[kind].label.lower() for kind in kinds if kind in dossier.kinds]
    # A kind that a broken file was to define is a problem of that file.
    if not labels:
        return
    wanted = " or ".join(labels)
    if entity is None:
        candidates = [e.id for e in dossier.entities.values() if e.kind in kinds]
        yield _unknown(dossier, Code.UNKNOWN_ENTITY, wanted, name, candidates)
    else:
        is_a = _with_article(dossier.kinds[entity.kind].label.lower())
        message = f"'{name.id}' is {is_a}, not {_with_article(wanted)}"
        yield Problem(Code.UNKNOWN_ENTITY, name.at, message, f"name {_with_article(wanted)}")


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def unresolved_links(dossier: Dossier) -> Iterator[Problem]:
    """A ``[[link]]`` names exactly one entity or source."""
    candidates = [*dossier.entities, *dossier.sources, *(e.name for e in dossier.entities.values())]
    # Most are to the same few.
    resolved = {target: dossier.resolve(target) for target in {link.target for link in links(dossier)}}
    wrong = {target for target, ids in resolved.items() if len(ids) != 1}
    for link in links(dossier) if wrong else ():
        ids = resolved[link.target]
        # The name may be that of a file that could not be read.
        if not ids and (not dossier.unread or link.target in former_names(dossier)):
            named = Named(link.target, link.at)
            yield _unknown(dossier, Code.UNKNOWN_ENTITY, "entity or source", named, candidates)
        elif len(ids) > 1:
            every = ", ".join(f"[[{id}|{link.label or link.target}]]" for id in ids)
            message = f"'{link.target}' names {len(ids)} entities"
            yield Problem(Code.AMBIGUOUS_NAME, link.at, message, f"write one of the ids: {every}")


def _unknown(dossier: Dossier, code: Code, what: str, name: Named, candidates: Iterable[str]) -> Problem:
    hint = hint_for(dossier, name.id, candidates) or "add its file, or mend the name"
    return Problem(code, name.at, f"no {what} '{name.id}'", hint, slip=name_slip(name.id))


def hint_for(dossier: Dossier, name: str, candidates: Iterable[str]) -> str:
    """What may be meant by a name that leads nowhere: what bore it, what was deleted, or what is like it."""
    now = former_names(dossier).get(name)
    if now:
        return f"it is now called '{now}'"
    if name in dossier.verified:
        return f"it was there before: put its file back, and run 'dossier withdraw {name}' to take it back"
    return did_you_mean(name, candidates)


def former_names(dossier: Dossier) -> dict[str, str]:
    """The present id of each entity and source by its earlier ones."""
    entities = {old.id: e.id for e in dossier.entities.values() for old in e.formerly}
    return entities | {old.id: s.id for s in dossier.sources.values() for old in s.formerly}


RULES = (unknown_actors, unknown_entities, unknown_works, wrong_kinds, unresolved_links)
