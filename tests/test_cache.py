"""What a build keeps for the next one: the site is the same with it and without it, byte for byte."""

import os
import shutil
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from dossier.cache import UNUSED, keep, kept, key_of, tidied
from tests.site import ROOT, built, inherited, project

# MkDocs puts the day into the map of the site.
DAY = {"SOURCE_DATE_EPOCH": "1700000000"}
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / ".cache").rglob("*") if path.is_file())


def with_address(folder: Path) -> Path:
    """A project of which every page has a card."""
    project(folder)
    settings = folder / "content/dossier.yml"
    settings.write_text(settings.read_text("utf-8") + "url: https://example.org/\n", "utf-8")
    return folder


def rewritten(folder: Path) -> Path:
    """The project with a note to a claim."""
    path = folder / "content/sources/harbour-news.md"
    text = path.read_text("utf-8")
    assert text.count("    says:") > 1
    path.write_text(text.replace("    says:", "    note: Nobody else has this.\n    says:", 1), "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of a build that found nothing kept."""
    return contents(built(with_address(tmp_path_factory.mktemp("whole") / "ferry"), **DAY))


def test_a_second_build_takes_what_was_kept(tmp_path: Path, whole: dict[str, bytes]) -> None:
    folder = with_address(tmp_path / "ferry")
    assert contents(built(folder, **DAY)) == whole
    first = entries(folder)
    assert contents(built(folder, **DAY)) == whole
    assert entries(folder) == first
    # After a change, too: pages that have not changed are taken, all others are new.
    changed = contents(built(rewritten(folder), **DAY))
    assert changed != whole
    shutil.rmtree(folder / ".cache")
    assert contents(built(folder, **DAY)) == changed


def test_what_was_kept_is_not_made_again(tmp_path: Path) -> None:
    """Seen by what nobody makes: an entry that somebody has written anew, under the same key."""
    folder = project(tmp_path / "ferry")
    built(folder, **DAY)
    # Behind the hash by which an entry is known to be whole.
    for path, content in ((path, path.read_bytes()[64:]) for path in entries(folder)):
        # A page is a line, and its HTML packed.
        head, _, packed = content.partition(b"\n")
        with suppress(zlib.error):
            page = zlib.compress(zlib.decompress(packed).replace(b"</p>", b" Kept.</p>"))
            keep(path.parent.parent, path.parent.name + path.name, head + b"\n" + page)
    every = {"actors/anna-berg/index.html", "actors/mira-holm/index.html", "sources/harbour-news/index.html"}
    assert every <= taken(folder)
    assert every & taken(rewritten(folder)) == {"actors/anna-berg/index.html"}


def taken(folder: Path) -> set[str]:
    """The pages of a new build that are as somebody has written their entries."""
    pages = contents(built(folder, **DAY))
    return {path for path, page in pages.items() if path.endswith(".html") and b" Kept.</p>" in page}


def test_what_is_damaged_is_made_anew(tmp_path: Path, whole: dict[str, bytes]) -> None:
    folder = with_address(tmp_path / "ferry")
    built(folder, **DAY)
    for number, path in enumerate(entries(folder)):
        content = path.read_bytes()
        spoiled = (b"", content[:100], content[:-1] + b"?", content.replace(b"a", b"b"))[number % 4]
        path.write_bytes(spoiled)
    for path in entries(folder)[::5]:
        path.unlink()
        path.mkdir()
    assert contents(built(folder, **DAY)) == whole


def test_two_builds_use_one_cache_at_once(tmp_path: Path, whole: dict[str, bytes]) -> None:
    folder = with_address(tmp_path / "ferry")
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "dossier.cli", "build", "--quiet", "--site-dir", f"site-{number}"],
            cwd=folder,
            env=inherited() | DAY,
        )
        for number in range(2)
    ]
    assert [run.wait() for run in runs] == [0, 0]
    assert [contents(folder / f"site-{number}") for number in range(2)] == [whole, whole]


def test_other_folders_zones_locales_and_seeds_give_the_same(tmp_path: Path, whole: dict[str, bytes]) -> None:
    folder = with_address(tmp_path / "another folder" / "ferry")
    # A cache of other content.
    built(rewritten(folder), **DAY)
    kept = folder.parent / "kept"
    (folder / ".cache").rename(kept)
    shutil.rmtree(folder)
    kept.rename(with_address(folder) / ".cache")
    assert contents(built(folder, **DAY, **ELSEWHERE)) == whole


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path, whole: dict[str, bytes]) -> None:
    folder = with_address(tmp_path / "ferry")
    (folder / ".cache").write_text("no folder", "utf-8")
    assert contents(built(folder, **DAY)) == whole


