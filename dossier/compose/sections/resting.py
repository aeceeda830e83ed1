"""What would fall if a source were withdrawn, and what would stand since others tell it, too."""

from dataclasses import dataclass

from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, place, to_claim
from dossier.derive.claims_index import Statement
from dossier.derive.withdrawals import sources_not_withdrawn
from dossier.model.content import Source


@dataclass(frozen=True, slots=True)
class Resting:
    """How many statements fall with a source, and the places of those that would stand."""

    falls: int
    stands: tuple[Anchor, ...]


def resting(context: PageContext, source: Source) -> Resting | None:
    """What rests on a source; None where it is the only one, states nothing, or was withdrawn."""
    others = [other for other in sources_not_withdrawn(context.dossier) if other.id != source.id]
    statements = [s for s in context.catalogue.claims.statements if _is_told_by(s, source)]
    if source.withdrawn or not others or not statements:
        return None
    told = [s for s in statements if {claim.ref.source for claim in s} != {source.id}]
    return Resting(len(statements) - len(told), tuple(_here(context, s, source) for s in told))


def _is_told_by(statement: Statement, source: Source) -> bool:
    return not statement[0].analysis and any(claim.ref.source == source.id for claim in statement)


def _here(context: PageContext, statement: Statement, source: Source) -> Anchor:
    claim = next(claim for claim in statement if claim.ref.source == source.id)
    return to_claim(context, claim.ref, place(claim.locator))
