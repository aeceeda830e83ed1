"""What would fall if a source were withdrawn, and what would stand since others tell it, too."""

from dataclasses import dataclass

from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, place, to_claim
from dossier.compose.sections.single_origin import ShortStatement, short_statement
from dossier.derive.claims_index import Statement
from dossier.derive.reports import falling
from dossier.derive.withdrawals import sources_not_withdrawn
from dossier.model.content import Source


@dataclass(frozen=True, slots=True)
class Resting:
    """The statements that fall with a source, and the places of those that would stand."""

    falls: tuple[ShortStatement, ...]
    stands: tuple[Anchor, ...]


def resting(context: PageContext, source: Source) -> Resting | None:
    """What rests on a source; None where it is the only one, states nothing, or was withdrawn."""
    statements = context.catalogue.contributions[source.id].statements
    others = [other for other in sources_not_withdrawn(context.dossier) if other.id != source.id]
    if source.withdrawn or not others or not statements:
        return None
    falls = falling(statements, source.id)
    gone = {statement[0].ref for statement in falls}
    stands = tuple(_here(context, s, source) for s in statements if s[0].ref not in gone)
    return Resting(tuple(short_statement(context, s) for s in falls), stands)


def _here(context: PageContext, statement: Statement, source: Source) -> Anchor:
    claim = next(claim for claim in statement if claim.ref.source == source.id)
    return to_claim(context, claim.ref, place(claim.locator))
