"""A build of what was built already does nothing, and any change is built as in an empty folder."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dossier.up_to_date import checked_inputs, inputs
from tests.site import dossier, inherited, project
from tests.test_cache import contents

SAID = "Nothing has changed since"


def began(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return dossier(folder, "build", DOSSIER_CACHE=str(folder / "kept"), **environment)


def build(folder: Path, **environment: str) -> str:
    """What a build says; it keeps what this user alone may write beside the project."""
    done = began(folder, **environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("made") / "ferry")
    # One warning, which does not end a build.
    (folder / "content/actors/nobody.md").write_text("---\nname: Nobody Here\ntype: person\n---\n", "utf-8")
    assert SAID not in build(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A built project. It is moved, since what was kept is of the site in its place."""
    shutil.copytree(made, tmp_path / "ferry", symlinks=True)
    shutil.rmtree(tmp_path / "ferry/kept")
    shutil.rmtree(tmp_path / "ferry/site")
    build(tmp_path / "ferry")
    return tmp_path / "ferry"


def test_what_was_built_stays_and_its_warnings_are_said_again(folder: Path) -> None:
    before, when = contents(folder / "site"), (folder / "site").stat()
    said = build(folder)
    assert SAID in said
    assert "no claim mentions 'nobody'" in said
    assert contents(folder / "site") == before
    assert (folder / "site").stat() == when
    # A quiet build says no more than one that builds.
    done = dossier(folder, "build", "--quiet", DOSSIER_CACHE=str(folder / "kept"))
    again = dossier(folder, "build", "--quiet", DOSSIER_CACHE=str(folder / "kept"))
    assert (done.returncode, done.stderr) == (again.returncode, again.stderr) == (0, "")


