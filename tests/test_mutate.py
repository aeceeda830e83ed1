"""A fixed sample of changed claims and sentences: all that must be stopped is, and what survives is known."""

from pathlib import Path

from dossier.load import load
from tests.mutate import tally

FERRY = Path(__file__).parent / "ferry"
ALWAYS = ("quote: ", "place", "weekday", "says: number", "says: weekday", "sets: number", "text: number")


def test_the_sample_has_no_survivor_but_the_known_ones() -> None:
    dossier, problems = load(Path("tests/ferry/content"))
    assert not problems
    found = tally(dossier)
    assert [kind for kind in found.survivors if kind.startswith(ALWAYS)] == []
    # Written by: python -m tests.mutate tests/ferry/content > tests/ferry/report.txt
    report = "\n".join(found.report()) + "\n"
    assert report == (FERRY / "report.txt").read_text(encoding="utf-8")
