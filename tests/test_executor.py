"""Work on many cores and on a cluster: the same results, whoever dies meanwhile."""

import filecmp
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossier.executor import LostClusterError, each, on_cluster
from tests.cluster import PATIENCE, cluster, double, double_or_die, slow_double
from tests.site import ROOT, built, dossier, inherited, project

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
NUMBERS = range(8)
DOUBLES = [double(number) for number in NUMBERS]


@pytest.mark.parametrize("is_much", [False, True])
def test_results_come_in_order(is_much: bool) -> None:
    assert list(each(double, NUMBERS, is_much=is_much)) == DOUBLES


def test_a_temporary_folder_with_a_long_path_is_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 25)
    folder.mkdir()
    # However few cores this machine has.
    code = (
        "import dossier.executor; dossier.executor.cores = lambda: 2; "
        "print(list(dossier.executor.each(abs, [-1, -2], is_much=True)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[1, 2]\n", "")


def test_what_a_dead_process_of_the_pool_left_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.executor.cores", lambda: 2)
    assert list(each(double_or_die, NUMBERS, is_much=True)) == DOUBLES


POOL = """
from tests.cluster import slow_double
import dossier.executor
dossier.executor.cores = lambda: 2
print("began", flush=True)
print(list(dossier.executor.each(slow_double, range(600), is_much=True)))
"""


def below(process: int) -> set[int]:
    """The processes that a process has begun, and those that they have."""
    tree: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = status.read_text().split(" ", 1)
        except OSError:
            continue
        tree.setdefault(int(rest.rpartition(")")[2].split()[1]), []).append(int(number))
    children = set(tree.get(process, ()))
    return children.union(*map(below, children))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux")
def test_no_process_is_left_when_a_build_is_killed() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", POOL], cwd=ROOT, env=inherited() | {"PYTHONPATH": str(ROOT)}
    )
    end = time.monotonic() + PATIENCE
    # The server of forks, what tracks resources, and two workers.
    while len(children := below(run.pid)) < 4:
        assert time.monotonic() < end
        time.sleep(0.2)
    run.kill()
    run.wait()
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < end
        time.sleep(0.2)


INTERRUPTED = """
import multiprocessing.process, os, signal, sys
import dossier.executor
dossier.executor.cores = lambda: 2
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
start, begun = multiprocessing.process.BaseProcess.start, []
def start_and_interrupt(process):
    start(process)
    begun.append(process)
    if len(begun) == 2:
        os.kill(os.getpid(), signal.SIGTERM)
multiprocessing.process.BaseProcess.start = start_and_interrupt
print(list(dossier.executor.each(abs, [-1, -2], is_much=True)))
"""


def test_a_signal_that_comes_as_the_pool_begins_ends_the_program() -> None:
    run = subprocess.Popen([sys.executable, "-c", INTERRUPTED], stderr=subprocess.DEVNULL)
    try:
        # Both processes of the pool are there, and nobody manages them yet.
        assert run.wait(timeout=PATIENCE) == 143
    finally:
        run.kill()


def test_a_cluster_yields_the_same_bytes_and_survives_its_workers(tmp_path: Path) -> None:
    alone = built(project(tmp_path / "alone"), SOURCE_DATE_EPOCH="1700000000")
    folder = project(tmp_path / "together")
    with cluster(tmp_path) as dask:
        done = dossier(folder, "build", "--quiet", "--cluster", dask.address, SOURCE_DATE_EPOCH="1700000000")
        assert done.returncode == 0, done.stderr
        assert_same(alone, folder / "site")
        with on_cluster(dask.address):
            results = each(slow_double, range(12), is_much=False)
            assert next(results) == 0
            os.kill(dask.workers[0].pid, signal.SIGKILL)
            assert list(results) == [2 * number for number in range(1, 12)]
        with on_cluster(dask.address):
            results = each(slow_double, range(12), is_much=False)
            next(results)
            dask.scheduler.kill()
            with pytest.raises(LostClusterError, match="is lost"):
                list(results)
        # Without its scheduler.
        (folder / "content/index.md").write_text("# Another\n\nNothing. {.uncited}\n", encoding="utf-8")
        done = dossier(folder, "build", "--quiet", "--cluster", dask.address)
        assert done.returncode == 1
        assert f"no scheduler answers at '{dask.address}'" in done.stderr
        assert "Traceback" not in done.stderr
    assert_same(alone, folder / "site")


def assert_same(one: Path, other: Path) -> None:
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert {path.relative_to(other) for path in other.rglob("*") if path.is_file()} == names
    _, differing, wrong = filecmp.cmpfiles(one, other, [*map(str, names)], shallow=False)
    assert not differing + wrong
