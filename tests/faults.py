"""Faults of the machine for tests: kills, full and read-only disks, files that may not be read."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site import inherited

# Of Linux: take away a capability for good; those by which root reads and writes what its mode forbids.
PR_CAPBSET_DROP = 24
CAPABILITIES = (1, 2, 3)
COMMAND = (sys.executable, "-m", "dossier.cli")
# As long as nothing waits for ever.
PATIENCE = 120

Outcome = subprocess.CompletedProcess[str]


def bound(folder: Path, *arguments: str, before: Callable[[], None] | None = None) -> Outcome:
    """The command in a folder, after something was done to its process."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=inherited() | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        preexec_fn=before,
    )


def without_privileges() -> None:
    """Let modes of files hold for root, too."""
    if os.getuid() == 0:
        for capability in CAPABILITIES:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def with_small_files(size: int) -> Callable[[], None]:
    """No file gets larger: the nearest to a full disk that everybody can have."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """A disk of its own at a folder; None where nobody may mount one."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    done = subprocess.run(["mount", *options], capture_output=True, check=False)
    try:
        yield None if done.returncode else folder
    finally:
        if not done.returncode:
            subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, left: int) -> None:
    """Fill the disk of a folder but for so many bytes."""
    with (folder / "filler").open("wb", buffering=0) as filler:
        while True:
            free = os.statvfs(folder)
            more = free.f_bavail * free.f_frsize - left
            if more <= 0:
                break
            filler.write(b"x" * more)


def left_behind(folder: Path) -> list[str]:
    """What a run has prepared and not cleared; what it keeps for the next one is no part of it."""
    hidden = (path for path in folder.rglob(".*") if path.is_dir() and path != folder / ".cache")
    return [str(path.relative_to(folder)) for path in hidden]
