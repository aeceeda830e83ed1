"""What the comparison of a source with its text may see of the rest of the dossier, and no more.

Whoever compares is given a dossier that holds nothing else, so the comparison cannot follow from anything
else: not from what other sources claim, nor from a curated text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial

from dossier.derive.actors import Actors, actors_of, forget_actors
from dossier.derive.units import NamesIndex, names_index
from dossier.derive.voices import voices
from dossier.memo import Memo, Same
from dossier.model.content import Claim, Dossier, Entity, Settings, Source
from dossier.model.digest import digest_of
from dossier.model.text import Link, Named
from dossier.problems import Location

_NOWHERE = Location("")


# Compared by identity, as its actors are.
@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The names of all entities and actors, the kinds, and the titles of the sources that claims name.

    ``digest`` is equal only for what is the same, in any run.
    """

    dossier: Dossier
    actors: Actors
    names: NamesIndex
    digest: str

    def of(self, source: Source) -> Dossier:
        """The dossier that is seen from a source: itself, without its claims, and what surrounds it."""
        alone = replace(source, claims=())
        return replace(self.dossier, sources={**self.dossier.sources, source.id: alone})


def surroundings(dossier: Dossier, memo: Memo) -> Surroundings:
    """What surrounds each source; the same as in the last run where nothing of it has changed."""
    language = dossier.settings.language
    entities = {id: _identity(entity) for id, entity in dossier.entities.items()}
    named = _named_by_claims(dossier, memo)
    sources = {id: _title(source) for id, source in dossier.sources.items() if id in named}
    seen = Dossier(
        settings=Settings(language=language),
        kinds=dossier.kinds,
        entities=entities,
        sources=sources,
        names=dossier.names,
    )
    actors = actors_of(dossier)
    parts = (language, seen.kinds, entities, sources, seen.names, actors.names, actors.wholes)
    digest = digest_of(*parts)
    return memo.value(("surroundings", digest), lambda: _new(seen, actors, digest))


def _new(dossier: Dossier, actors: Actors, digest: str) -> Surroundings:
    """Surroundings that no run before had, whose actors are no longer asked for."""
    forget_actors()
    voices.cache_clear()
    return Surroundings(dossier, actors, names_index(dossier), digest)


def version_of(source: Source, memo: Memo) -> Same:
    """A part of a key that is equal only for this source with these claims, as they were read."""

    def version() -> Same:
        # Who leaves drafts out makes a new source of the same parts.
        parts = (getattr(source, field.name) for field in fields(source) if field.name != "claims")
        return memo.value((*map(Same, parts), *map(Same, source.claims)), lambda: Same(object()))

    return memo.value(("version", Same(source)), version)


def _identity(entity: Entity) -> Entity:
    """What an entity is called and belongs to, wherever that stands."""
    return Entity(
        entity.id,
        entity.kind,
        _NOWHERE,
        entity.name,
        entity.type,
        entity.other_names,
        part_of=_unplaced(entity.part_of),
        of=_unplaced(entity.of),
        unit=entity.unit,
        counts=entity.counts,
    )


def _unplaced(named: Named | None) -> Named | None:
    return Named(named.id, _NOWHERE) if named else None


def _title(source: Source) -> Source:
    return Source(source.id, _NOWHERE, source.title, "", "")


def _named_by_claims(dossier: Dossier, memo: Memo) -> set[str]:
    """The sources that some claim links, is about or sets: few, since claims are about entities."""
    named = set[str]()
    for source in dossier.sources.values():
        named |= memo.value(("named", version_of(source, memo)), partial(_named, source.claims))
    return named & dossier.sources.keys()


def _named(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(name for claim in claims for name in _names(claim))


def _names(claim: Claim) -> Iterator[str]:
    yield from (part.target for part in claim.says if isinstance(part, Link))
    yield from (named.id for named in claim.about)
    for reading in claim.readings:
        yield reading.entity
        yield str(reading.value)
    yield from (attribution.actor for attribution in (*claim.by, *claim.via))