def put(path: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")

    return change


def added(path: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def without(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def spoiled(folder: Path) -> None:
    for path in (folder / "kept").rglob("*"):
        if path.is_file():
            path.write_bytes(b"[")


EDITS = (
    added("content/actors/anna-berg.md", "\n"),
    put("content/more.md", "---\ntitle: More\n---\nHow this was made. <!-- dossier/uncited -->\n"),
    without("content/actors/nobody.md"),
    added("content/dossier.yml", "description: Boats.\n"),
    added("mkdocs.yml", "copyright: Nobody\n"),
    without("content/more.md"),
)
HARM = (
    added("site/index.html", " "),
    without("site/llms.txt"),
    put("site/notes.txt", "mine"),
    spoiled,
)


def test_what_has_changed_is_built_as_in_an_empty_folder(folder: Path) -> None:
    for edit in EDITS:
        edit(folder)
        assert SAID not in build(folder)
    after = contents(folder / "site")
    assert SAID in build(folder)
    for name in ("site", ".cache", "kept"):
        shutil.rmtree(folder / name)
    assert SAID not in build(folder)
    assert contents(folder / "site") == after


def test_a_site_that_somebody_has_changed_is_made_whole(folder: Path) -> None:
    before = contents(folder / "site")
    for harm in HARM:
        harm(folder)
        assert SAID not in build(folder)
        assert contents(folder / "site") == before


def test_a_text_of_the_archive_is_part_of_it(folder: Path) -> None:
    added("texts/harbour-news.txt", "\n[paragraph] Nobody said that.\n")(folder)
    done = began(folder)
    assert SAID not in done.stderr
    assert "harbour-news" in done.stderr


def test_another_address_is_another_site(folder: Path) -> None:
    added("mkdocs.yml", "site_url: !ENV [ADDRESS, 'https://a.example/']\n")(folder)
    text = (folder / "mkdocs.yml").read_text("utf-8")
    lines = [line for line in text.splitlines() if "site_url" not in line or "ADDRESS" in line]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")
    assert SAID not in build(folder)
    assert SAID in build(folder)
    assert SAID not in build(folder, ADDRESS="https://b.example/")
    assert b"https://b.example/" in (folder / "site/index.html").read_bytes()


@pytest.mark.parametrize(
    "others",
    [
        "hooks: [mine.py]\n",
        "INHERIT: mine.yml\n",
        "markdown_extensions: [abbr]\n",
        "theme: {name: dossier, custom_dir: mine}\n",
        "plugins: [dossier, search]\n",
    ],
)
def test_where_others_have_a_part_in_it_nothing_is_up_to_date(folder: Path, others: str) -> None:
    key = others.partition(":")[0]
    lines = (folder / "mkdocs.yml").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith(key)) + f"\n{others}"
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    assert inputs(folder / "mkdocs.yml").key == ""


def test_what_was_written_meanwhile_is_seen_though_it_is_the_same(folder: Path) -> None:
    """Else a site that was made of what stood there for a moment would be taken for that of now."""
    before = inputs(folder / "mkdocs.yml")
    path = folder / "content/actors/anna-berg.md"
    text = path.read_bytes()
    path.write_bytes(text + b"\n")
    path.write_bytes(text)
    os.utime(path, ns=(1, 1))
    after = inputs(folder / "mkdocs.yml")
    assert before.key == after.key != ""
    assert before != after


def test_what_cannot_be_read_is_never_up_to_date(folder: Path) -> None:
    os.mkfifo(folder / "content/pipe")
    assert inputs(folder / "mkdocs.yml").key == ""


def test_another_user_of_the_folder_may_have_written_it(folder: Path) -> None:
    (folder / "kept").chmod(0o777)
    assert SAID not in build(folder)


def checked(folder: Path, *options: str, by: str = "check") -> tuple[int, str, bool]:
    """The exit code of a check, what it says, and whether it compared anything."""
    command = [sys.executable, "-X", "importtime", "-m", "dossier.cli", by, *options]
    kept = inherited() | {"DOSSIER_CACHE": str(folder / "kept")}
    done = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, "dossier.pipeline" in done.stderr


def test_a_check_that_had_nothing_to_say_is_not_made_again(tmp_path: Path) -> None:
    folder = project(tmp_path / "ferry")
    assert checked(folder) == (0, "", True)
    assert checked(folder) == (0, "", False)
    # Others are told more than that nothing is wrong.
    assert checked(folder, "--coverage") == (0, "", True)
    assert checked(folder, "--format", "json")[1:] == ("[]\n", True)
    for name, word, wrong in (
        ("content/sources/harbour-news.md", "by: mira-holm", "by: mira-hulm"),
        ("texts/harbour-news.txt", "no money", "no honey"),
    ):
        path = folder / name
        right = path.read_text("utf-8")
        path.write_text(right.replace(word, wrong), "utf-8")
        for _ in range(2):
            status, said, is_made = checked(folder)
            assert (status, is_made) == (1, True)
            assert "error: " in said
        path.write_text(right, "utf-8")
        assert checked(folder)[:2] == (0, "")
    # A warning is said again, too.
    (folder / "content/actors/nobody.md").write_text("---\nname: No Body\ntype: person\n---\n", "utf-8")
    for _ in range(2):
        status, said, is_made = checked(folder)
        assert (status, is_made) == (0, True)
        assert "no claim mentions" in said


def test_what_was_verified_is_not_verified_again(tmp_path: Path) -> None:
    folder = project(tmp_path / "ferry")
    record, source = folder / "content/verified.json", folder / "content/sources/harbour-news.md"
    status, said, is_made = checked(folder, by="verify")
    first = record.read_bytes()
    claims = json.loads(first)["harbour-news"]["claims"]
    assert (status, is_made, "7 claims of 1 sources" in said) == (0, True, True)
    for options in ((), ("--dates",)):
        assert checked(folder, *options, by="verify") == (0, said, False)
    # The record that stands there counts, too, whoever has written it.
    for other in (first.replace(b'"start": ', b'"start": 1', 1), b"{}", None):
        if other is None:
            record.unlink()
        else:
            record.write_bytes(other)
        assert checked(folder, by="verify") == (0, said, True)
        # But for the day.
        assert json.loads(record.read_bytes())["harbour-news"]["claims"] == claims
        assert checked(folder, by="verify") == (0, said, False)
    right = source.read_text("utf-8")
    source.write_text(right.replace("passage: ", "passage: never ", 1), "utf-8")
    for _ in range(2):
        assert checked(folder, by="verify")[::2] == (1, True)
    source.write_text(right, "utf-8")
    assert checked(folder, by="verify") == (0, said, False)
    # A warning is said again.
    (folder / "content/actors/nobody.md").write_text("---\nname: No Body\ntype: person\n---\n", "utf-8")
    for _ in range(2):
        status, warned, is_made = checked(folder, by="verify")
        assert (status, is_made, "no claim mentions" in warned) == (0, True, True)


def test_what_is_wrong_only_today_is_said(tmp_path: Path) -> None:
    folder = project(tmp_path / "ferry")
    content = folder / "content"
    assert checked_inputs(content, date(2024, 1, 1)).key == checked_inputs(content, date(2024, 1, 1)).key
    assert checked_inputs(content, date(2024, 1, 1)).key != checked_inputs(content, date(2024, 1, 2)).key
    (content / "assets").symlink_to(tmp_path)
    assert not checked_inputs(content, date(2024, 1, 1)).key
