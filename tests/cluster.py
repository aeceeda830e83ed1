"""A real cluster of Dask for tests, and work for it: a scheduler and two workers, each its own process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import parent_process
from pathlib import Path

from tests.site import ROOT, inherited

# In seconds; a machine that does much else is slow.
PATIENCE = 120


@dataclass(frozen=True)
class Cluster:
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


def double(number: int) -> int:
    return 2 * number


def slow_double(number: int) -> int:
    time.sleep(0.5)
    return double(number)


def double_or_die(number: int) -> int:
    """Dies in a process of a pool, and works in the one that began it."""
    if number == 2 and parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(number)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    file = folder / "scheduler.json"
    here = ("--scheduler-file", str(file), "--no-dashboard")
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", *here)
    workers = tuple(started("worker", "--no-nanny", "--nthreads", "1", *here) for _ in range(2))
    try:
        yield Cluster(address_of(file), scheduler, workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def started(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *arguments]
    # So that workers find what is handed to them.
    environment = inherited() | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def address_of(file: Path) -> str:
    from distributed import Client

    end = time.monotonic() + PATIENCE
    while not (file.exists() and file.stat().st_size):
        assert time.monotonic() < end
        time.sleep(0.1)
    with Client(scheduler_file=str(file), timeout=PATIENCE) as client:
        client.wait_for_workers(2, timeout=PATIENCE)
        return str(client.scheduler.address)
