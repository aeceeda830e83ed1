"""How many statements of each article come from each party, to be drawn."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Sequence as Items
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
    """How many statements of each article come from each party, to be drawn.

    ``leading`` is the party behind more statements than any other, if there are several and one leads, and
    ``behind`` behind how many of all.
    """

    articles: tuple[Anchor, ...]
    rows: tuple[PartyCounts, ...]
    leading: Anchor | None = None
    behind: tuple[int, int] = (0, 0)


# With more columns, readers lose track of which article is which.
_MOST_COLUMNS = 12


def matrix(
    context: PageContext, by_party: Mapping[str, Items[Statement]], parties: list[str]
) -> list[Matrix]:
    """How many statements each article has from each party; nothing without any or of too many articles."""
    statements = {statement[0].ref: statement for every in by_party.values() for statement in every}.values()
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
    articles = tuple(to(context, source) for source in sources)
    leading = _leading(by_party, parties)
    behind = len(by_party[leading]) if leading else 0, len(statements)
    return [Matrix(articles, tuple(tallies), to(context, leading) if leading else None, behind)]


def _leading(by_party: Mapping[str, Items[Statement]], parties: list[str]) -> str:
    """The first of the parties, which are in order, if it has more than the second."""
    first, second = [*(party for party in parties if party != UNKNOWN), "", ""][:2]
    return first if second and len(by_party[first]) > len(by_party[second]) else ""


def _name(context: PageContext, party: str) -> Label:
    return label_of(context.dossier, party) if party else message("origins.unknown")
