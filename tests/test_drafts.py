"""Drafts: seen in the preview beside their articles, and never on a site."""

from pathlib import Path

import pytest

from tests.previews import preview, until
from tests.site import built, dossier, project

CLAIMS = """  - id: no-day
    at: paragraph 1
    says: "[[Mira Holm]] named no zebrafinch."
    by: mira-holm
    passage: She did not name
    about: [council-meeting]
    draft: true
    unsure: [speaker]
    drafted_by: quillbot
  - id: wordless
    at: paragraph 2
    says: ""
    passage: people have left the island
    draft: true
    about: people-left
"""
ACTOR = "---\nname: Zelda Quux\ntype: person\ndraft: true\n---\n"


def with_drafts(folder: Path) -> Path:
    project(folder)
    record = folder / "content/sources/harbour-news.md"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("claims:\n", f"claims:\n{CLAIMS}"), encoding="utf-8")
    (folder / "content/actors/zelda-quux.md").write_text(ACTOR, encoding="utf-8")
    return folder


def test_nothing_of_a_draft_is_on_a_site(tmp_path: Path) -> None:
    """In no page, feed, index or file for programs, and not even its id or that there is one."""
    site = built(with_drafts(tmp_path / "with"), SITE_URL="https://site.test/")
    other = built(project(tmp_path / "without"), SITE_URL="https://site.test/")
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert any(path.name == "dossier.json" for path in files)
    for word in (b"zebrafinch", b"no-day", b"wordless", b"quillbot", b"Quux", b"preview-drafts"):
        assert [path for path, content in files.items() if word in content] == []
    # To the byte what it is without them, but for the manifest's own hashes of nothing else.
    assert files == {
        path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()
    }


def test_a_check_counts_drafts_apart(tmp_path: Path) -> None:
    done = dossier(with_drafts(tmp_path / "project"), "check", "--coverage")
    assert done.returncode == 0, done.stdout
    rows = dict(line.rsplit("  ", 1) for line in done.stderr.splitlines() if "  " in line)
    assert {label.strip(): value for label, value in rows.items()}[
        "Drafts that no editor has confirmed, not counted here"
    ] == "2"


def test_a_draft_is_checked_as_any_claim(tmp_path: Path) -> None:
    folder = with_drafts(tmp_path / "project")
    record = folder / "content/sources/harbour-news.md"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("She did not name", "She did not sing"), encoding="utf-8")
    done = dossier(folder, "check")
    assert done.returncode == 1
    assert "[misquoted]" in done.stdout
    # What is published is right, and so it is built.
    built(folder)


@pytest.mark.parametrize("publish", [False, True])
def test_a_preview_shows_drafts_beside_the_article(tmp_path: Path, publish: bool) -> None:
    folder = with_drafts(tmp_path / "project")
    if publish:
        with (folder / "content/dossier.yml").open("a", encoding="utf-8") as settings:
            settings.write("drafts: publish\n")
    with preview(folder, tmp_path / "temporary") as (_, address):
        until(address + "preview-drafts/", "She did not name a day")
        until(address + "preview-drafts/", "No sentence yet")
        until(address + "preview-drafts/", "drafted by quillbot")
        until(address + "actors/mira-holm/", "named no zebrafinch")
        until(address, "2 statements were drafted by a program")
        until(address + "meetings/council-meeting/", "draft, confirmed by nobody, unsure of: who says so")


def test_drafts_that_are_published_are_marked_for_people_and_programs(tmp_path: Path) -> None:
    folder = with_drafts(tmp_path / "project")
    with (folder / "content/dossier.yml").open("a", encoding="utf-8") as settings:
        settings.write("drafts: publish\n")
    assert dossier(folder, "verify").returncode == 0
    site = built(folder, SITE_URL="https://site.test/")
    for name in (
        "claims.xml",
        "data/dossier.json",
        "actors/mira-holm/index.html",
        "meetings/council-meeting/index.md",
    ):
        text = (site / name).read_text(encoding="utf-8")
        assert "zebrafinch" in text, name
        assert "confirmed by nobody" in text, name
    # The texts of the archive are for editors only.
    assert not (site / "preview-drafts").exists()
    assert '"draft": true' in (site / "data/dossier.json").read_text(encoding="utf-8")
    assert '"draft"' in (site / "data/dossier.schema.json").read_text(encoding="utf-8")
