"""What nobody would find: entities without claims, claims without pages."""

from collections.abc import Iterator

from dossier.derive.walk import bodies
from dossier.model.content import Claim, Dossier
from dossier.model.text import Citation, ClaimRef, Link
from dossier.model.values import ENTITY
from dossier.problems import Code, Problem


def unmentioned_entities(dossier: Dossier) -> Iterator[Problem]:
    """Every entity is mentioned by a claim, or a source is derived from it, or something is part of it."""
    # The claim that mentions an entity may stand in a file that could not be read.
    if dossier.broken:
        return
    mentioned = {id for claim in dossier.claims.values() for id in _mentions(dossier, claim)}
    mentioned |= {id for target in _targets(dossier) for id in dossier.resolve(target)}
    mentioned |= {n.id for s in dossier.sources.values() for n in s.derived_from}
    mentioned |= {e.part_of.id for e in dossier.entities.values() if e.part_of}
    for entity in dossier.entities.values():
        if entity.id not in mentioned:
            hint = "list it under 'about' or 'sets' of a claim, or take the file out"
            yield Problem(Code.UNMENTIONED_ENTITY, entity.at, f"no claim mentions '{entity.id}'", hint)


def _targets(dossier: Dossier) -> set[str]:
    """What the links of all claims name."""
    says = (part for claim in dossier.claims.values() for part in claim.says)
    return {part.target for part in says if isinstance(part, Link)}


def _mentions(dossier: Dossier, claim: Claim) -> Iterator[str]:
    yield from claim.subjects
    yield from (a.actor for a in (*claim.by, *claim.via))
    # A figure mentions what it counts.
    for subject in (dossier.entities[id] for id in claim.subjects if id in dossier.entities):
        if subject.of:
            yield subject.of.id
    yield from (str(r.value) for r in claim.readings if dossier.field_of(r).type is ENTITY)


def unused_claims(dossier: Dossier) -> Iterator[Problem]:
    """Every claim stands on a page: that of its subject, of its speaker, or one that cites it."""
    if dossier.broken:
        return
    cited = {ref for body in bodies(dossier) for ref in _citations(body.parts)}
    for claim in dossier.claims.values():
        if not claim.subjects and not claim.speakers and claim.ref not in cited:
            hint = "list an entity under 'about', or cite the claim in a text"
            yield Problem(Code.UNUSED_CLAIM, claim.at, f"no page uses the claim '{claim.ref.claim}'", hint)


def _citations(parts: tuple[object, ...]) -> Iterator[ClaimRef]:
    for part in parts:
        if isinstance(part, Citation):
            yield from (cited.claim for cited in part.claims)


RULES = (unmentioned_entities, unused_claims)
