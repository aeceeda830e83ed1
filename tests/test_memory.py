"""The memory of a preview, which may go on for days: what a build needed goes with the next ones."""

import gc
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from dossier.derive.actors import Actors
from dossier.load.printed_texts import texts_of_tree
from dossier.memo import Memo
from dossier.model.archive import Archived
from dossier.pipeline import run
from tests.site import project

# After so many builds, all that is kept for the next ones is full.
FIRST, MORE = 10, 3
# A number would need a source.
LETTERS = str.maketrans("0123456789", "abcdefghij")


def edited(folder: Path, number: int, memo: Memo) -> None:
    """A run after an edit that changes every page, and the names of the actors."""
    content, word = folder / "content", f"{number:09}".translate(LETTERS)
    (content / "dossier.yml").write_text(f"title: Ferry {word}\narchive: texts\n", "utf-8")
    actor = content / "actors/anna-berg.md"
    text = actor.read_text("utf-8")
    actor.write_text(text.replace("type:", f"aliases: [Berg {word}]\ntype:", 1), "utf-8")
    outcome = run(content, preview=True, memo=memo)
    actor.write_text(text, "utf-8")
    assert outcome.tree, outcome.problems


def kept() -> Counter[type]:
    gc.collect()
    return Counter(type(each) for each in gc.get_objects() if type(each) in (Actors, Archived))


@pytest.mark.parametrize("has_memo", [True, False])
def test_no_build_leaves_its_texts_or_names_behind(tmp_path: Path, has_memo: bool) -> None:
    folder, memo = project(tmp_path / "project"), Memo()
    for number in range(FIRST):
        edited(folder, number, memo if has_memo else Memo())
    before = kept()
    for number in range(MORE):
        edited(folder, FIRST + number, memo if has_memo else Memo())
    assert kept() == before


def test_only_the_texts_of_the_last_tree_are_kept() -> None:
    """A new title changes every page of a tree."""

    def tree(title: int) -> dict[str, bytes]:
        return {f"{page}.txt": f"{title} {page} {'words ' * 2_000}".encode() for page in range(50)}

    tracemalloc.start()
    try:
        texts_of_tree(tree(0))
        first = tracemalloc.get_traced_memory()[0]
        for title in range(1, 11):
            texts = texts_of_tree(tree(title))
        del texts
        assert tracemalloc.get_traced_memory()[0] < 1.5 * first
    finally:
        tracemalloc.stop()
