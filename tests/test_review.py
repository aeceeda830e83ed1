"""Checks by a second person: at the terminal, and what becomes of them when something changes."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier.load import load
from tests.site import built, dossier, inherited, project, with_article
from tests.test_draft_with import ARTICLE

CLAIMS = """claims:
  # by hand
  - id: streets
    at: paragraph 2
    says: The letter tells of 14 streets.
    passage: letter has 14 streets
    about: people-left
  - id: staying
    at: paragraph 3
    says: "[[Anna Berg]] told the council that she would stay."
    by: anna-berg
    quote: We shall not leave the island
    draft: true  # by a program
    unsure:
      - date
    drafted_by: a program
  - id: wordless
    at: paragraph 4
    says: ""
    passage: more than 40 people
    about: people-left
    draft: true
    drafted_by: a program
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_article(tmp_path / "project", ARTICLE, CLAIMS)


def answer(folder: Path, *keys: str, by: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dossier.cli", "review", "quay", "--by", by]
    given = "\n".join(keys) + "\n"
    return subprocess.run(
        command,
        cwd=folder,
        env=inherited() | environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def record(folder: Path) -> str:
    return (folder / "content/sources/quay.md").read_text(encoding="utf-8")


def reviews(folder: Path) -> dict[str, Any]:
    path = folder / "content/reviews.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def editor(folder: Path, before: str, after: str) -> str:
    """A program that edits a file as an editor would."""
    script = folder / "editor.py"
    script.write_text(
        "#!" + sys.executable + "\nimport sys\nfrom pathlib import Path\n"
        f"p = Path(sys.argv[-1])\np.write_text(p.read_text().replace({before!r}, {after!r}))\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_a_walk_through_drafts_and_claims(folder: Path) -> None:
    """Drafts first; what was answered is not asked again; who, when and what was seen is on record."""
    done = answer(folder, "y", "q", by="mh")
    assert done.returncode == 0, done.stderr
    assert "quay#staying, paragraph 3 (3 to check), a draft" in done.stdout
    assert "passage: " + ARTICLE.split("\n\n")[3] in done.stdout
    assert "unsure of: date" in done.stdout
    # Confirmed: a draft no more, and all else as it was.
    text = record(folder)
    assert "draft: true  # by a program" not in text
    assert "unsure" not in text
    assert "  # by hand\n  - id: streets\n" in text
    assert text.count("drafted_by: a program") == 2
    (review,) = reviews(folder)["quay#staying"]
    assert (review["by"], review["supports"]) == ("mh", "yes")
    assert len(review["sha256"]) == len(review["passage"]) == 64
    assert review["on"]
    # It resumes: the wordless draft cannot be confirmed before it has a sentence.
    done = answer(folder, "y", "s", "p", "only the streets", "q", by="mh")
    assert "quay#staying" not in done.stdout
    assert "no sentence yet: write one first" in done.stderr
    assert (
        reviews(folder)["quay#streets"][0] | {"supports": "partly", "note": "only the streets"}
        == reviews(folder)["quay#streets"][0]
    )
    assert "nothing is left to check; 1 skipped" in answer(folder, "s", by="mh").stdout
    # Another person is asked about what the first has confirmed.
    assert "quay#staying" in answer(folder, "s", "s", "q", by="jd").stdout


def test_rewriting_throwing_away_and_undoing(folder: Path) -> None:
    before = record(folder)
    program = editor(folder, '""', "The company speaks of more than 40 people.")
    done = answer(folder, "s", "e", "q", EDITOR=program)
    assert done.returncode == 0, done.stderr
    assert "    says: The company speaks of more than 40 people.\n" in record(folder)
    done = answer(folder, "s", "t", "q")
    assert "wordless" not in record(folder)
    assert dossier(folder, "check").returncode == 0
    # Undone one after the other.
    (folder / "content/sources/quay.md").write_text(before, encoding="utf-8")
    done = answer(folder, "t", "t", "u", "u", "u", "q")
    assert "there is nothing to undo" in done.stderr
    assert record(folder) == before
    assert reviews(folder) == {}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: staying", "id: other", "its id stays"),
        ("quote: We", "quotee: We", "unknown-key"),
        ("by: anna-berg", "by: [anna-berg", "broken-front-matter"),
        ("draft: true  # by a program", "draft: false", "unsure-claim"),
        (
            "by: anna-berg",
            "by: anna-berg\n- id: more\n  at: title\n  says: x\n  passage: y",
            "broken-front-matter",
        ),
    ],
)
def test_what_cannot_be_read_is_not_written(folder: Path, old: str, new: str, words: str) -> None:
    before = record(folder)
    done = answer(folder, "e", "q", EDITOR=editor(folder, old, new))
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert record(folder) == before


def checked(folder: Path, ref: str) -> bool:
    """Whether a second person has checked a claim as it is now."""
    from dossier.derive.reviews import is_checked
    from dossier.review.acts import claim_of

    read, _ = load(folder / "content")
    return is_checked(read, claim_of(read, ref))


@pytest.mark.parametrize("change", ["sentence", "quote", "passage", "elsewhere"])
def test_a_check_expires_with_what_was_seen(folder: Path, change: str) -> None:
    answer(folder, "s", "s", "y", by="mh")
    assert checked(folder, "quay#streets")
    path, archive = folder / "content/sources/quay.md", folder / "archive/quay.txt"
    edits = {
        "sentence": (path, "The letter tells of 14", "The letter has 14"),
        "quote": (path, "letter has 14 streets", "has 14 streets"),
        "passage": (archive, "About 600", "Some 600"),
        "elsewhere": (archive, "more than 40", "more than 50"),
    }
    file, old, new = edits[change]
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert checked(folder, "quay#streets") == (change == "elsewhere")
    if file == path:
        # Without the archive, too.
        archive.unlink()
        assert not checked(folder, "quay#streets")


def test_two_must_check_what_a_program_drafted(folder: Path) -> None:
    answer(folder, "y", "q", by="mh")
    assert not checked(folder, "quay#staying")
    answer(folder, "s", "s", "y", "q", by="jd")
    assert checked(folder, "quay#staying")


def test_the_site_says_what_two_have_checked(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    plain = built(folder)
    page = (plain / "sources/harbour-news/index.html").read_text(encoding="utf-8")
    assert "checked by two" not in page
    command = [sys.executable, "-m", "dossier.cli", "review", "--by", "mh"]
    done = subprocess.run(
        command, cwd=folder, input="y\nn\nwrong\nq\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    page = (built(folder) / "sources/harbour-news/index.html").read_text(encoding="utf-8")
    assert page.count("checked by two") == 1
    done = dossier(folder, "check", "--coverage")
    assert "Claims that a second person has checked against their passages" in done.stderr
    assert "1 of 7" in done.stderr
    # Who checked, and what they noted, is for editors.
    files = [path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()]
    assert not any(
        b"reviews.json" in content or (b"wrong" in content and b"mh" in content) for content in files
    )


def test_what_nobody_has_checked_may_be_held_back(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    subprocess.run(
        [sys.executable, "-m", "dossier.cli", "review"], cwd=folder, input="y\nq\n", text=True,
        check=True, capture_output=True, env=dict(os.environ),
    )  # fmt: skip
    with (folder / "content/dossier.yml").open("a", encoding="utf-8") as settings:
        settings.write("unreviewed: hide\n")
    done = dossier(folder, "build", "--quiet")
    # Texts that rest on it are named, not left to lead nowhere.
    assert done.returncode == 1
    assert "no second person has checked" in done.stdout + done.stderr
