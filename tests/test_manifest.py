"""The hashes of a published site, and copies that are compared with them."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.manifest import (
    MANIFEST,
    BrokenManifestError,
    differences,
    digests,
    read_manifest,
    write_manifest,
)
from tests.site import dossier, project

PAGE = "actors/anna/index.html"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small site with its manifest."""
    folder = tmp_path / "site"
    for path in ("index.html", PAGE, "assets/a b.css", "assets/ünïcode.png", "assets/back\\slash", ".hidden"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    write_manifest(folder)
    return folder


def changed(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def linked(path: Path) -> None:
    """The same bytes, but from elsewhere."""
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to("../elsewhere")


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def in_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "index.html").write_text("x")


DAMAGES: tuple[tuple[Callable[[Path], object], list[str]], ...] = (
    (Path.unlink, [f"'{PAGE}' is missing"]),
    (changed, [f"'{PAGE}' was changed"]),
    (lambda path: path.write_bytes(b""), [f"'{PAGE}' was changed"]),
    (
        lambda path: path.rename(path.with_name("b.html")),
        ["'actors/anna/b.html' was added", f"'{PAGE}' is missing"],
    ),
    (lambda path: path.with_name("x\n\x1b[2J").touch(), ["'actors/anna/x\\n\\x1b[2J' was added"]),
    (lambda path: path.with_name(MANIFEST).touch(), [f"'actors/anna/{MANIFEST}' was added"]),
    (lambda path: (path.parent / "loop").symlink_to("..", True), ["'actors/anna/loop' was added"]),
    (lambda path: shutil.rmtree(path.parent), [f"'{PAGE}' is missing"]),
    (linked, [f"'{PAGE}' is a link", "'actors/elsewhere' was added"]),
    (piped, [f"'{PAGE}' is no plain file"]),
    (in_folder, [f"'{PAGE}' is missing", f"'{PAGE}/index.html' was added"]),
    (lambda path: path.with_name("x").mkdir(), []),
)  # fmt: skip


@pytest.mark.parametrize(("damage", "told"), DAMAGES)
def test_what_a_copy_lacks_has_more_or_has_changed_is_told(
    copy: Path, damage: Callable[[Path], object], told: list[str]
) -> None:
    damage(copy / PAGE)
    done = dossier(copy.parent, "verify-site", "site")
    assert done.stdout.splitlines() == (told or ["6 files are as they were published"])
    assert (done.returncode, done.stderr) == (1 if told else 0, "")


LINE = f"{'0' * 64}  index.html\n"
NAMES = ("../../etc/passwd", "/etc/passwd", "a//b", "./a", "")
BROKEN = (
    *(
        "",
        "\n",
        "x",
        "{}\n",
        LINE[:-1],
        LINE * 2,
        LINE + "x\n",
        LINE.replace("0", "G"),
        LINE.replace("0", "A"),
    ),
    *(
        LINE.replace("0", "A"),
        LINE.replace("  ", " "),
        f"0{LINE}",
        "\0" * 100_000 + "\n",
        "\udcff" * 99 + "\n",
    ),
    *(LINE.replace("index.html", name) for name in NAMES),
)


@pytest.mark.parametrize("manifest", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_manifest_is_told(copy: Path, manifest: str) -> None:
    (copy / MANIFEST).write_bytes(os.fsencode(manifest))
    done = dossier(copy.parent, "verify-site", "site")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: 'site/{MANIFEST}' is not a manifest: ")


def test_a_manifest_that_is_not_there_or_is_no_file_is_told(copy: Path) -> None:
    (copy / MANIFEST).unlink()
    assert f"'site/{MANIFEST}' cannot be read" in dossier(copy.parent, "verify-site", "site").stderr
    os.mkfifo(copy / MANIFEST)
    assert "it is no plain file" in dossier(copy.parent, "verify-site", "site").stderr


def test_a_manifest_that_was_kept_elsewhere_tells_what_the_copys_own_would_not(copy: Path) -> None:
    kept = copy.parent / "kept"
    shutil.copy(copy / MANIFEST, kept)
    changed(copy / PAGE)
    write_manifest(copy)
    assert dossier(copy.parent, "verify-site", "site").returncode == 0
    done = dossier(copy.parent, "verify-site", "site", "--manifest", "kept")
    assert (done.returncode, done.stdout) == (1, f"'{PAGE}' was changed\n")


def test_others_can_check_it_with_a_common_tool(copy: Path) -> None:
    check = ["sha256sum", "--check", "--strict", "--quiet", MANIFEST]
    assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode == 0
    changed(copy / "assets/back\\slash")
    assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode != 0


def test_a_build_writes_it_over_every_file(tmp_path: Path) -> None:
    copy = project(tmp_path)
    assert dossier(copy, "build", "--quiet").returncode == 0
    published = read_manifest(copy / "site" / MANIFEST)
    files = {
        path.relative_to(copy / "site").as_posix() for path in (copy / "site").rglob("*") if path.is_file()
    }
    assert published.keys() == files - {MANIFEST}
    assert list(differences(published, digests(copy / "site"))) == []


names = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in (".", "..", MANIFEST)
)


@given(st.dictionaries(names, st.binary(max_size=9), max_size=4))
def test_every_name_comes_back(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    folder = tmp_path_factory.mktemp("names")
    short = {name[:60]: content for name, content in files.items() if len(name[:60].encode()) < 250}
    for name, content in short.items():
        (folder / name).write_bytes(content)
    write_manifest(folder)
    if short:
        assert read_manifest(folder / MANIFEST) == digests(folder)
        assert read_manifest(folder / MANIFEST).keys() == short.keys()


@given(st.binary(max_size=300) | st.text().map(lambda text: f"{'a' * 64}  {text}\n".encode(errors="replace")))
def test_any_bytes_are_a_manifest_or_told_to_be_none(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / MANIFEST
    path.write_bytes(content)
    with suppress(BrokenManifestError):
        assert read_manifest(path)
