"""References that lead back to where they began."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from dossier.model.content import Dossier
from dossier.problems import Code, Location, Problem

Graph = Mapping[str, set[str]]


def circles(dossier: Dossier) -> Iterator[Problem]:
    """Nothing is part of itself, derived from itself, or a repetition of itself, however long the way."""
    entities, sources = dossier.entities.values(), dossier.sources.values()
    claims = {str(c.ref): c for c in dossier.claims.values()}
    places = (
        {e.id: e.at for e in entities} | {s.id: s.at for s in sources} | {k: c.at for k, c in claims.items()}
    )
    yield from _circle("part_of", {e.id: {e.part_of.id} for e in entities if e.part_of}, places)
    yield from _circle("derived_from", {s.id: {n.id for n in s.derived_from} for s in sources}, places)
    yield from _circle("repeats", {k: {str(r.claim) for r in c.repeats} for k, c in claims.items()}, places)
    yield from _circle(
        "supersedes", {k: {str(r.claim) for r in c.supersedes} for k, c in claims.items()}, places
    )


def _circle(key: str, graph: Graph, places: Mapping[str, Location]) -> Iterator[Problem]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        first = min(id for id in circle if id in places)
        way = " → ".join(dict.fromkeys(circle))
        yield Problem(Code.CYCLE, places[first], f"'{key}' leads in a circle: {way}", f"take one '{key}' out")
