"""What an article brings: the statements that it tells, its author's opinions; counted alike everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.derive.claims_index import ClaimsIndex, Statement
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Source


@dataclass(frozen=True, slots=True)
class Contribution:
    """The statements that a source tells, and apart from them the opinions of its author."""

    statements: tuple[Statement, ...]
    opinions: tuple[Statement, ...]


def contribution(claims: ClaimsIndex, source: Source) -> Contribution:
    """What a source brings; its claims that say the same are one statement.

    Of a withdrawn source, what stands on record: nothing rests on it, but it can be read.
    """
    every = _recorded(source) if source.withdrawn else _not_withdrawn(claims, source)
    return Contribution(
        statements=tuple(statement for statement in every if not statement[0].analysis),
        opinions=tuple(statement for statement in every if statement[0].analysis),
    )


def _not_withdrawn(claims: ClaimsIndex, source: Source) -> Iterable[Statement]:
    every = (claims.statement_of[claim.ref] for claim in not_withdrawn(source.claims))
    return tuple({statement[0].ref: statement for statement in every}.values())


def _recorded(source: Source) -> Iterable[Statement]:
    return tuple((claim,) for claim in source.claims)
