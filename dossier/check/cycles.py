"""References that lead back to where they began."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from dossier.derive.walk import claims_of, of_sources
from dossier.memo import once_each
from dossier.model.content import Claim, Dossier, Source
from dossier.model.text import Cited
from dossier.problems import Code, Location, Problem

# From each name to the names that it refers to, and where each is written.
Graph = Mapping[str, Mapping[str, Location]]


def circles(dossier: Dossier) -> Iterator[Problem]:
    """Nothing is part of itself, derived from itself, or a repetition of itself, however long the way."""
    entities, sources = dossier.entities.values(), dossier.sources.values()
    claims = [*of_sources(dossier, _resting)]
    yield from _circle("part_of", {e.id: {e.part_of.id: e.part_of.at} for e in entities if e.part_of})
    yield from _circle("derived_from", {s.id: {n.id: n.at for n in s.derived_from} for s in sources})
    yield from _circle("repeats", {str(c.ref): _places(c.repeats) for c in claims if c.repeats})
    yield from _circle("supersedes", {str(c.ref): _places(c.supersedes) for c in claims if c.supersedes})
    yield from _circle("includes", {str(c.ref): _places(c.includes) for c in claims if c.includes})
    dated = ((c.ref, c.date) for c in claims if c.date and c.date.derived)
    yield from _circle("from", {str(ref): {n.id: n.at for n in date.derived} for ref, date in dated})


@once_each
def _resting(source: Source) -> tuple[Claim, ...]:
    """The claims of a source that name others: few do."""
    return tuple(
        claim
        for claim in claims_of(source)
        if claim.repeats or claim.supersedes or claim.includes or (claim.date and claim.date.derived)
    )


def _places(cited: tuple[Cited, ...]) -> dict[str, Location]:
    return {str(other.claim): other.at for other in cited}


def _circle(key: str, graph: Graph) -> Iterator[Problem]:
    try:
        # It stops at the first circle: the next one is reported when that is mended.
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # The sorter begins with what is referred to; editors read along their own references.
        circle: list[str] = error.args[1][:0:-1]
        start = circle.index(min(circle))
        way = [*circle[start:], *circle[: start + 1]]
        message = f"'{key}' leads in a circle: {' → '.join(way)}"
        yield Problem(Code.CYCLE, graph[way[0]][way[1]], message, f"take one '{key}' out")


RULES = (circles,)
