"""Dossiers on other subjects: a court case with kinds of its own, and one in German, interface and texts."""

import re
from pathlib import Path

import pytest
import yaml

from dossier.model.messages import english
from dossier.pipeline import Outcome, run

TESTS = Path(__file__).parent
HEADING = re.compile(r"^#+ *(.*)$", re.MULTILINE)
# What an English interface would print on nearly every page.
ENGLISH = ("According to", "Notes", "article of", "One statement", "Who says so", "Connections", "Said by")


@pytest.fixture(scope="module")
def court() -> Outcome:
    return run(TESTS / "court" / "content")


@pytest.fixture(scope="module")
def mill() -> Outcome:
    return run(TESTS / "muehle" / "content")


def page(outcome: Outcome, path: str) -> str:
    return outcome.tree[path].decode()


@pytest.mark.parametrize("name", ["court", "muehle"])
def test_all_is_read_and_nothing_is_wrong(name: str) -> None:
    outcome = run(TESTS / name / "content")
    assert not outcome.problems
    assert not any(outcome.dossier.unread_claims)
    assert len(outcome.dossier.archive) == len(outcome.dossier.sources)


@pytest.mark.parametrize("name", ["court", "muehle"])
def test_no_heading_is_empty(name: str) -> None:
    for path, content in run(TESTS / name / "content").tree.items():
        if path.endswith(".md"):
            assert all(HEADING.findall(content.decode())), path


def test_a_court_that_rules_is_no_party(court: Outcome) -> None:
    pages = [content.decode() for path, content in court.tree.items() if path.endswith(".md")]
    assert any("speaking for their own side: port of Kestle" in text for text in pages)
    for name in ("Court of Appeal", "Supreme Court"):
        assert not any(f"own side: {name}" in text for text in pages)
        assert not any(re.search(rf'"dossier-who own-side"[^>]*>(<b>)?\[?{name}', text) for text in pages)


def test_who_pays_and_is_paid_stands_on_both_pages(court: Outcome) -> None:
    assert re.search(r"Paid</span>: .*Payment to Lantern", page(court, "actors/brightwater.md"))
    assert re.search(r"Was paid</span>: .*Payment to Lantern", page(court, "actors/lantern.md"))


def test_a_dispute_is_headed_by_what_is_disputed(court: Outcome) -> None:
    headings = [text for text in HEADING.findall(page(court, "disputes.md")) if "](" in text]
    assert headings == [
        "[Payment to Lantern](payments/lantern-2019.md)",
        "[Brightwater Shipping](actors/brightwater.md)",
        "[Ines Mora](actors/ines-mora.md)",
    ]


def test_the_german_site_speaks_german(mill: Outcome) -> None:
    for path, content in mill.tree.items():
        if path.endswith(".md"):
            _, front, body = content.decode().split("---\n", 2)
            shown = {**yaml.safe_load(front), "head": {}}
            assert not [word for word in ENGLISH if word in f"{shown} {body}"], path


def test_german_numbers_quotations_and_dates_are_printed_as_germans_do(mill: Outcome) -> None:
    figure = page(mill, "figures/unterschriften.md")
    assert "mehr als 1.200 Unterschriften" in figure
    assert "1.850 Unterschriften" in figure
    assert "„Wir können den Bach nicht länger sperren“" in page(mill, "actors/kaethe-broessner.md")
    assert "12. März 2025" in page(mill, "meetings/sitzung-maerz.md")


def test_an_english_message_is_told_from_a_german_one() -> None:
    """Else the test of the German site could not fail."""
    words = " ".join(str(text) for text in english().values())
    assert all(word in words for word in ENGLISH)
