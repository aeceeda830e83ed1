"""Builds after edits at random: the site and the messages are those of a clean build."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.site import dossier, project
from tests.test_cache import contents

# Each takes two builds; more are tried by setting this.
STEPS = int(os.environ.get("STEPS", "6"))
SEED = int(os.environ.get("SEED", "1"))
# What MkDocs says of its own work, and a build that does nothing.
PASSING = ("Cleaning site", "Building documentation", "Documentation built", "Nothing has changed")


def warned(folder: Path) -> Path:
    """A project of which a build warns."""
    project(folder)
    (folder / "content/actors/nobody.md").write_text("---\nname: No Body\ntype: person\n---\n", "utf-8")
    return folder


def mended(folder: Path) -> None:
    """Take back what ends a build."""
    for path, wrong, right in MISTAKES:
        turned(folder / path, right, wrong, back=True)


def build(folder: Path) -> tuple[int, list[str]]:
    """The exit code of a build, and what it says."""
    done = dossier(folder, "build", DOSSIER_CACHE=str(folder / "kept"))
    lines = [line for line in done.stderr.splitlines() if not any(words in line for words in PASSING)]
    return done.returncode, lines


def clean_build(folder: Path) -> tuple[int, list[str], dict[str, bytes]]:
    """The same of a copy of what editors write, put in its place for that time, and its site."""
    aside = folder.with_name("aside")
    folder.rename(aside)
    shutil.copytree(aside, folder, symlinks=True, ignore=shutil.ignore_patterns(".cache", "kept", "site"))
    try:
        status, lines = build(folder)
        return status, lines, contents(folder / "site")
    finally:
        shutil.rmtree(folder)
        aside.rename(folder)


def one_of(chance: Random, folder: Path) -> Path:
    return chance.choice(sorted(path for path in folder.rglob("*") if path.is_file()))


def turned(path: Path, words: str, others: str, back: bool = False) -> None:
    """The words in a file as others, or back."""
    text = path.read_text("utf-8")
    is_turned = back or others in text
    path.write_text(text.replace(others, words) if is_turned else text.replace(words, others, 1), "utf-8")


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def link(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    other = path.with_name("linked")
    other.write_bytes(content)
    path.symlink_to(other)


RECORD, SETTINGS, TEXT = "content/sources/harbour-news.md", "mkdocs.yml", "texts/harbour-news.txt"
# Each with its file, as it is wrong and as it is right.
MISTAKES = ((RECORD, "by: mira-hulm", "by: mira-holm"), (TEXT, "no honey", "no money"))
# What may come between two builds.
EDITS: dict[str, Callable[[Random, Path], object]] = {
    "nothing": lambda *_: None,
    "a note": lambda _, folder: turned(folder / RECORD, "    passage:", "    note: Seen.\n    passage:"),
    "a mistake": lambda _, folder: turned(folder / RECORD, MISTAKES[0][2], MISTAKES[0][1]),
    "a setting": lambda _, folder: turned(folder / SETTINGS, "site_name: Dossier", "copyright: A"),
    "a new page": lambda _, folder: (folder / "content/method.md").write_text("---\ntitle: How\n---\nSo.\n"),
    "a page less": lambda _, folder: (folder / "content/method.md").unlink(missing_ok=True),
    "another text": lambda _, folder: turned(folder / TEXT, MISTAKES[1][2], MISTAKES[1][1]),
    "a text more": lambda _, folder: (folder / "texts/other.txt").write_text(
        "[title] Other\n\n[paragraph] No.\n"
    ),
    "a file of the site": lambda chance, folder: spoil(one_of(chance, folder / "site")),
    "a file of the site less": lambda chance, folder: one_of(chance, folder / "site").unlink(),
    "a file of the site more": lambda _, folder: (folder / "site/more.html").write_text("more"),
    "a link in the site": lambda chance, folder: link(one_of(chance, folder / "site")),
    "no site": lambda _, folder: shutil.rmtree(folder / "site"),
    "a kept file": lambda chance, folder: spoil(one_of(chance, folder / chance.choice((".cache", "kept")))),
    "nothing kept": lambda chance, folder: shutil.rmtree(folder / chance.choice((".cache", "kept"))),
}


def test_after_any_edit_the_site_is_that_of_a_clean_build(tmp_path: Path) -> None:
    folder, chance, done = warned(tmp_path / "ferry"), Random(SEED), []
    assert build(folder)[0] == 0
    for _ in range(STEPS):
        done.append(chance.choice([*EDITS]))
        EDITS[done[-1]](chance, folder)
        before = contents(folder / "site")
        status, lines = build(folder)
        clean_status, clean_lines, clean = clean_build(folder)
        assert (status, lines) == (clean_status, clean_lines), done
        assert contents(folder / "site") == (before if status else clean), done
        if status:
            mended(folder)


def test_a_text_that_a_link_leads_to_is_part_of_it(tmp_path: Path) -> None:
    folder = warned(tmp_path / "ferry")
    (folder / TEXT).rename(tmp_path / "elsewhere.txt")
    (folder / TEXT).symlink_to("../../elsewhere.txt")
    assert [build(folder)[0] for _ in range(2)] == [0, 0]
    EDITS["another text"](Random(), folder)
    status, lines = build(folder)
    assert (status, "harbour-news" in "".join(lines)) == (1, True)


def test_a_build_compares_no_source_again_that_has_not_changed(tmp_path: Path) -> None:
    """Seen by what is kept of it for the next: that nothing was wrong, which has no content."""
    folder = warned(tmp_path / "ferry")
    assert build(folder)[0] == 0
    # An entry begins with the hash by which it is known to be whole.
    sizes = [path.stat().st_size for path in (folder / "kept").rglob("*") if path.is_file()]
    sources = [*(folder / "content/sources").iterdir()]
    # Each by itself, and the one whose text is there with that.
    assert sizes.count(64) == len(sources) + 1
