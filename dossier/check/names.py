"""Names and ids that lead to nothing, or to more than one thing."""

from collections.abc import Iterator

from dossier.model.content import Dossier, Named, Reading
from dossier.model.kinds import FieldType
from dossier.model.text import Link
from dossier.model.walk import parts
from dossier.problems import Code, Location, Problem, did_you_mean

ACTORS = "actors"


def unknown_actors(dossier: Dossier) -> Iterator[Problem]:
    """Who asserts, who carries and what an actor is part of are actors."""
    actors = [e.id for e in dossier.entities.values() if e.kind == ACTORS]
    wanted = [Named(a.actor, a.at) for c in dossier.claims.values() for a in (*c.by, *c.via) if a.actor]
    wanted += [e.part_of for e in dossier.entities.values() if e.part_of]
    for name in wanted:
        if name.id not in actors:
            yield _unknown(Code.UNKNOWN_ENTITY, "actor", name.id, name.at, actors)


def unknown_entities(dossier: Dossier) -> Iterator[Problem]:
    """What claims are about and what figures count are entities."""
    wanted = [n for c in dossier.claims.values() for n in c.about]
    wanted += [e.of for e in dossier.entities.values() if e.of]
    for name in wanted:
        if name.id not in dossier.entities:
            yield _unknown(Code.UNKNOWN_ENTITY, "entity", name.id, name.at, list(dossier.entities))


def unknown_works(dossier: Dossier) -> Iterator[Problem]:
    """What a source is derived from is a source or an actor, such as a newspaper."""
    known = [*dossier.sources, *dossier.entities]
    for source in dossier.sources.values():
        for name in source.derived_from:
            if name.id not in known:
                yield _unknown(Code.UNKNOWN_SOURCE, "source or actor", name.id, name.at, known)


def wrong_kinds(dossier: Dossier) -> Iterator[Problem]:
    """A reading that names an entity names one of a kind that the field may hold."""
    for claim in dossier.claims.values():
        for reading in claim.readings:
            yield from _wrong_kind(dossier, reading)


def _wrong_kind(dossier: Dossier, reading: Reading) -> Iterator[Problem]:
    field = dossier.field_of(reading)
    if field.type is not FieldType.ENTITY:
        return
    known = [e.id for e in dossier.entities.values() if e.kind in field.kinds]
    if reading.value not in known:
        what = " or ".join(dossier.kinds[k].label.lower() for k in field.kinds if k in dossier.kinds)
        yield _unknown(Code.UNKNOWN_ENTITY, what, str(reading.value), reading.at, known)


def unresolved_links(dossier: Dossier) -> Iterator[Problem]:
    """A ``[[link]]`` names exactly one entity or source."""
    for part in parts(dossier):
        if not isinstance(part, Link):
            continue
        found = dossier.resolve(part.target)
        if not found:
            known = [*dossier.entities, *dossier.sources, *(e.name for e in dossier.entities.values())]
            yield _unknown(Code.UNKNOWN_ENTITY, "entity or source", part.target, part.at, known)
        elif len(found) > 1:
            hint = (
                f"write one of the ids: {', '.join(f'[[{id}|{part.label or part.target}]]' for id in found)}"
            )
            yield Problem(Code.AMBIGUOUS_NAME, part.at, f"'{part.target}' names {len(found)} entities", hint)


def _unknown(code: Code, what: str, id: str, at: Location, known: list[str]) -> Problem:
    return Problem(code, at, f"no {what} '{id}'", did_you_mean(id, known) or "add its file, or mend the name")