def test_an_entry_is_whole_and_its_own(tmp_path: Path) -> None:
    one, other = key_of("a", "bc"), key_of("ab", "c")
    assert one != other
    keep(tmp_path, one, b"content")
    assert kept(tmp_path, one) == b"content"
    assert kept(tmp_path, other) is None
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    # An entry of another name is none.
    copy = tmp_path / other[:2] / other[2:]
    copy.parent.mkdir()
    shutil.copy(path, copy)
    assert kept(tmp_path, other) is None
    assert kept(None, one) is None


def test_what_is_not_used_is_removed(tmp_path: Path) -> None:
    for name in ("old", "new"):
        keep(tmp_path, key_of(name), b"content")
    unfinished = tmp_path / key_of("new")[:2] / "dead.unfinished"
    unfinished.touch()
    for path in (unfinished, tmp_path / key_of("old")[:2] / key_of("old")[2:]):
        os.utime(path, (0, path.stat().st_mtime - UNUSED - 60))
    tidied(tmp_path)
    assert kept(tmp_path, key_of("new")) == b"content"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def old(path: Path) -> Path:
    """The file, as if nobody had touched it for long."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("of somebody", "utf-8")
    os.utime(path, (0, 0))
    return path


@pytest.mark.parametrize("link", [".cache", ".cache/dossier"])
def test_a_link_in_its_place_leads_nowhere(tmp_path: Path, link: str) -> None:
    """Git carries links: who builds what somebody else pushed would lose all files that are old."""
    folder, elsewhere = with_address(tmp_path / "ferry"), tmp_path / "elsewhere"
    file = old(elsewhere / "dossier/letters/1999.txt")
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(elsewhere / "dossier" if link.endswith("dossier") else elsewhere)
    built(folder, **DAY)
    assert [path for path in elsewhere.rglob("*") if path.is_file()] == [file]


def test_what_is_not_ours_is_neither_removed_nor_read(tmp_path: Path) -> None:
    folder, key = tmp_path / "kept", key_of("a")
    others = [old(folder / name) for name in ("letter.txt", "ab/letter.txt", f"letters/{'a' * 62}")]
    elsewhere = old(tmp_path / "elsewhere" / key[2:])
    (folder / key[:2]).symlink_to(elsewhere.parent)
    tidied(folder)
    assert all(path.exists() for path in [*others, elsewhere])
    keep(folder, key, b"content")
    assert kept(folder, key) is None
    assert elsewhere.read_text("utf-8") == "of somebody"
    (folder / key[:2]).unlink()
    (folder / key[:2]).mkdir()
    # Reading it would never end.
    os.mkfifo(folder / key[:2] / key[2:])
    assert kept(folder, key) is None


def steps_before_restoring(path: Path) -> list[str]:
    """What a workflow runs, as the last thing, before it puts the cache of another run into place."""
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]
    places = [i for i, step in enumerate(steps) if "actions/cache@" in step.get("uses", "")]
    return [steps[place - 1].get("run", "true") for place in places]


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/publish.yml",
        ".github/workflows/test.yml",
        "dossier/render/starter_files/dot-github/workflows/publish.yml.j2",
    ],
)
def test_no_workflow_takes_what_was_committed_in_its_place(tmp_path: Path, path: str) -> None:
    """Whoever puts an entry there decides what a page says, and a pull request may put files anywhere."""
    elsewhere = tmp_path / "elsewhere"
    keep(elsewhere, key_of("page"), b"forged")
    (command,) = steps_before_restoring(ROOT / path)
    for number, as_link in enumerate((False, True)):
        checkout = tmp_path / f"checkout-{number}"
        checkout.mkdir()
        if as_link:
            (checkout / ".cache").symlink_to(elsewhere)
        else:
            shutil.copytree(elsewhere, checkout / ".cache/dossier")
        subprocess.run(["sh", "-c", command], cwd=checkout, check=True)
        assert not os.path.lexists(checkout / ".cache")
    assert kept(elsewhere, key_of("page")) == b"forged"
