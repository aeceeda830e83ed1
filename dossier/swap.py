"""Folders that are replaced as a whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory


@contextmanager
def swapped(folder: Path) -> Iterator[Path]:
    """A new folder beside the old one that takes its place when the block ends well; else nothing changes."""
    parent = folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=parent, prefix=f".{folder.name}-") as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        yield new
        if not new.is_dir():
            return
        if folder.exists():
            folder.absolute().rename(old)
        try:
            new.rename(folder.absolute())
        except OSError:
            if old.exists():
                old.rename(folder.absolute())
            raise
        rmtree(old, ignore_errors=True)
