"""Folders in which a run prepares what it puts into place, each beside that place.

A run holds a lock on its own, which the kernel releases when the program ends, however it ends. So the next
run knows what nobody works in any more: it puts back what was lost, and clears the rest.
"""

import fcntl
import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

# What is prepared; what was taken from its place; and what has been replaced there.
NEW, OLD, GONE = "new", "old", "gone"
# What is being done to several files: where this stands, the workplaces are needed to undo it.
LIST = "list"

# What ends a command before it is done.
_ENDINGS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}

# Earlier versions left out the end.
_NAME = re.compile(r"\.(?P<of>.+)-[a-z0-9_]{8}(?P<end>\.unfinished)?")


@contextmanager
def workplace(place: Path) -> Iterator[Path]:
    """A folder of this run beside a place; those that dead runs left there are cleared first."""
    place.parent.mkdir(parents=True, exist_ok=True)
    folder, lock = None, None
    try:
        # Else another run might clear the folder between its making and its locking.
        with locked(place.parent):
            clear(place)
            # A signal that came between the two would leave the folder behind.
            with undisturbed():
                folder = _made(place)
                lock = _lock(folder)
        yield folder
    finally:
        with undisturbed():
            if folder is not None:
                _remove(folder)
            if lock is not None:
                os.close(lock)


def _made(place: Path) -> Path:
    try:
        return Path(mkdtemp(dir=place.parent, prefix=f".{place.name}-", suffix=".unfinished"))
    except OSError as error:
        # Nobody knows the name of a workplace.
        error.filename = str(place)
        raise


@contextmanager
def undisturbed() -> Iterator[None]:
    """Signals that would end the command wait for the end of the block."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def clear(place: Path) -> None:
    """Put back what was lost between two renames, and remove what no living run owns, beside a place."""
    for folder in sorted(place.parent.glob(".*-*")):
        name = _NAME.fullmatch(folder.name)
        # Without the end, a folder of an editor may be called so.
        if name is None or not (name["end"] or name["of"] == place.name) or not _is_ours(folder):
            continue
        lock = _lock(folder)
        if lock is not None:
            _restore(folder / OLD, place.with_name(name["of"]))
            _remove(folder)
            os.close(lock)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder to oneself, as far as others ask for it in the same way; without, where nobody can."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def reserved(folder: Path) -> Iterator[bool]:
    """Whether no living run works in the workplace; if so, none does until the end of the block."""
    lock = _lock(folder)
    try:
        yield lock is not None
    finally:
        if lock is not None:
            os.close(lock)


def place_of(workplace: Path) -> Path | None:
    """The place beside which a workplace stands; None if it is none."""
    name = _NAME.fullmatch(workplace.name)
    return workplace.with_name(name["of"]) if name and name["end"] else None


def _is_ours(folder: Path) -> bool:
    """Whether the folder holds nothing but what a run puts there."""
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return False
    return not folder.is_symlink() and names <= {NEW, OLD, GONE}


def _lock(folder: Path) -> int | None:
    """The descriptor that holds a lock on the folder; None where a living run has it, or nobody can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    # Its own run has just removed it.
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _restore(old: Path, place: Path) -> None:
    if os.path.lexists(old) and not os.path.lexists(place):
        with suppress(OSError):
            old.rename(place)


def _remove(folder: Path) -> None:
    """Remove the folder as far as the system lets it be removed; of a link, only the link."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_symlink() or path.is_file():
                path.unlink()
    rmtree(folder, ignore_errors=True)
