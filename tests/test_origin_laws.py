"""Laws of origins that hold however claims came, and of references that lead in circles."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dossier.check.cycles import circles
from dossier.derive.catalogue import Catalogue
from dossier.derive.interest import interested_parties
from dossier.derive.origins import origin, support
from dossier.model.content import Claim, Dossier, Source
from dossier.model.text import Cited, ClaimRef, Named
from dossier.problems import Code
from tests.test_laws import ACTORS, AT, PARTS, claim, entity

# A claim as it can be: who asserts it, who carries it, what its article is taken from, at first hand or not.
TELLING = st.fixed_dictionaries(
    {
        "by": st.lists(st.sampled_from([*ACTORS, ""]), max_size=2),
        "via": st.lists(st.sampled_from([*ACTORS, ""]), max_size=2),
        "derived": st.lists(st.sampled_from(ACTORS), max_size=2),
        "first_hand": st.booleans(),
    }
)


def told(parts: tuple[str | None, ...], tellings: list[dict]) -> tuple[Dossier, list[Claim]]:
    """A statement that each of these claims makes, in an article of its own."""
    entities = {id: entity(id, part_of) for id, part_of in zip(ACTORS, parts, strict=True)}
    sources = {
        f"s{n}": Source(
            *(f"s{n}", AT, "", "en", ""),
            first_hand=telling["first_hand"],
            derived_from=tuple(Named(id, AT) for id in telling["derived"]),
        )
        for n, telling in enumerate(tellings)
    }
    claims = [
        replace(claim(f"s{n}", telling["by"]), via=claim("", telling["via"]).by)
        for n, telling in enumerate(tellings)
    ]
    return Dossier(entities=entities, sources=sources), claims


@given(PARTS, st.lists(TELLING, min_size=1, max_size=5), TELLING)
def test_only_a_party_that_does_not_stand_behind_a_statement_yet_raises_its_count(
    parts: tuple[str | None, ...], tellings: list[dict], more: dict
) -> None:
    dossier, claims = told(parts, [*tellings, more])
    known = frozenset().union(*(origin(dossier, it) for it in claims[:-1]))
    before, after = support(dossier, claims[:-1]), support(dossier, claims)
    new = origin(dossier, claims[-1])
    if new & known or not new:
        assert after.origins <= before.origins
    else:
        assert after.origins == before.origins + 1
    assert after.unknown == before.unknown + (not new)


@given(PARTS, st.lists(TELLING, min_size=1, max_size=5), st.randoms())
def test_the_order_of_claims_changes_neither_support_nor_who_speaks_about_itself(
    parts: tuple[str | None, ...], tellings: list[dict], random
) -> None:
    dossier, claims = told(parts, tellings)
    turned = list(claims)
    random.shuffle(turned)
    counted, again = support(dossier, claims), support(dossier, turned)
    assert replace(counted, carrier="") == replace(again, carrier="")
    assert bool(counted.carrier) == bool(again.carrier)
    assert set(interested_parties(Catalogue(dossier), claims)) == set(
        interested_parties(Catalogue(dossier), turned)
    )


@given(PARTS, st.lists(TELLING, min_size=1, max_size=5), st.integers(1, 5))
def test_joining_two_parties_raises_no_count_whatever_way_the_claims_came(
    parts: tuple[str | None, ...], tellings: list[dict], joined: int
) -> None:
    if parts[joined] is None:
        more = (*parts[:joined], ACTORS[joined - 1], *parts[joined + 1 :])
        assert support(*told(more, tellings)).origins <= support(*told(parts, tellings)).origins


NAMES = [f"n{n}" for n in range(5)]
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES), max_size=5)


def leads_back(graph: dict[str, str]) -> bool:
    """Whether some name, followed along the graph, is met again."""
    for start in graph:
        name, steps = graph.get(start), 0
        while name is not None and name != start and steps < len(NAMES):
            name, steps = graph.get(name), steps + 1
        if name == start:
            return True
    return False


@given(GRAPHS, st.sampled_from(["part_of", "derived_from", "repeats"]))
def test_a_circle_is_a_problem_and_nothing_else_is(graph: dict[str, str], key: str) -> None:
    found = list(circles(linked(graph, key)))
    assert [problem.code for problem in found] == [Code.CYCLE] * leads_back(graph)
    assert all(problem.message.startswith(f"'{key}' leads in a circle") for problem in found)


def linked(graph: dict[str, str], key: str) -> Dossier:
    """A dossier of actors, of works or of claims that lead to each other like this."""
    to = {name: (Named(target, AT),) for name, target in graph.items()}
    if key == "part_of":
        return Dossier(entities={name: entity(name, graph.get(name)) for name in NAMES})
    if key == "derived_from":
        works = (Source(name, AT, "", "en", "", derived_from=to.get(name, ())) for name in NAMES)
        return Dossier(sources={work.id: work for work in works})
    refs = {name: tuple(Cited(ClaimRef(it.id, "c"), AT) for it in to.get(name, ())) for name in NAMES}
    claims = [replace(claim(name, []), repeats=refs[name]) for name in NAMES]
    tellers = (Source(it.ref.source, AT, "", "en", "", claims=(it,)) for it in claims)
    return Dossier(sources={one.id: one for one in tellers}, claims={it.ref: it for it in claims})
