"""How many statements of each article come from each party, to be drawn."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Label, message
from dossier.compose.page_context import PageContext, label_of, to
from dossier.derive.claims_index import Statement
from dossier.derive.origins import UNKNOWN, origin
from dossier.derive.withdrawals import sources_not_withdrawn


@dataclass(frozen=True, slots=True)
class PartyCounts:
    """How many statements of each article come from one party."""

    party: Label
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matrix(Block):
    """How many statements of each article come from each party, to be drawn."""

    articles: tuple[Anchor, ...]
    rows: tuple[PartyCounts, ...]


# With more columns, readers lose track of which article is which.
_MOST_COLUMNS = 12


def matrix(context: PageContext, parties: list[str], statements: Iterable[Statement]) -> list[Matrix]:
    """How many statements each article has from each party; nothing without any or of too many articles."""
    sources = [source.id for source in sources_not_withdrawn(context.dossier)]
    if not parties or not 1 < len(sources) <= _MOST_COLUMNS:
        return []
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        # An article that says it twice says one thing.
        pairs = {
            (party, claim.ref.source)
            for claim in statement
            for party in origin(context.dossier, claim) or (UNKNOWN,)
        }
        for party, source in pairs:
            counts[party][source] += 1
    tallies = [
        PartyCounts(_name(context, party), tuple(counts[party][source] for source in sources))
        for party in parties
    ]
    return [Matrix(tuple(to(context, source) for source in sources), tuple(tallies))]


def _name(context: PageContext, party: str) -> Label:
    return label_of(context.dossier, party) if party else message("origins.unknown")
