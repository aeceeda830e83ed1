"""How much each article adds that no other has."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to
from dossier.derive.claims_index import Statement
from dossier.derive.withdrawals import sources_not_withdrawn
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Contribution:
    """How many statements an article has, and how many that no other has."""

    article: Anchor
    statements: int
    only: int
    refs: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Contributions(Block):
    """The articles with the number of their own contributions."""

    title: Message
    rows: tuple[Contribution, ...]


def contributions(context: PageContext, statements: Iterable[Statement]) -> list[Contributions]:
    """For each article, how many statements it has, and how many no other article has."""
    all_of, only = Counter[str](), Counter[str]()
    refs: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for statement in statements:
        sources = {claim.ref.source for claim in statement}
        all_of.update(sources)
        only.update(sources if len(sources) == 1 else ())
        for claim in statement:
            refs[claim.ref.source].append(claim.ref)
    not_withdrawn = [source.id for source in sources_not_withdrawn(context.dossier)]
    rows = tuple(Contribution(to(context, id), all_of[id], only[id], tuple(refs[id])) for id in not_withdrawn)
    # A single article has nothing to be compared with.
    return [Contributions(message("origins.adds"), rows)] if len(rows) > 1 else []
