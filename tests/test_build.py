"""Commands: what they write, what they leave alone, how they end."""

import json
import re
import shutil
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from dossier.pipeline import run
from tests.previews import preview, until
from tests.site import TESTS, dossier, inherited, project

GREETING = "NO_MKDOCS_2_WARNING"
BAD = "---\nname: Broken\ntype: person\npart_of: nowhere\n---\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return project(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_dossier_without_a_problem_says_nothing_or_what_was_checked(copy: Path) -> None:
    done = dossier(copy, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = dossier(copy, "check", "--coverage")
    assert (done.returncode, done.stdout) == (0, "")
    # What was checked is told apart from the problems, which other programs read.
    assert "Claims compared with the text of their source" in done.stderr


def test_a_failed_build_leaves_the_last_site_untouched(copy: Path) -> None:
    done = dossier(copy, "build")
    assert done.returncode == 0, done.stderr
    # The theme greets whoever starts MkDocs with its end of life.
    assert GREETING not in done.stdout + done.stderr
    before, there = contents(copy / "site"), sorted(copy.iterdir())
    (copy / "content/actors/broken.md").write_text(BAD, encoding="utf-8")
    for build in (partial(dossier, copy, "build"), partial(mkdocs, copy)):
        done = build()
        assert done.returncode != 0
        assert (
            "content/actors/broken.md:4:10: error: no actor 'nowhere' [unknown-entity]"
            in done.stdout + done.stderr
        )
        assert contents(copy / "site") == before
        assert sorted(copy.iterdir()) == there
    # Else the theme says it in other words, and nothing would be seen if it said so through our command.
    assert GREETING in done.stdout + done.stderr


def mkdocs(folder: Path) -> subprocess.CompletedProcess[str]:
    """What editors run who know MkDocs and not us."""
    command = [sys.executable, "-m", "mkdocs", "build"]
    return subprocess.run(command, cwd=folder, env=inherited(), capture_output=True, text=True, check=False)


def test_a_warning_of_mkdocs_fails_a_quiet_build_too_and_leaves_the_site(copy: Path) -> None:
    assert dossier(copy, "build", "--quiet").returncode == 0
    before = contents(copy / "site")
    page = "---\ntitle: Method\nuncited: a test\n---\n[gone](data.md#no-such-heading)\n"
    (copy / "content/method.md").write_text(page, encoding="utf-8")
    for quiet in ([], ["--quiet"]):
        done = dossier(copy, "build", *quiet)
        assert done.returncode != 0, quiet
        assert "no-such-heading" in done.stdout + done.stderr
        assert contents(copy / "site") == before


def test_problems_come_as_annotations_and_as_json(copy: Path) -> None:
    (copy / "content/actors/broken.md").write_text(BAD, encoding="utf-8")
    done = dossier(copy, "check", "--format", "github")
    assert done.returncode == 1
    assert re.search(
        r"^::error file=content/actors/broken.md,line=4,col=10,title=unknown-entity::no actor",
        done.stdout,
        re.M,
    )
    found = json.loads(dossier(copy, "check", "--format", "json").stdout)
    assert {(p["code"], p["severity"], p["line"]) for p in found} >= {("unknown-entity", "error", 4)}


def test_a_warning_alone_is_told_and_does_not_fail(copy: Path) -> None:
    (copy / "content/actors/lonely.md").write_text("---\nname: Lonely\ntype: person\n---\n", encoding="utf-8")
    done = dossier(copy, "check")
    assert done.returncode == 0
    assert "[unmentioned-entity]" in done.stdout
    assert dossier(copy, "build", "--quiet").returncode == 0
    assert (copy / "site/actors/lonely/index.html").exists()


def test_a_day_that_is_to_come_is_told_by_the_check_and_never_by_a_build(copy: Path) -> None:
    """A build knows no clock, so that it yields the same on every day."""
    dates = "published: 2999-05-01\nretrieved: 2999-05-02"
    source = f"---\ntitle: Tide tables\nlanguage: en\nrights: CC0-1.0\n{dates}\n---\n"
    (copy / "content/sources/tides.md").write_text(source, encoding="utf-8")
    done = dossier(copy, "check")
    assert done.returncode == 1
    assert "published on 2999-05-01, which is still to come [inconsistent-date]" in done.stdout
    assert "retrieved on 2999-05-02, which is still to come [inconsistent-date]" in done.stdout
    assert dossier(copy, "build-tree", "tree").returncode == 0


def test_a_site_that_was_built_before_is_replaced_whole(copy: Path) -> None:
    for _ in range(2):
        assert dossier(copy, "build", "--quiet").returncode == 0
        assert not (copy / "site/left-over.html").exists()
        (copy / "site/left-over.html").write_text("old", encoding="utf-8")


def test_the_tree_is_plain_markdown_that_any_engine_can_build(copy: Path) -> None:
    assert dossier(copy, "build-tree", "tree").returncode == 0
    tree = contents(copy / "tree")
    assert tree == dict(run(copy / "content").tree)
    assert all(text.startswith(b"---\n") for path, text in tree.items() if path.endswith(".md"))


def test_the_tree_replaces_a_folder_only_when_told(copy: Path) -> None:
    assert dossier(copy, "build-tree", "tree").returncode == 0
    (copy / "tree/left-over.md").write_text("old", encoding="utf-8")
    assert "is not empty" in dossier(copy, "build-tree", "tree").stderr
    assert (copy / "tree/left-over.md").exists()
    assert dossier(copy, "build-tree", "tree", "--replace").returncode == 0
    assert not (copy / "tree/left-over.md").exists()


# Where a program could look for what is no content: its hashes, its clock, the language of its machine.
HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
THERE = {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LANG": "tr_TR", "LC_ALL": "C", "LANGUAGE": "tr"}
# Without these Python reads and writes UTF-8 even where the machine does not.
THERE |= {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """With an address, so that cards and feeds are among them, and with the plain pages."""
    made = []
    for name, environment in (("here", HERE), ("some/where else", THERE)):
        folder = tmp_path / name
        shutil.copytree(TESTS / "strait/content", folder / "content")
        options = ("--url", "https://site.test/repo/", "--beside", "beside")
        done = dossier(folder, "build-tree", "tree", *options, **environment)
        assert done.returncode == 0, done.stderr
        made.append({part: contents(folder / part) for part in ("tree", "beside")})
    assert {"feed.xml", "cards/index.png", "data/dossier.json"} <= {*made[0]["tree"]}
    assert len(made[0]["beside"]) > 50
    assert made[0] == made[1]


def test_the_preview_says_when_its_address_is_taken(copy: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = dossier(copy, "serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}")
    assert done.returncode == 1
    assert "another program listens" in done.stderr
    assert "is no address" in dossier(copy, "serve", "--address", "8000").stderr


def test_the_preview_shows_mistakes_and_recovers(copy: Path, tmp_path: Path) -> None:
    file = copy / "content/actors/anna-berg.md"
    good = file.read_text(encoding="utf-8")
    with preview(copy, tmp_path / "temporary") as (server, address):
        page = f"{address}actors/anna-berg/"
        until(page, "She met the council")
        file.write_text(good + "\nA claim. [@nowhere#said]\n", encoding="utf-8")
        until(page, "no source &#39;nowhere&#39;", "no source 'nowhere'")
        file.write_text("---\nname: [broken\n---\n", encoding="utf-8")
        until(page, "broken-front-matter")
        file.write_text(good, encoding="utf-8")
        until(page, "She met the council")
        assert server.poll() is None
        assert "[unknown-source]" in (copy / "log").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [".", "..", "content", "texts", "content/sources"])
def test_a_folder_that_is_not_ours_is_never_replaced(copy: Path, folder: str) -> None:
    before = contents(copy)
    for command in (["build", "--site-dir", folder], ["build-tree", folder, "--replace"]):
        done = dossier(copy, *command)
        assert done.returncode != 0
        assert "would be lost" in done.stderr
    assert contents(copy) == before
