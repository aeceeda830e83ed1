"""A few hundred inputs of each kind that ``make fuzz`` tries by the thousand: none ends in an exception."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import PIECES, mutated
from tests.fuzz.targets import CORPUS, TARGETS, seeds

# How many of each: an article takes longer than a number.
SLOW = {"html": 30, "pdf": 60, "checked": 40, "txt": 120}
MANY = 200


@pytest.mark.parametrize("name", TARGETS)
def test_no_mutation_of_what_is_kept_ends_in_an_exception(name: str) -> None:
    kept, chance = seeds(name), Random(1)
    for text in (*kept, *(mutated(chance, kept)[:2000] for _ in range(SLOW.get(name, MANY)))):
        TARGETS[name](text.encode("utf-8", "replace").decode())


@pytest.mark.parametrize("name", ["place", "quote", "curated", "field"])
def test_no_text_at_all_ends_in_an_exception(name: str) -> None:
    @settings(max_examples=MANY)
    @given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join))
    def tried(text: str) -> None:
        TARGETS[name](text.encode("utf-8", "replace").decode())

    tried()


def test_every_target_has_a_corpus() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)


# Counted in docs/security.md.
INPUTS = {
    "test_no_mutation_of_what_is_kept_ends_in_an_exception": sum(SLOW.get(name, MANY) for name in TARGETS),
    "test_no_text_at_all_ends_in_an_exception": 4 * MANY,
}
