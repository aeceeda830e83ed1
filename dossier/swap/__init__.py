"""Folders and files that are replaced as a whole or not at all, whatever ends the program meanwhile."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

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
