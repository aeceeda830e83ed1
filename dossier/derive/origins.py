"""How many independent origins stand behind a statement.

Parties are counted, not articles: a leader and a state agency belong to one party, and claims that share a
party are not independent of each other. An unknown origin is not known to be independent of any other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from dossier.derive.groups import connected
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Attribution, Claim, Dossier, Stance

# Stands for an unknown origin, where parties are keys.
UNKNOWN = ""

Parties = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The support of one statement: its known origins, its claims of unknown origin, its sources.

    ``carrier`` is the actor through whom all of it came, if there is one.
    """

    origins: int
    unknown: int
    sources: int
    carrier: str = ""


def party(dossier: Dossier, actor: str) -> str:
    """The last in the actor's chain of ``part_of``, else the actor itself."""
    # A circle is reported by another rule; here it only must not loop.
    seen = set[str]()
    while (entity := dossier.entities.get(actor)) and entity.part_of and actor not in seen:
        seen.add(actor)
        actor = entity.part_of.id
    return actor


def origin(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """The parties that a claim comes from; empty where its origin is unknown.

    They are those of its ``by``; with no ``by``, of its last ``via``; else of what its source is derived
    from, or the source itself where that is first hand. That somebody gave no comment comes from the source.
    An opinion of the article's author comes from nobody: it is no report that could be independent.
    """
    if claim.by and claim.stance is not Stance.NO_COMMENT:
        return _parties(dossier, claim.by)
    if claim.via:
        # The last carrier is the farthest from the article, so the nearest to the origin.
        return _parties(dossier, claim.via[-1:])
    if claim.analysis:
        return frozenset()
    return _work(dossier, claim.ref.source)


def _work(dossier: Dossier, id: str) -> frozenset[str]:
    """The origin of a work as a whole; a copy of a copy has that of the first."""
    parties, seen, left = set[str](), set[str](), [id]
    while left:
        id = left.pop()
        if id in seen:
            continue
        seen.add(id)
        source = dossier.sources.get(id)
        if source is None:
            parties.add(party(dossier, id))
        elif source.first_hand:
            parties.add(source.id)
        else:
            left += (work.id for work in source.derived_from)
    return frozenset(parties)


def parties_of(dossier: Dossier, statement: Iterable[Claim]) -> frozenset[str]:
    """The parties that a statement comes from, over all its claims; empty where none is known."""
    return frozenset[str]().union(*(origin(dossier, claim) for claim in statement))


def only_from(dossier: Dossier, statement: Iterable[Claim]) -> Parties:
    """The only origin of a statement: a party, or several that speak together; empty if it has several.

    A statement with a claim of unknown origin does not rest on one origin alone.
    """
    origins = [origin(dossier, claim) for claim in statement]
    is_one = all(origins) and len(set(origins)) == 1
    return tuple(sorted(origins[0])) if is_one else ()


def support(dossier: Dossier, claims: Iterable[Claim]) -> Support:
    """The support of claims that make one statement, without withdrawn ones, and drafts beside others."""
    claims = not_withdrawn(claims)
    claims = tuple(claim for claim in claims if not claim.draft) or claims
    sources = len({claim.ref.source for claim in claims})
    return counted([origin(dossier, claim) for claim in claims], sources, _carrier(claims))


def counted(origins: Sequence[frozenset[str]], sources: int, carrier: str = "") -> Support:
    """The support that comes from these origins, of which an empty one is unknown."""
    named = [parties for parties in origins if parties]
    return Support(_independent(named), len(origins) - len(named), sources, carrier)


def _parties(dossier: Dossier, attributions: Iterable[Attribution]) -> frozenset[str]:
    return frozenset(party(dossier, a.actor) for a in attributions if a.actor)


def _independent(origins: Iterable[frozenset[str]]) -> int:
    """How many origins remain when those that share a party are taken together."""
    parties = [sorted(origin) for origin in origins]
    # Each party is tied to the first one of its claim, which ties all of them.
    ties = ((names[0], name) for names in parties for name in names)
    return len(connected(chain.from_iterable(parties), ties))


def _carrier(claims: tuple[Claim, ...]) -> str:
    """The nearest actor that carried every one of the claims."""
    carriers = [[a.actor for a in claim.via if a.actor] for claim in claims]
    return next((actor for actor in carriers[0] if all(actor in c for c in carriers)), "") if carriers else ""
