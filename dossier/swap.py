"""Folders and files that are replaced as a whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copymode, rmtree
from tempfile import TemporaryDirectory


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


@contextmanager
def swapped(folder: Path) -> Iterator[Path]:
    """A path for a new folder, which replaces the old one when the block ends without an exception."""
    parent = folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    # Beside the folder, since a rename works only within one file system.
    with TemporaryDirectory(dir=parent, prefix=f".{folder.name}-") as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        yield new
        if not new.is_dir():
            return
        if folder.exists():
            folder.absolute().rename(old)
        try:
            new.rename(folder.absolute())
        # After an interruption, too, the old folder must go back before the temporary one is removed with it.
        except BaseException:
            if old.exists():
                old.rename(folder.absolute())
            raise
        rmtree(old, ignore_errors=True)


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
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
        new = Path(folder, "new")
        new.write_bytes(content)
        yield new


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
