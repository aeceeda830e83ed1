"""From an article to a claim that is verified for: with the archive at hand, and without it."""

import json
from pathlib import Path

import pytest

from tests.site import dossier, with_article

CANARY = "The lighthouse keeper counted eleven herons before the fog came in."
ARTICLE = f"""The quay stays empty

Mira Holm said on Monday: “Our last month is May.” She did not name a day.

{CANARY}
"""
CLAIM = """claims:
  - id: last-month
    at: paragraph 1
    says: >-
      [[Mira Holm]] said that May would be the last month.
    by: mira-holm
    quote: Our last month is May.
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The dossier of the ferry, with one more article."""
    return with_article(tmp_path, ARTICLE, CLAIM)


def test_what_was_verified_is_vouched_for_without_the_archive(copy: Path) -> None:
    done = dossier(copy, "verify")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 claims of 2 sources verified" in done.stdout
    (copy / "archive").rename(copy / "elsewhere")
    assert dossier(copy, "check").stdout == ""
    assert dossier(copy, "build", "--quiet").returncode == 0


@pytest.mark.parametrize(
    ("old", "new"), [("is May.", "is May"), ("paragraph 1", "paragraph 2"), ("would", "could")]
)
def test_without_the_archive_one_changed_letter_fails_the_build(copy: Path, old: str, new: str) -> None:
    assert dossier(copy, "verify").returncode == 0
    (copy / "archive").rename(copy / "elsewhere")
    record = copy / "content/sources/quay.md"
    record.write_text(record.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = dossier(copy, "build", "--quiet")
    assert done.returncode != 0
    assert "[unverified]" in done.stdout + done.stderr


def test_a_missing_archive_is_no_pass(copy: Path) -> None:
    (copy / "archive").rename(copy / "elsewhere")
    assert "the claim 'last-month' was not verified [unverified]" in dossier(copy, "check").stdout


def test_nothing_is_vouched_for_while_something_is_wrong(copy: Path) -> None:
    before = (copy / "content/verified.json").read_bytes()
    record = copy / "content/sources/quay.md"
    record.write_text(record.read_text(encoding="utf-8").replace("is May", "was May"), encoding="utf-8")
    done = dossier(copy, "verify")
    assert done.returncode == 1
    assert "[misquoted]" in done.stdout
    assert (copy / "content/verified.json").read_bytes() == before


def test_a_second_run_changes_no_byte_and_keeps_what_others_verified(copy: Path) -> None:
    known = set(json.loads((copy / "content/verified.json").read_bytes()))
    assert dossier(copy, "verify").returncode == 0
    first = (copy / "content/verified.json").read_bytes()
    assert dossier(copy, "verify").returncode == 0
    assert (copy / "content/verified.json").read_bytes() == first
    assert set(json.loads(first)) == known | {"quay"}


def test_the_text_of_an_article_never_leaves_the_archive(copy: Path) -> None:
    assert dossier(copy, "build", "--quiet").returncode == 0
    assert dossier(copy, "build-tree", "tree").returncode == 0
    published = [p for folder in ("site", "tree") for p in (copy / folder).rglob("*") if p.is_file()]
    assert any(b"Our last month is May" in path.read_bytes() for path in published)
    for words in (CANARY, "herons", "lighthouse keeper", "She did not name a day"):
        assert not [path for path in published if words.encode() in path.read_bytes()]
