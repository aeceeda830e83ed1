"""Reports: what several articles take their statements from, and which statements fall with one article.

Articles that rest on the same report are not independent of each other, however many they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dossier.derive.claims_index import Statement
from dossier.derive.origins import Parties, only_from
from dossier.model.content import Claim, Dossier
from dossier.model.text import ClaimRef

# Whose report it is: what carried it, or the parties that alone said it, to these articles.
_Key = tuple[Parties, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Report:
    """What several articles take statements from, with the statements that each takes, by article.

    ``ids`` are an agency, a medium or a work that carried them; where it ``is_origin``, the parties that
    stand alone behind what these articles all tell.
    """

    ids: Parties
    is_origin: bool
    taken: Mapping[str, tuple[Statement, ...]]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is taken from it, each statement once."""
        return tuple({s[0].ref: s for s in chain.from_iterable(self.taken.values())}.values())


def reports(dossier: Dossier, statements: Iterable[Statement]) -> tuple[Report, ...]:
    """The reports that several articles rest on: what carried to them, then what they tell of one origin.

    Those that most articles rest on come first, then those of most statements.
    """
    carried: defaultdict[_Key, defaultdict[str, dict[ClaimRef, Statement]]]
    carried = defaultdict(lambda: defaultdict(dict))
    said: defaultdict[_Key, defaultdict[str, dict[ClaimRef, Statement]]]
    said = defaultdict(lambda: defaultdict(dict))
    for statement in statements:
        articles = frozenset(claim.ref.source for claim in statement)
        for claim in statement:
            source, ref = claim.ref.source, statement[0].ref
            for id in _carriers(dossier, claim):
                carried[(id,), frozenset()][source][ref] = statement
            if len(articles) > 1 and (parties := only_from(dossier, statement)):
                said[parties, articles][source][ref] = statement
    return (*_ordered(carried, is_origin=False), *_ordered(said, is_origin=True))


def _ordered(
    taken: Mapping[_Key, Mapping[str, Mapping[ClaimRef, Statement]]], *, is_origin: bool
) -> Iterator[Report]:
    made = (
        Report(ids, is_origin, {source: tuple(every.values()) for source, every in sorted(by.items())})
        for (ids, _), by in taken.items()
        if len(by) > 1
    )
    yield from sorted(made, key=lambda one: (-len(one.taken), -len(one.statements), one.ids, [*one.taken]))


def _carriers(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """Who carried a claim, and the works that its whole article is taken from; the article is one itself."""
    carriers = (who.actor for who in claim.via if who.actor)
    return frozenset((*carriers, *works_behind(dossier, claim.ref.source)))


def works_behind(dossier: Dossier, id: str) -> set[str]:
    """A work with all that it is taken from, directly or through others."""
    works, left = set[str](), [id]
    while left:
        work = left.pop()
        if work not in works:
            works.add(work)
            source = dossier.sources.get(work)
            left += (other.id for other in source.derived_from) if source else ()
    return works


def falling(statements: Iterable[Statement], source: str) -> tuple[Statement, ...]:
    """The statements that fall if a source is withdrawn: no other article tells them."""
    return tuple(s for s in statements if {claim.ref.source for claim in s} == {source})
