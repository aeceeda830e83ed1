"""Proposals with fallbacks: of each the fullest record that stands in the article is kept."""

from collections.abc import Iterable, Iterator, Sequence

from dossier.assist.gate import Verdict, verdicts
from dossier.draft.proposals import Record
from dossier.model.content import Dossier
from dossier.model.schema import free_id
from dossier.model.slugs import suggested_id

DRAFTED_BY = "dossier draft"

# In letters.
_LONGEST_ID = 40

# The fullest record first.
Ladder = list[Record]


def verified(dossier: Dossier, id: str, ladders: Sequence[Ladder]) -> list[Verdict]:
    """For each proposal the fullest record that stands in the article."""
    given: dict[int, Verdict] = {}
    for step in range(max(map(len, ladders), default=0)):
        left = [
            i
            for i in range(len(ladders))
            if step < len(ladders[i]) and not (i in given and given[i].is_accepted)
        ]
        tried = verdicts(dossier, id, [ladders[i][step] for i in left], DRAFTED_BY)
        given |= dict(zip(left, tried, strict=True))
    return [given[i] for i in sorted(given)]


def with_ids(ladders: Iterable[Ladder], taken: set[str]) -> Iterator[Ladder]:
    """The proposals, each with an id of its own, made of the first words that it takes from the article."""
    for ladder in ladders:
        words = str(ladder[0].get("quote") or ladder[0].get("passage"))
        stem = suggested_id(words)[:_LONGEST_ID].strip("-") or "draft"
        id = free_id(stem, taken)
        taken.add(id)
        yield [{"id": id, **record} for record in ladder]


def ids_in(records: Iterable[Record]) -> Iterator[str]:
    """The entities that records name."""
    for record in records:
        yield from record.get("about", ())
        yield from record.get("sets", {})
        for by in (record.get("by"), *record.get("via", ())):
            yield by["actor"] if isinstance(by, dict) and "actor" in by else by if isinstance(by, str) else ""
