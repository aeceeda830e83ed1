"""Two who write at once, and an editor who saves while a command works: nothing is lost or half done."""

import random
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree
from signal import SIGHUP, SIGINT, SIGTERM

import click
import pytest

from dossier.cli.revise import _write
from dossier.derive.reviews import seen_hashes
from dossier.load import load
from dossier.model.reviews import Supports
from dossier.review.acts import RefusedError, reviewed, undo_last
from dossier.revision.renamed import renamed
from dossier.revision.stated import corrected, created, withdrawn
from dossier.revision.trial import Change
from dossier.swap.several import ChangedError, replace_all
from tests.faults import left_behind
from tests.site import TESTS, inherited, project
from tests.test_killed import contents

COMMAND = [sys.executable, "-m", "dossier.cli"]


def test_nothing_is_written_over_what_was_changed_meanwhile(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "folder/new"
    old.write_bytes(b"before")
    with pytest.raises(ChangedError):
        replace_all({old: b"after", new: b"new", tmp_path / "gone": None}, lambda: False)
    assert contents(tmp_path) == {"old": b"before"}
    assert left_behind(tmp_path) == []


CHANGES: dict[str, Callable[[Path], Change]] = {
    "rename": lambda content: renamed(content, "mira-holm", "mira-berg"),
    "withdraw": lambda content: withdrawn(content, "harbour-news", "2025-05-01", "It was taken back."),
    "correct": lambda content: corrected(
        content,
        "harbour-news#houses",
        "2025-05-01",
        "",
        "About 40 percent of the houses stand empty.",
        "A slip.",
    ),
    "new": lambda content: created(content, "actors", "Ann Example", "ann", "person", ""),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_an_editor_saves_meanwhile_is_kept(tmp_path: Path, name: str) -> None:
    content = project(tmp_path) / "content"
    before = contents(content)
    page = next(path for path in before if path.startswith("actors/"))

    def worked_out() -> Change:
        change = CHANGES[name](content)
        assert change.files, change.why
        (content / page).write_bytes(before[page] + b"An editor goes on.\n")
        return change

    with pytest.raises(click.ClickException, match="nothing was changed: the files were changed meanwhile"):
        _write(content, worked_out)
    assert contents(content) == {**before, page: before[page] + b"An editor goes on.\n"}


def test_no_check_is_lost_where_several_review_at_once(tmp_path: Path) -> None:
    content = tmp_path / "content"
    copytree(TESTS / "ferry/content", content)
    dossier = load(content)[0]
    claims = [*dossier.claims.values()][:4]

    def review(number: int) -> None:
        claim = claims[number]
        for _ in range(100):
            try:
                reviewed(content, str(claim.ref), seen_hashes(dossier, claim)[0], Supports.YES, f"r{number}")
            except RefusedError:
                continue
            return

    with ThreadPoolExecutor(len(claims)) as pool:
        list(pool.map(review, range(len(claims))))
    after = load(content)[0].reviews
    assert {ref: [r.by for r in after[ref]] for ref in after} == {
        str(claim.ref): [f"r{number}"] for number, claim in enumerate(claims)
    }


def test_nothing_is_undone_that_somebody_changed_since(tmp_path: Path) -> None:
    content = tmp_path / "content"
    copytree(TESTS / "ferry/content", content)
    dossier = load(content)[0]
    claim = next(iter(dossier.claims.values()))
    acts = [reviewed(content, str(claim.ref), seen_hashes(dossier, claim)[0], Supports.YES)]
    (content / "reviews.json").write_bytes(b"{}")
    with pytest.raises(RefusedError, match="was changed since"):
        undo_last(acts)
    assert (content / "reviews.json").read_bytes() == b"{}"


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b"\xff", b"<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n"]
)
def test_checks_that_cannot_be_read_are_not_written_over(tmp_path: Path, broken: bytes) -> None:
    content = tmp_path / "content"
    copytree(TESTS / "ferry/content", content)
    dossier = load(content)[0]
    claim = next(iter(dossier.claims.values()))
    (content / "reviews.json").write_bytes(broken)
    with pytest.raises(RefusedError, match="reviews\\.json"):
        reviewed(content, str(claim.ref), seen_hashes(dossier, claim)[0], Supports.YES)
    assert (content / "reviews.json").read_bytes() == broken


@pytest.mark.parametrize("command", ["new", "add"])
def test_of_two_who_take_one_name_at_once_one_is_refused(tmp_path: Path, command: str) -> None:
    copy = project(tmp_path)
    runs = []
    for name in ("Ann Example", "Bea Example"):
        (copy / f"{name}.txt").write_text(f"{name} speaks\n\nThe quay will be closed, {name} said.\n" * 2)
        arguments = ["new", "actors", name, "--type", "person", "--id", "same"]
        if command == "add":
            arguments = ["add", f"{name}.txt", "--id", "same", "--language", "en"]
        runs.append(
            subprocess.Popen(
                [*COMMAND, *arguments], cwd=copy, env=inherited(), stderr=subprocess.PIPE, text=True
            )
        )
    errors = [run.communicate()[1] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 1], errors
    assert "Traceback" not in "".join(errors)
    winner = "Ann" if runs[0].returncode == 0 else "Bea"
    (written,) = (copy / "content").rglob("same.md")
    assert winner in written.read_text("utf-8")
    assert all(winner in path.read_text("utf-8") for path in copy.glob("archive/*.txt"))
    assert left_behind(copy) == []


# Puts fifty files in the place of others again and again, until it is ended.
WRITER = """
import signal, sys
from itertools import count
from pathlib import Path
from dossier.cli.endings import _exit
from dossier.swap.several import replace_all

folder = Path(sys.argv[1])
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, _exit)
print(flush=True)
for n in count():
    files = {folder / str(i): str(n).encode() for i in range(40)}
    replace_all({**files, folder / f"new-{n}": b"", folder / f"new-{n - 1}": None} if n else files)
"""
ENDINGS = 12
# Counted in docs/security.md.
INPUTS = {"test_files_that_belong_together_are_changed_together": ENDINGS}


def test_files_that_belong_together_are_changed_together(tmp_path: Path) -> None:
    """Whatever signal ends the program, and even if it comes twice."""
    chance = random.Random(1)
    for number in range(ENDINGS):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "new-0").write_bytes(b"")
        command = [sys.executable, "-c", WRITER, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
            assert run.stdout
            run.stdout.readline()
            for signal in chance.sample((SIGINT, SIGTERM, SIGHUP), 1 + number % 2):
                try:
                    run.wait(chance.uniform(0, 0.2))
                except subprocess.TimeoutExpired:
                    run.send_signal(signal)
            assert run.wait(60)
        after = contents(folder)
        assert len(after) in (1, 41)
        numbers = {text.decode() for name, text in after.items() if not name.startswith("new")}
        assert len(numbers) == (len(after) > 1)
        assert set(after) - set(map(str, range(40))) <= {f"new-{n}" for n in ("0", *numbers)}
        assert left_behind(folder) == []


def test_no_record_is_begun_behind_a_link(tmp_path: Path) -> None:
    copy, other = project(tmp_path / "project"), tmp_path / "other"
    (copy / "content/sources").rename(other)
    (copy / "content/sources").symlink_to(other)
    (copy / "quay.txt").write_text("The quay\n\nThe quay will be closed in May.\n", "utf-8")
    before = contents(other)
    done = subprocess.run(
        [*COMMAND, "add", "quay.txt", "--language", "en"],
        cwd=copy,
        env=inherited(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "leads out of 'content'" in done.stderr) == (1, True)
    assert contents(other) == before
    assert not (copy / "archive").exists()
