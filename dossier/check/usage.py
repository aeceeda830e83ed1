"""What nobody would find: entities without claims, claims without pages."""

from collections.abc import Iterator
from functools import partial

from dossier.derive.catalogue import Catalogue
from dossier.derive.walk import bodies, claims_of, of_sources
from dossier.memo import Same, once_each
from dossier.model.content import Claim, Dossier, Source
from dossier.model.text import Citation, ClaimRef, Link
from dossier.model.values import ENTITY
from dossier.problems import Code, Problem


def unmentioned_entities(catalogue: Catalogue) -> Iterator[Problem]:
    """Every entity is mentioned by a claim, or a source is derived from it, or something is part of it."""
    dossier = catalogue.dossier
    # The claim that mentions an entity may stand in a file that could not be read.
    if dossier.broken:
        return
    mentioned = set[str]()
    for source in dossier.sources.values():
        key = ("mentions", Same(catalogue.surroundings), catalogue.versions[source.id])
        mentioned |= catalogue.memo.value(key, partial(_mentioned, source, catalogue.surroundings.dossier))
    mentioned |= {n.id for s in dossier.sources.values() for n in s.derived_from}
    mentioned |= {e.part_of.id for e in dossier.entities.values() if e.part_of}
    for entity in dossier.entities.values():
        if entity.id not in mentioned:
            hint = "list it under 'about' or 'sets' of a claim, or take the file out"
            yield Problem(Code.UNMENTIONED_ENTITY, entity.at, f"no claim mentions '{entity.id}'", hint)


def _mentioned(source: Source, dossier: Dossier) -> frozenset[str]:
    """The entities that the claims of a source mention, in what surrounds it."""
    return frozenset(id for claim in source.claims for id in _mentions(dossier, claim))


def _mentions(dossier: Dossier, claim: Claim) -> Iterator[str]:
    links = (part for part in claim.says if isinstance(part, Link))
    yield from (id for link in links for id in dossier.resolve(link.target))
    subjects = claim.subjects
    yield from subjects
    yield from (a.actor for a in (*claim.by, *claim.via))
    # A figure mentions what it counts.
    for subject in (dossier.entities[id] for id in subjects if id in dossier.entities):
        if subject.of:
            yield subject.of.id
    yield from (str(r.value) for r in claim.readings if dossier.field_of(r).type is ENTITY)


def unused_claims(dossier: Dossier) -> Iterator[Problem]:
    """Every claim stands on a page: that of its subject, of its speaker, or one that cites it."""
    if dossier.broken:
        return
    left = [*of_sources(dossier, _on_no_page)]
    cited = {ref for body in bodies(dossier) for ref in _citations(body.parts)} if left else set()
    for claim in left:
        if claim.ref not in cited:
            hint = "list an entity under 'about', or cite the claim in a text"
            yield Problem(Code.UNUSED_CLAIM, claim.at, f"no page uses the claim '{claim.ref.claim}'", hint)


@once_each
def _on_no_page(source: Source) -> tuple[Claim, ...]:
    """The claims of a source that are about nothing, and that nobody says."""
    return tuple(claim for claim in claims_of(source) if not claim.subjects and not claim.speakers)


def _citations(parts: tuple[object, ...]) -> Iterator[ClaimRef]:
    for part in parts:
        if isinstance(part, Citation):
            yield from (cited.claim for cited in part.claims)


RULES = (unused_claims,)
CATALOGUE_RULES = (unmentioned_entities,)
