"""One slip of an editor gives one message, and the message is about the slip."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dossier.load import load
from dossier.pipeline import judged, verification
from dossier.problems.report import as_text
from tests.site import TESTS

NEWS = "sources/harbour-news.md"
HOLM = "actors/mira-holm.md"

# What is written, what is written instead, and what is to be said of it. Without the first, the file is gone,
# or is renamed by hand.
FERRY = {
    "the day of the article is no date": (NEWS, "{date: 2024-11-27,", "{date: 2024-13-27,", "bad-date"),
    "the article is of another month": (NEWS, "{date: 2024-11-27,", "{date: 2024-10-27,", "stale-date"),
    "a day is no date": (NEWS, "{date: 2024-11-25,", "{date: 2024-11-35,", "bad-date"),
    "a day is another": (NEWS, "{date: 2024-11-25,", "{date: 2024-11-26,", "inconsistent-date"),
    "a year is another": (NEWS, "{date: 2024-11-25,", "{date: 2025-11-25,", "inconsistent-date"),
    "a value is another": (NEWS, "'>600'", "'>6000'", "unbound-number"),
    "a number in a sentence is another": (
        NEWS,
        "more than 600 people",
        "more than 700 people",
        "unbound-number",
    ),
    "an id is misspelt": (NEWS, "by: mira-holm", "by: mira-hom", "unknown-entity"),
    "a file of an actor is gone": (HOLM, "", "", "unknown-entity"),
    "a file of an actor was renamed": (HOLM, "", "actors/m-holm.md", "unknown-entity"),
    "a name is missing": (HOLM, "name: Mira Holm\n", "", "missing-key"),
    "a type is misspelt": (HOLM, "type: person", "type: persn", "unknown-choice"),
    "a key is misspelt": (NEWS, "says: >-", "say: >-", "unknown-key"),
    "a language is misspelt": (NEWS, "language: en", "language: enx", "unknown-choice"),
    "a setting is misspelt": ("dossier.yml", "archive", "archiv", "unknown-key"),
    "a source is gone": (NEWS, "", "", "unknown-source"),
    "an id of a claim is another": (NEWS, "id: people-left", "id: people-lft", "unknown-claim"),
    "a place is another": (NEWS, "at: paragraph 2", "at: paragraph 12", "wrong-locator"),
    "a letter of a quote is gone": (NEWS, "Our last month", "Our last moth", "misquoted"),
    "a hash is another": (NEWS, "1e2b", "1e2c", "changed-text"),
    "a unit is gone": ("figures/people-left.md", "unit:", "# unit:", "missing-key"),
    "an origin is misspelt": (
        NEWS,
        "from: [harbour-news]",
        "from: [harbour-new]",
        "unknown-source",
    ),
    "a quotation mark is not closed": (NEWS, "quote: Our", 'quote: "Our', "broken-front-matter"),
}
# Without the archive, what was changed was not verified either.
WITHOUT_TEXTS = {
    "a hash is another": (NEWS, "1e2b", "1e2c", "unverified"),
    "a source was renamed": (NEWS, "", "sources/harbour-gazette.md", "unknown-source"),
    **{
        slip: FERRY[slip]
        for slip in ("a year is another", "an id is misspelt", "an id of a claim is another")
    },
}


@pytest.mark.parametrize("slip", FERRY)
def test_one_slip_is_one_message(slip: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(TESTS / "ferry/texts", "texts")
    assert codes(*FERRY[slip][:3]) == [FERRY[slip][3]]


@pytest.mark.parametrize("slip", WITHOUT_TEXTS)
def test_so_it_is_without_the_archive(slip: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert codes(*WITHOUT_TEXTS[slip][:3]) == [WITHOUT_TEXTS[slip][3]]


def codes(file: str, old: str, new: str) -> list[str]:
    content = Path(shutil.copytree(TESTS / "ferry/content", "content"))
    path = content / file
    if old:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    elif new:
        path.rename(content / new)
    else:
        path.unlink()
    problems = judged(*load(content))[1]
    print(as_text(problems))
    return [problem.code.slug for problem in problems]


def test_what_follows_from_a_date_that_was_seen_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who verifies dates once more has looked at them: then it counts that one does not fit its words."""
    monkeypatch.chdir(tmp_path)
    for part in ("content", "texts"):
        shutil.copytree(TESTS / "ferry" / part, part)
    news = Path("content", NEWS)
    news.write_text(news.read_text("utf-8").replace("{date: 2024-11-27,", "{date: 2024-10-27,"), "utf-8")
    problems, _, _ = verification(Path("content"), date(2025, 1, 2), dates_seen=True)
    assert [problem.code.slug for problem in problems] == ["inconsistent-date"]
