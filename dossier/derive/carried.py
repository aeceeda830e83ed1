"""What went through an agency, a medium or a work, and what it says in its own voice."""

from collections.abc import Iterable, Iterator, Mapping

from dossier.derive.claims_index import Statement
from dossier.derive.groups import grouped
from dossier.derive.reports import works_behind
from dossier.model.content import Dossier


def carried(dossier: Dossier, statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """By actor, the words of others that it carried, itself or in an article that is taken from it."""
    return _by_actor(dossier, statements, is_own=False)


def own_voice(dossier: Dossier, statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """By actor, what an article that is taken from it tells while it names nobody who says so."""
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
        is_named = bool(claim.by or claim.via)
        if is_named is not is_own:
            actors |= works[claim.ref.source]
        if not is_own:
            actors |= {who.actor for who in claim.via if who.actor}
    # Sorted, since sets have no order.
    yield from sorted(actors)
