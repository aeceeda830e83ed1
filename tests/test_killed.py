"""Killed at any moment: the last good site and every editor's file are whole, and the next run clears up.

``KILLS=300`` kills each command so often; ``make soak`` does.
"""

import math
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from dossier.swap.unfinished import undone
from tests.faults import left_behind
from tests.site import ROOT, dossier, inherited, project

# How long a run lasted, and whether it was killed, by the seconds after which it is.
Run = Callable[[float], tuple[float, bool]]

KILLS = int(os.environ.get("KILLS", "12"))
# Counted in docs/security.md.
INPUTS = dict.fromkeys(
    (
        "test_a_killed_build_leaves_one_whole_site",
        "test_a_killed_verification_leaves_the_old_record_or_the_new_one",
        "test_a_killed_addition_leaves_nothing_in_part",
    ),
    KILLS,
)
SEED = int(os.environ.get("KILLS_SEED", "1"))
VERSIONS = ("The first description.", "Another description.")
ARTICLE = "The quay\n\nThe quay will be closed in May, said Mira Holm.\n\nThe council met on Monday.\n"
ADD = ("add", "quay.txt", "--id", "quay", "--language", "en", "--archive", "texts")


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def visible(folder: Path) -> dict[str, bytes]:
    """What counts: what a dead run was preparing stands in hidden folders."""
    return {path: content for path, content in contents(folder).items() if "/." not in f"/{path}"}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # MkDocs puts the day into the map of the site.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return project(tmp_path / "project")


def kills(run: Run, prepare: Callable[[int], object]) -> Iterator[str]:
    """Kill a command as often as asked for, each time after something was prepared for it.

    Half of the moments are anywhere, half in the last third, where things are written.
    """
    chance = random.Random(SEED)
    longest, _ = run(math.inf)
    done = 0
    for number in count():
        prepare(number)
        moment = chance.uniform(0 if number % 2 else longest * 2 / 3, longest)
        seconds, was_killed = run(moment)
        yield f"run {number}, killed after {moment} of {longest} seconds"
        done += was_killed
        if done == KILLS:
            return
        # How long it takes depends on what else the machine does.
        longest = longest if was_killed else seconds


