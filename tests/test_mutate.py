"""A fixed sample of changed claims and sentences: all that must be stopped is, and what survives is known."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.load import load
from dossier.pipeline import problems_of
from tests.mutate import tally

FERRY = Path(__file__).parent / "ferry"
ALWAYS = ("quote: ", "place", "weekday", "says: number", "says: weekday", "sets: number", "text: number")


# How each line of a record is changed, and the keys where that is no mistake, in their order: a claim need
# not have a speaker; a title, a sentence or an id can be "none", a word that the third paragraph has, too.
WAYS: dict[str, tuple[Callable[[str], str], str]] = {
    "left out": (lambda _: "", "text by sets stance by sets about date participants place date by"),
    "another value": (
        lambda line: f"{line.partition(':')[0]}: none\n",
        "title says id says says says passage place says quote id says ---",
    ),
}


def test_the_sample_has_no_survivor_but_the_known_ones() -> None:
    dossier, problems = load(Path("tests/ferry/content"))
    assert not problems
    found = tally(dossier)
    assert [kind for kind in found.survivors if kind.startswith(ALWAYS)] == []
    # Written by: python -m tests.mutate tests/ferry/content > tests/ferry/report.txt
    report = "\n".join(found.report()) + "\n"
    assert report == (FERRY / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
def test_a_mistake_in_any_line_of_a_record_is_told_and_no_crash(tmp_path: Path, way: str) -> None:
    change, may_change = WAYS[way]
    shutil.copytree(FERRY, tmp_path / "ferry")
    content = tmp_path / "ferry/content"
    record = content / "sources/harbour-news.md"
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    silent = []
    for i, line in enumerate(lines):
        record.write_text("".join([*lines[:i], change(line), *lines[i + 1 :]]), encoding="utf-8")
        if not problems_of(content)[1]:
            silent.append(line.partition(":")[0].removeprefix("  - ").strip())
    assert silent == may_change.split()
