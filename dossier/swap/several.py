"""Several files that are written, replaced and removed together or not at all."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import copy2, copymode

from dossier.swap.unfinished import begun, put_back
from dossier.swap.workplaces import GONE, NEW, locked, undisturbed, workplace


class ChangedError(OSError):
    """Somebody else has changed a file since it was read for what is to be written."""


def replace_all(files: Mapping[Path, bytes | None], is_current: Callable[[], bool] = lambda: True) -> None:
    """Write, replace and remove all of these files or none: None removes; each is replaced at once.

    ``is_current`` says whether what the new contents were worked out from still stands there; no other
    command writes into these folders meanwhile. Raises ChangedError if not, and OSError if a file cannot be
    written; then all are as they were before. What a run that is killed leaves half done, ``undone`` undoes.
    """
    with _without_new_folders(files), ExitStack() as stack:
        places = {path: stack.enter_context(workplace(path)) for path in files}
        for path, content in files.items():
            _prepare(path, content, places[path])
        # Only now, since workplaces are made under these locks; in one order, so that nobody waits for ever.
        for folder in sorted({os.path.realpath(path.parent) for path in files}):
            stack.enter_context(locked(Path(folder)))
        if not is_current():
            raise ChangedError("the files were changed meanwhile; run the command again")
        with undisturbed(), begun(files, places):
            _put_all(files, places)


@contextmanager
def _without_new_folders(files: Iterable[Path]) -> Iterator[None]:
    """Folders that are made for the files go again if the block fails, unless somebody else uses them."""
    new = {folder for path in files for folder in path.parents if not folder.exists()}
    try:
        yield
    except BaseException:
        for folder in sorted(new, reverse=True):
            with suppress(OSError):
                folder.rmdir()
        raise


def _prepare(path: Path, content: bytes | None, beside: Path) -> None:
    """Whatever needs room on the disk is done before the first file is touched."""
    if os.path.lexists(path):
        # A name can be replaced of what may not be written; an editor protects the file, not its name.
        if not path.is_symlink() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        try:
            os.link(path, beside / GONE, follow_symlinks=False)
        # Not every file system can give a file a second name.
        except OSError:
            copy2(path, beside / GONE, follow_symlinks=False)
    if content is None:
        return
    with (beside / NEW).open("wb") as file:
        file.write(content)
        file.flush()
        # Else a machine that dies may leave an empty file under the name.
        os.fsync(file.fileno())
    if path.exists():
        copymode(path, beside / NEW)


def _put_all(files: Mapping[Path, bytes | None], places: Mapping[Path, Path]) -> None:
    done: list[Path] = []
    try:
        for path, content in files.items():
            if content is None:
                path.unlink()
            else:
                (places[path] / NEW).replace(path)
            done.append(path)
    except BaseException:
        for path in done:
            put_back(path, places[path] / GONE)
        raise
