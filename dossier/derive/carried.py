"""What went through an agency, a medium or a work, and what it says in its own voice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.derive.claims_index import Statement
from dossier.derive.groups import grouped
from dossier.derive.reports import works_behind
from dossier.model.content import Claim, Dossier


def carried(dossier: Dossier, statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """By actor, the words of others that it carried, itself or in an article that is taken from it."""
    return _by_actor(dossier, statements, is_own=False)


def own_voice(dossier: Dossier, statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """By actor, what articles have from it alone: they refer to it, or are taken from it and name nobody."""
    return _by_actor(dossier, statements, is_own=True)


def _by_actor(
    dossier: Dossier, statements: Iterable[Statement], *, is_own: bool
) -> Mapping[str, tuple[Statement, ...]]:
    works = {id: works_behind(dossier, id) & dossier.entities.keys() for id in dossier.sources}
    return grouped(
        (actor, statement) for statement in statements for actor in _actors(statement, works, is_own=is_own)
    )


def _actors(statement: Statement, works: Mapping[str, set[str]], *, is_own: bool) -> Iterator[str]:
    actors = set[str]()
    for claim in statement:
        carriers = _carriers(claim, works[claim.ref.source])
        own = set() if claim.by else carriers[-1]
        actors |= own if is_own else set[str]().union(*carriers) - own
    # Sorted, since sets have no order.
    yield from sorted(actors)


def _carriers(claim: Claim, works: set[str]) -> Sequence[set[str]]:
    """Who brought a claim to its article, the nearest first: the works that this is taken from; carriers.

    Where nobody says it, it is the word of the last, for nobody is named behind that one.
    """
    return (works, *({who.actor} - {""} for who in claim.via))
