"""How well all statements are sourced."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, message
from dossier.compose.page_context import PageContext, to_page
from dossier.compose.sections.disputes import has_disputes
from dossier.compose.sections.takeaways import takeaways
from dossier.derive.totals import totals
from dossier.model.directives import SOURCING
from dossier.model.paths import DISPUTES, HOME, OPINIONS, ORIGINS, SOURCES, index_of
from dossier.model.text import Directive


@dataclass(frozen=True, slots=True)
class Sourcing(Block):
    """How well all statements are sourced: on how many origins they rest, and what was compared.

    ``several``, ``one`` and ``unknown`` count statements by their origins; ``settled`` are disputes in which
    one side said otherwise. ``links`` lead to the pages on sources, origins, opinions and disputes.
    """

    sources: int
    verified: int
    several: int
    one: int
    unknown: int
    opinions: int
    disputes: int
    settled: int
    links: tuple[Anchor, ...]


def takeaways_and_sourcing(context: PageContext) -> tuple[Block, ...]:
    """Takeaways; on the front page with how well all of it is sourced, unless its text has that elsewhere."""
    first = takeaways(context)
    is_placed = any(isinstance(part, Directive) and part.name == SOURCING for part in context.body.text)
    return (*first, sourcing(context)) if first and context.path == HOME and not is_placed else first


def sourcing(context: PageContext) -> Sourcing:
    """On how many origins all statements rest, and how many of them were compared with their sources."""
    catalogue, counts = context.catalogue, totals(context.dossier)
    statements = catalogue.stated
    origins = [catalogue.supports[statement[0].ref].origins for statement in statements]
    verified = {claim.ref for claim in counts.verified}
    links = {index_of(SOURCES): "sources.title", ORIGINS: "origins.title"}
    opinions = len(catalogue.claims.statements) - len(statements)
    links |= {OPINIONS: "opinions.title"} if opinions else {}
    links |= {DISPUTES: "disputes.title"} if has_disputes(catalogue) else {}
    settled = sum(dispute.settled for dispute in catalogue.disputes)
    return Sourcing(
        sources=len(counts.sources),
        # A statement is compared where all of its claims are.
        verified=sum(verified.issuperset(claim.ref for claim in s) for s in statements),
        several=sum(count > 1 for count in origins),
        one=origins.count(1),
        unknown=origins.count(0),
        opinions=opinions,
        disputes=len(catalogue.disputes) - settled,
        settled=settled,
        links=tuple(to_page(path, message(key)) for path, key in links.items()),
    )
