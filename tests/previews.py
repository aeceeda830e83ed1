"""A preview for tests: started by the real command, asked by HTTP, ended by a signal."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.faults import COMMAND
from tests.site import inherited

# In seconds; a machine that does much else is slow.
PATIENCE = 120


@contextmanager
def preview(
    folder: Path, temporary: Path, host: str = "127.0.0.1"
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The process of a preview, and the address of its front page; its temporary files stand in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary.mkdir(exist_ok=True)
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*COMMAND, "serve", "--address", f"{host}:{port}"],
            cwd=folder,
            env=inherited() | {"TMPDIR": str(temporary)},
            stdout=log,
            stderr=log,
        )
    try:
        yield server, f"http://127.0.0.1:{port}/"
    finally:
        server.kill()
        server.wait()


def until(address: str, *words: str, patience: float = PATIENCE) -> None:
    """Wait until the page shows one of the words."""
    end = time.monotonic() + patience
    text = ""
    while time.monotonic() < end:
        try:
            text = urlopen(address, timeout=5).read().decode()
        except OSError:
            text = ""
        if any(word in text for word in words):
            return
        time.sleep(0.3)
    pytest.fail(f"{address} never showed {words}: {text[:2000]}")


def end(server: subprocess.Popen[bytes], number: signal.Signals) -> int:
    """The exit code of a preview that a signal ends."""
    os.kill(server.pid, number)
    return server.wait(timeout=PATIENCE)


def memory(server: subprocess.Popen[bytes]) -> int:
    """How many megabytes the process has in memory."""
    lines = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS"))
