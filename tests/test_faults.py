"""Files that are none, and disks that are full: each ends with a message, and what was there stays."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.load import load
from dossier.load.disk import problems_below, read_bytes
from dossier.manifest import MANIFEST
from dossier.problems import Code, Problem
from tests.faults import (
    COMMAND,
    PATIENCE,
    Outcome,
    bound,
    fill,
    left_behind,
    small_disk,
    with_small_files,
    without_privileges,
)
from tests.site import dossier, inherited, project, with_overrides

ARTICLE = "The quay\n\nThe quay will be closed in May, said Mira Holm.\n\nThe council met on Monday.\n"
ADD = ("add", "quay.txt", "--id", "quay", "--language", "en", "--archive", "texts")
WRITING = {
    "build": ("build", "--quiet"),
    "build-tree": ("build-tree", "tree", "--replace", "--beside", "beside"),
    "verify": ("verify",),
    "add": ADD,
}
CHANGING = {
    "rename": ("rename", "mira-holm", "mira-berg"),
    "withdraw": ("withdraw", "harbour-news", "--because", "It was taken back."),
    "correct": (
        "correct",
        "harbour-news#houses",
        "--because",
        "A slip.",
        "--says",
        "About 40 houses stand empty.",
    ),
    "new": ("new", "actors", "Ann Example", "--type", "person"),
    "draft": ("draft", "harbour-news"),
    "init": ("init", "begun"),
    "start": ("start", "quay.txt", "--folder", "begun"),
    "bill": ("bill",),
}
# What may stand in a file's place, and how it is made.
SPECIAL: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "socket": lambda path: path.symlink_to(socket_beside(path)),
    "nowhere": lambda path: path.symlink_to("nowhere"),
    "itself": lambda path: path.symlink_to(path.name),
    "outside": lambda path: path.symlink_to("/etc/passwd"),
}
PLACES = (
    "content/dossier.yml",
    "content/kinds.yml",
    "content/strings.yml",
    "content/verified.json",
    "content/method.md",
    "content/actors/anna-berg.md",
    "content/sources/other.md",
    "content/assets/table.csv",
    "site_overrides/main.html",
    "site_overrides/assets/other.css",
)


NO_TEXTS = (".csv", ".html", ".css")


def socket_beside(path: Path) -> Path:
    place = path.with_name("s")
    here = Path.cwd()
    # The path of a socket must be short.
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)
    return place


def contents(folder: Path) -> dict[str, bytes]:
    """All files but what a build keeps for the next one, whatever became of it."""
    files = (p for p in folder.rglob("*") if p.is_file() and folder / ".cache" not in p.parents)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = with_overrides(project(tmp_path / "project"))
    (folder / "quay.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def ends_well_and_says(done: Outcome, words: str) -> None:
    ends_well(done)
    assert words in done.stdout + done.stderr


def ends_well(done: Outcome) -> None:
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    # 2 where click itself finds that it may not read.
    assert done.returncode in (1, 2), done.stdout + done.stderr


@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_of_the_folder_is_a_problem_at_its_place(
    copy: Path, place: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy)
    path = Path(place)
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    SPECIAL[kind](path)
    # Nothing waits for a pipe, and nothing reads a device to its end.
    signal.alarm(PATIENCE)
    problems = (
        load(Path("content"))[1] if path.parts[0] == "content" else problems_below(Path("site_overrides"))
    )
    signal.alarm(0)
    # An empty folder among files that are only published is nobody's harm.
    assert place in {problem.at.file for problem in problems} or (
        kind == "folder" and path.suffix in NO_TEXTS
    )


def test_what_is_no_file_ends_every_command_with_its_place(copy: Path) -> None:
    os.mkfifo(copy / "content/actors/pipe.md")
    (copy / "content/actors/zero.md").symlink_to("/dev/zero")
    (copy / "site_overrides/assets/passwd.txt").symlink_to("/etc/passwd")
    for command in (("check",), ("build", "--quiet"), ("build-tree", "tree"), ("verify",)):
        done = bound(copy, *command)
        ends_well(done)
        assert "content/actors/pipe.md" in done.stdout + done.stderr
        assert "content/actors/zero.md" in done.stdout + done.stderr
        assert ("passwd" in done.stdout + done.stderr) == (command[0] == "build")


def test_what_is_no_file_is_drafted_from_by_no_command(copy: Path) -> None:
    os.mkfifo(copy / "pier.txt")
    (copy / "lost.txt").symlink_to("nowhere")
    for name, why in (("pier.txt", "a pipe stands"), ("lost.txt", "lost.txt"), ("content", "no source")):
        done = bound(copy, "draft", name)
        assert done.returncode == 1
        assert why in done.stderr


@pytest.mark.parametrize("place", ["content", "content/actors", "content/sources", "content/assets"])
def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(copy: Path, place: str) -> None:
    (copy / place).mkdir(exist_ok=True)
    (copy / place).chmod(0)
    commands = (("check",), ("build", "--quiet"), ("build-tree", "tree"), ("verify",))
    try:
        for command in commands if place == "content/sources" else commands[:1]:
            done = bound(copy, *command, before=without_privileges)
            ends_well(done)
            assert place in done.stdout + done.stderr
        assert not (copy / "site").exists()
    finally:
        (copy / place).chmod(0o755)


@pytest.mark.parametrize("place", [*PLACES[:3], "texts/harbour-news.txt", "mkdocs.yml", "quay.txt"])
def test_a_file_that_may_not_be_read_is_said(copy: Path, place: str) -> None:
    (copy / place).touch()
    (copy / place).chmod(0)
    command = {"mkdocs.yml": ("build", "--quiet"), "quay.txt": ADD}.get(place, ("check",))
    done = bound(copy, *command, before=without_privileges)
    assert Path(place).name in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode


@contextmanager
def read_only(folders: Iterable[Path]) -> Iterator[None]:
    """In these folders nobody may write meanwhile."""
    for folder in folders:
        folder.chmod(0o555)
    try:
        yield
    finally:
        for folder in folders:
            folder.chmod(0o755)


@pytest.mark.parametrize("name", WRITING)
def test_where_nothing_may_be_written_the_command_says_so(copy: Path, name: str) -> None:
    before = prepared(copy)
    folders = [copy, copy / "content", copy / "content/sources", copy / "texts"]
    with read_only(folders):
        done = bound(copy, *WRITING[name], before=without_privileges)
    stays(copy, done, before)


def prepared(folder: Path) -> dict[str, bytes]:
    for name in ("build", "build-tree"):
        assert bound(folder, *WRITING[name]).returncode == 0
    return contents(folder)


def stays(folder: Path, done: Outcome, before: dict[str, bytes]) -> None:
    ends_well(done)
    assert done.stderr.strip() or done.stdout.strip()
    assert contents(folder) == before
    assert left_behind(folder) == []


@pytest.mark.parametrize("name", WRITING)
def test_where_files_cannot_grow_the_old_ones_stay(copy: Path, name: str) -> None:
    """Every program can be limited so, also where nobody may mount a disk."""
    before = prepared(copy)
    for size in (0, 100, 30_000) if name.startswith("build") else (0, 100):
        stays(copy, bound(copy, *WRITING[name], before=with_small_files(size)), before)


@pytest.mark.parametrize("name", CHANGING)
def test_what_cannot_be_changed_is_named_and_stays(copy: Path, name: str) -> None:
    """Folders that may not be written in, files that cannot grow: nothing of ours is named, or left."""
    (copy / "site").mkdir()
    (copy / "site" / MANIFEST).touch()
    before = contents(copy)
    folders = [path for path in (copy, *copy.rglob("*")) if path.is_dir()]
    with read_only(folders):
        done = bound(copy, *CHANGING[name], before=without_privileges)
    stays(copy, done, before)
    assert "/tmp" not in done.stderr
    assert ".unfinished" not in done.stderr
    stays(copy, bound(copy, *CHANGING[name], before=with_small_files(100)), before)
    assert not (copy / "begun").exists()


def test_a_file_that_is_protected_is_not_replaced(copy: Path) -> None:
    before = contents(copy)
    (copy / "content/sources/harbour-news.md").chmod(0o444)
    done = bound(copy, *CHANGING["withdraw"], before=without_privileges)
    stays(copy, done, before)
    assert "content/sources/harbour-news.md" in done.stderr


ENVIRONMENTS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "a terminal of few signs": (("impact", "harbour-news"), {"PYTHONIOENCODING": "ascii"}),
    "no language": (
        ("new", "actors", "Änn Éxample", "--type", "person"),
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ),
    "an unknown language": (("check",), {"LC_ALL": "xx_YY"}),
    "no home": (("verify",), {"HOME": "/nowhere/at/all"}),
    "a lost folder": (("check",), {"TMPDIR": "/nowhere"}),
    "no zone": (("check",), {"TZ": "No/Where"}),
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_commands_work_in_odd_environments(copy: Path, name: str) -> None:
    command, environment = ENVIRONMENTS[name]
    done = dossier(copy, *command, **environment)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    if name == "no language":
        assert "name: Änn Éxample" in (copy / "content/actors/ann-example.md").read_text("utf-8")


@pytest.mark.parametrize("seconds", ["abc", "9" * 20, ""])
def test_a_day_that_is_none_is_said(copy: Path, seconds: str) -> None:
    done = dossier(copy, "build", SOURCE_DATE_EPOCH=seconds)
    ends_well_and_says(done, "SOURCE_DATE_EPOCH")


@pytest.mark.parametrize(
    "command",
    [
        (b"new", b"actors", b"A\xff", b"--type", b"person"),
        (b"withdraw", b"harbour-news", b"--because", b"\xff"),
        (b"correct", b"harbour-news#houses", b"--because", b"A slip.", b"--says", b"\xe9t\xe9"),
        (b"rename", b"mira-holm", b"\xff"),
        (b"impact", b"\xff"),
        (b"explain", b"\xff"),
        (b"draft", b"\xff"),
        (b"review", b"\xff"),
    ],
)
def test_words_that_are_no_utf_8_are_refused(copy: Path, command: tuple[bytes, ...]) -> None:
    before = contents(copy)
    done = subprocess.run(
        [*map(os.fsencode, COMMAND), *command], cwd=copy, env=inherited(), capture_output=True
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode
    assert contents(copy) == before


@pytest.mark.parametrize("command", [("build", "--quiet"), ("mcp",), ("review",), ("verify",), ("check",)])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-", "| true"])
def test_streams_that_are_closed_end_nothing_in_a_traceback(
    copy: Path, command: tuple[str, ...], closed: str
) -> None:
    before = contents(copy / "content")
    line = f"{' '.join([*COMMAND, *command])} </dev/null {closed}"
    done = subprocess.run(["bash", "-c", line], cwd=copy, env=inherited(), capture_output=True, text=True)
    assert "Traceback" not in done.stderr, done.stderr
    assert {**contents(copy / "content"), "verified.json": b""} == {**before, "verified.json": b""}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 24) as folder:
        if not folder:
            pytest.skip("only root may mount a disk")
        yield folder


def test_on_a_full_disk_the_old_files_stay(disk: Path) -> None:
    folder = project(disk / "project")
    (folder / "quay.txt").write_text(ARTICLE, encoding="utf-8")
    before = prepared(folder)
    for left, names in ((0, WRITING), (60_000, ("build", "build-tree")), (1_500_000, ("build",))):
        fill(disk, left)
        for name in names:
            done = bound(folder, *WRITING[name])
            assert "No space left" in done.stdout + done.stderr
            stays(folder, done, before)


def test_on_a_disk_that_is_read_only_the_commands_say_so(disk: Path) -> None:
    folder = project(disk / "project")
    (folder / "quay.txt").write_text(ARTICLE, encoding="utf-8")
    before = prepared(folder)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for arguments in WRITING.values():
        stays(folder, bound(folder, *arguments), before)
    assert bound(folder, "check").returncode == 0


def test_output_that_cannot_be_written_ends_the_check_with_a_message(copy: Path) -> None:
    (copy / "content/actors/anna-berg.md").write_text("no front matter", encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "check"], cwd=copy, env=inherited(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode
    assert b"Traceback" not in done.stderr


def test_a_file_that_goes_while_it_is_read_is_a_problem(tmp_path: Path) -> None:
    problem = read_bytes(tmp_path / "gone.md")
    assert isinstance(problem, Problem)
    assert problem.code is Code.UNREADABLE_FILE
    # The system says that it is empty, and it never ends.
    endless = read_bytes(Path("/proc/self/maps"))
    assert isinstance(endless, Problem)
    assert "grows" in endless.message


def test_files_deleted_during_a_check_make_no_traceback(copy: Path) -> None:
    """Some files are deleted while they are read; the others are known to be gone."""
    files = sorted((copy / "content").rglob("*.md"))
    with subprocess.Popen(
        [*COMMAND, "check"], cwd=copy, env=inherited(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as check:
        for path in files:
            path.unlink()
        _, stderr = check.communicate()
    assert b"Traceback" not in stderr


@pytest.mark.parametrize("command", [("build", "--quiet"), ("verify",)])
def test_several_runs_at_once_all_end_well(copy: Path, command: tuple[str, ...]) -> None:
    assert bound(copy, *command).returncode == 0
    runs = [
        subprocess.Popen([*COMMAND, *command], cwd=copy, env=inherited(), stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    errors = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], errors
    assert left_behind(copy) == []


# Writers that put a folder into place again and again, and look at what is there.
WRITER = """
import sys
from pathlib import Path
from dossier.swap import swapped
from dossier.swap.several import replace_all

site, name = Path(sys.argv[1]), sys.argv[2]
for _ in range(200):
    with swapped(site) as new:
        new.mkdir()
        for page in ("one", "two"):
            (new / page).write_text(name)
    replace_all({site.with_name("record"): name.encode()})
"""


def test_many_swaps_at_once_never_fail_and_never_mix(tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-c", WRITER, str(site)]
    writers = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True) for name in "abc"]
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == ["", "", ""]
    assert (site / "one").read_text() == (site / "two").read_text()
    assert left_behind(tmp_path) == []
