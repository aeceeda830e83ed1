"""What would fall if a source were withdrawn, and what would stand since others tell it, too."""

from dataclasses import dataclass

from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, place, to_claim
from dossier.derive.claims_index import Statement
from dossier.derive.groups import grouped
from dossier.derive.reports import falling
from dossier.derive.withdrawals import sources_not_withdrawn
from dossier.model.content import Source


@dataclass(frozen=True, slots=True)
class Resting:
    """Where the page of a source has what falls with it, and what stands: how many statements are where."""

    falls: tuple[tuple[Anchor, int], ...]
    stands: tuple[tuple[Anchor, int], ...]


def resting(context: PageContext, source: Source) -> Resting | None:
    """What rests on a source; None where it is the only one, states nothing, or was withdrawn."""
    statements = context.catalogue.contributions[source.id].statements
    others = [other for other in sources_not_withdrawn(context.dossier) if other.id != source.id]
    if source.withdrawn or not others or not statements:
        return None
    falls = falling(statements, source.id)
    gone = {statement[0].ref for statement in falls}
    stands = tuple(s for s in statements if s[0].ref not in gone)
    return Resting(_here(context, falls, source), _here(context, stands, source))


def _here(
    context: PageContext, statements: tuple[Statement, ...], source: Source
) -> tuple[tuple[Anchor, int], ...]:
    claims = (next(claim for claim in s if claim.ref.source == source.id) for s in statements)
    by_place = grouped((place(claim.locator), claim) for claim in claims).items()
    return tuple((to_claim(context, of[0].ref, where), len(of)) for where, of in by_place)