@contextmanager
def victims(folder: Path, *arguments: str) -> Iterator[Run]:
    """What runs the command in a fork, and kills it after so many seconds."""
    command = [sys.executable, "-m", "tests.victims", str(folder), *arguments]
    host = subprocess.Popen(
        command,
        cwd=ROOT,
        env=inherited(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    assert host.stdin
    assert host.stdout

    def run(delay: float) -> tuple[float, bool]:
        print(delay, file=host.stdin, flush=True)
        answer = host.stdout.readline() if host.stdout else ""
        assert answer, "the command failed"
        seconds, was_killed = answer.split()
        return float(seconds), was_killed == "True"

    with host:
        yield run
        host.stdin.close()


def whole(folder: Path, *arguments: str) -> None:
    """A real run, to the end."""
    done = dossier(folder, *arguments)
    assert done.returncode == 0, done.stderr


def settings(version: int) -> str:
    return f"title: The ferry\narchive: texts\ndescription: {VERSIONS[version]}\n"


def describe(folder: Path, version: int) -> None:
    (folder / "content/dossier.yml").write_text(settings(version), encoding="utf-8")


def test_a_killed_build_leaves_one_whole_site(copy: Path) -> None:
    sites = []
    for version in (0, 1):
        describe(copy, version)
        whole(copy, "build", "--quiet")
        sites.append(contents(copy / "site"))
    assert sites[0] != sites[1]
    others = contents(copy / "content")
    others.pop("dossier.yml")
    with victims(copy, "build", "--quiet") as run:
        for moment in kills(run, lambda number: describe(copy, number % 2)):
            assert contents(copy / "site") in sites, moment
            content = contents(copy / "content")
            description = content.pop("dossier.yml").decode()
            assert description in map(settings, (0, 1)), moment
            assert content == others, moment
    describe(copy, 0)
    whole(copy, "build", "--quiet")
    assert contents(copy / "site") == sites[0]
    assert left_behind(copy) == []


def test_a_killed_verification_leaves_the_old_record_or_the_new_one(copy: Path) -> None:
    record = copy / "content/verified.json"
    old = record.read_bytes()
    whole(copy, "verify")
    records = (old, record.read_bytes())
    others = {path: content for path, content in contents(copy).items() if path != "content/verified.json"}
    with victims(copy, "verify") as run:
        for moment in kills(run, lambda _: record.write_bytes(old)):
            assert record.read_bytes() in records, moment
            now = visible(copy)
            now.pop("content/verified.json")
            assert now == others, moment
    whole(copy, "verify")
    assert record.read_bytes() == records[1]
    assert left_behind(copy) == []


def test_a_killed_addition_leaves_nothing_in_part(copy: Path) -> None:
    (copy / "quay.txt").write_text(ARTICLE, encoding="utf-8")
    before = contents(copy)
    whole(copy, *ADD)
    after = contents(copy)
    text, record = "texts/quay.txt", "content/sources/quay.md"
    assert {*after} - {*before} == {text, record}

    def forget(_: int = 0) -> None:
        for path in (text, record):
            (copy / path).unlink(missing_ok=True)

    with victims(copy, *ADD, "--replace") as run:
        for moment in kills(run, forget):
            # The record is written first: a text in the archive always has one.
            assert visible(copy) in (before, after, {**before, record: after[record]}), moment
    forget()
    whole(copy, *ADD)
    assert contents(copy) == after
    assert left_behind(copy) == []


# Runs a swap, and dies at a line of the modules that swap, counted from the first.
DYING = """
import os, signal, sys
from pathlib import Path
import dossier.swap as swap
import dossier.swap.workplaces

if sys.argv[3] == "renames":
    swap.exchange = lambda one, other: False
left = int(sys.argv[2])

def die(frame, event, _):
    global left
    if "dossier/swap/" not in frame.f_code.co_filename:
        return None
    left -= event == "line"
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return die

sys.settrace(die)
with swap.swapped(Path(sys.argv[1])) as new:
    new.mkdir()
    (new / "page").write_text("new")
    (new / "other").write_text("new")
"""


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_swap_killed_at_any_line_leaves_one_whole_folder(tmp_path: Path, way: str) -> None:
    """Also between two renames, where a random moment hardly ever falls."""
    site = tmp_path / "site"
    old, new = ({"page": text, "other": text} for text in (b"old", b"new"))
    line, lost, died = 0, 0, True
    while died:
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir()
        for name, text in old.items():
            (site / name).write_bytes(text)
        died = swap(site, line, way) < 0
        lost += not site.exists()
        assert way == "renames" or site.exists(), line
        # The next run ends before it builds anything, as one does that finds errors.
        assert swap(site, 0, "nothing") == 0
        assert contents(site) in (old, new), line
        assert left_behind(tmp_path) == [], line
        line += 1
    assert line > 30
    assert bool(lost) == (way == "renames")


def swap(site: Path, line: int, way: str) -> int:
    script = DYING if way != "nothing" else CLEARING
    command = [sys.executable, "-c", script, str(site), str(line), way]
    return subprocess.run(command, check=False).returncode


CLEARING = """
import sys
from pathlib import Path
from dossier.swap import swapped

with swapped(Path(sys.argv[1])):
    pass
"""


# Changes four files that belong together, and dies at a line of what puts them into place.
CHANGING = """
import os, signal, sys
from pathlib import Path
from dossier.swap.several import replace_all

left = int(sys.argv[1])

def die(frame, event, _):
    global left
    if frame.f_code.co_name not in ("replace_all", "begun", "_put_all", "_written"):
        return None
    left -= event == "line"
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return die

sys.settrace(die)
changed = {"content/actors/a.md": b"new", "content/sources/gone.md": None}
new = {"content/sources/fresh.md": b"x", "texts/t.txt": b"y"}
replace_all({Path(name): text for name, text in {**changed, **new}.items()})
"""
BEFORE = {"content/actors/a.md": b"old", "content/sources/gone.md": b"old", "texts/t.txt": b"old"}
AFTER = {"content/actors/a.md": b"new", "content/sources/fresh.md": b"x", "texts/t.txt": b"y"}


def killed_change(folder: Path, line: int) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in BEFORE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    return subprocess.run([sys.executable, "-c", CHANGING, str(line)], cwd=folder, check=False).returncode


def torn_changes(folder: Path) -> Iterator[int]:
    """Each line at which a killed change has changed a part, and the folder as it is then."""
    for line in count():
        if not killed_change(folder, line):
            assert line > 30
            return
        if visible(folder) not in (BEFORE, AFTER):
            yield line


def test_a_change_of_several_files_killed_at_any_line_is_undone(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    for line in torn_changes(folder):
        assert undone(folder / "content")[0], line
        assert visible(folder) == BEFORE, line
    assert visible(folder) == AFTER


@pytest.fixture(scope="module")
def torn_line(tmp_path_factory: pytest.TempPathFactory) -> int:
    return next(torn_changes(tmp_path_factory.mktemp("torn") / "project"))


@pytest.fixture
def torn(tmp_path: Path, torn_line: int) -> Path:
    """A folder of which a killed change has changed a part."""
    assert killed_change(tmp_path / "project", torn_line) < 0
    return tmp_path / "project"


def test_what_an_editor_wrote_after_a_kill_is_not_undone(torn: Path) -> None:
    """Nobody would know that the change is half done, and what stands there would be published so."""
    (torn / "content/actors/a.md").write_bytes(b"An editor goes on.")
    before = visible(torn)
    # Told by each command until somebody has settled it.
    for _ in range(2):
        back, (half,) = undone(torn / "content")
        assert (back, half.edited) == ([], (torn / "content/actors/a.md",))
        assert visible(torn) == before
        done = dossier(torn, "check")
        assert "a.md" in done.stderr
        assert "hint: finish it by hand" in done.stderr
    shutil.rmtree(half.list.parent)
    assert undone(torn / "content") == ([], [])


@pytest.mark.parametrize(("state", "name"), [(BEFORE, "texts/t.txt"), (AFTER, "content/actors/a.md")])
def test_of_a_change_that_is_not_begun_or_is_whole_an_editor_is_told_nothing(
    state: dict[str, bytes], name: str, torn_line: int, tmp_path: Path
) -> None:
    """The first file is that of before where nothing is done yet; the last is new where all is done."""
    folder = tmp_path / "project"
    lines = range(torn_line, 0, -1) if state is BEFORE else count(torn_line)
    assert any(killed_change(folder, line) < 0 and visible(folder) == state for line in lines)
    assert list(folder.rglob("*.unfinished/list"))
    (folder / name).write_bytes(b"edited")
    before = visible(folder)
    assert undone(folder / "content") == ([], [])
    assert visible(folder) == before


def test_what_stands_beside_the_content_is_undone_too(torn_line: int, tmp_path: Path) -> None:
    """A dossier begins with settings beside its content."""
    folder = tmp_path / "project"
    program = CHANGING.replace('changed = {"content', 'changed = {"mkdocs.yml": b"new", "content')
    for line in count(torn_line):
        assert killed_change(folder, 0) < 0
        (folder / "mkdocs.yml").write_bytes(b"old")
        command = [sys.executable, "-c", program, str(line)]
        assert subprocess.run(command, cwd=folder, check=False).returncode < 0
        if (folder / "mkdocs.yml").read_bytes() == b"new":
            break
    assert "mkdocs.yml is as it was before" in dossier(folder, "check").stderr
    assert (folder / "mkdocs.yml").read_bytes() == b"old"


def test_a_list_that_somebody_sent_undoes_nothing(torn: Path) -> None:
    """A pull request can hold such a folder, but neither its number on this disk nor its rights."""
    copy = torn.with_name("copy")
    shutil.copytree(torn, copy)
    before = visible(copy)
    assert undone(copy / "content") == ([], [])
    assert visible(copy) == before


@pytest.mark.parametrize("text", [b"", b"{", b"[[1]]", b"null", b"[[]]", b'[["..", 1, "", ""]]', b"\xff"])
def test_a_broken_list_undoes_nothing(text: bytes, torn: Path) -> None:
    (path,) = torn.rglob("*.unfinished/list")
    path.write_bytes(text)
    before = visible(torn)
    assert undone(torn / "content") == ([], [])
    assert visible(torn) == before


def test_every_command_first_undoes_what_a_killed_one_left(copy: Path) -> None:
    before = visible(copy)
    command = [sys.executable, "-c", DYING_RENAME]
    assert subprocess.run(command, cwd=copy, check=False).returncode < 0
    assert visible(copy) != before
    done = dossier(copy, "check")
    assert (done.returncode, "as it was before a command that was killed" in done.stderr) == (0, True)
    assert visible(copy) == before


DYING_RENAME = """
import os, signal
from pathlib import Path
from dossier.revision.renamed import renamed
from dossier.swap import several

class Dying(dict):
    def items(self):
        for number, item in enumerate(super().items()):
            if number == 2 and self.is_prepared:
                os.kill(os.getpid(), signal.SIGKILL)
            yield item

files = Dying(renamed(Path("content"), "mira-holm", "mira-berg").files)
files.is_prepared = False
put = several._put_all

def dying(files, places):
    files.is_prepared = True
    put(files, places)

several._put_all = dying
several.replace_all(files)
"""
