"""Folders and files that are replaced as a whole or not at all, whatever ends the program meanwhile."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copymode

from dossier.swap.exchange import exchange
from dossier.swap.workplaces import GONE, NEW, OLD, locked, workplace


def obstacle(folder: Path, mark: str, *kept: Path) -> str:
    """What would be lost if a folder were replaced, as a sentence; empty if it may be replaced.

    ``mark`` is a file by which a folder that we wrote is recognised; ``kept`` must not be inside the folder.
    """
    here = folder.resolve()
    for path in (Path.cwd(), *kept):
        if here == path.resolve() or here in path.resolve().parents:
            return f"'{folder}' holds '{path}', which would be lost"
    if folder.is_dir() and any(folder.iterdir()) and not (folder / mark).is_file():
        return f"'{folder}' holds other files, which would be lost"
    return ""


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file is a link, stands in one below a folder, or is not below that at all."""
    is_linked = any(each.is_symlink() for each in (path, path.parent) if each != folder)
    return is_linked or not path.resolve().is_relative_to(folder.resolve(strict=True))


def write_tree(tree: Mapping[str, bytes], folder: Path) -> None:
    """Write every file of a tree under a folder."""
    for path, content in tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@contextmanager
def swapped(folder: Path) -> Iterator[Path]:
    """A path for a new folder, which replaces the old one when the block ends without an exception."""
    # Beside the folder, since a rename works only within one file system.
    with workplace(folder.absolute()) as beside:
        yield beside / NEW
        if (beside / NEW).is_dir():
            with locked(beside.parent):
                _put(beside, folder.absolute())


def _put(beside: Path, folder: Path) -> None:
    """Put the new folder in the old one's place; at no moment is there none, if the system can do that."""
    if exchange(beside / NEW, folder):
        return
    if os.path.lexists(folder):
        folder.rename(beside / OLD)
    # Killed here, the next run puts the old folder back.
    try:
        (beside / NEW).rename(folder)
    except BaseException:
        if (beside / OLD).exists():
            (beside / OLD).rename(folder)
        raise
    # From here on nobody may take it for one that was lost.
    if os.path.lexists(beside / OLD):
        (beside / OLD).rename(beside / GONE)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write all files or none: first beside their places, then into place. Only the last may replace a file.

    Raises OSError if one cannot be written; then none of the new ones stays.
    """
    done: list[Path] = []
    try:
        with ExitStack() as stack:
            new = [(path, stack.enter_context(_beside(path, content))) for path, content in files.items()]
            for path, beside in new:
                beside.replace(path)
                done.append(path)
    except OSError:
        # Not the last: if that one is in place, nothing failed after it.
        for path in done[: len(files) - 1]:
            path.unlink()
        raise


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    with workplace(path) as folder, (folder / NEW).open("wb") as file:
        file.write(content)
        file.flush()
        # Else a machine that dies may leave an empty file under the name.
        os.fsync(file.fileno())
        yield folder / NEW


def replace_all(files: Mapping[Path, bytes | None]) -> None:
    """Write, replace and remove all of these files or none: None removes; each is replaced at once.

    Raises OSError if one cannot be; then all are as they were before, also after an interruption.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    try:
        with ExitStack() as stack:
            new = [(p, stack.enter_context(_beside(p, c))) for p, c in files.items() if c is not None]
            for path, beside in new:
                if path.exists():
                    copymode(path, beside)
                beside.replace(path)
            for path in (path for path, content in files.items() if content is None):
                path.unlink()
    except BaseException:
        for path, content in before.items():
            _restore(path, content)
        raise


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
