"""Several files that are written, replaced and removed together or not at all."""

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from shutil import copy2, copymode

from dossier.swap.workplaces import GONE, NEW, locked, undisturbed, workplace


class ChangedError(OSError):
    """Somebody else has changed a file since it was read for what is to be written."""


def replace_all(files: Mapping[Path, bytes | None], is_current: Callable[[], bool] = lambda: True) -> None:
    """Write, replace and remove all of these files or none: None removes; each is replaced at once.

    ``is_current`` says whether what the new contents were worked out from still stands there; no other
    command writes into these folders meanwhile. Raises ChangedError if not, and OSError if a file cannot be
    written; then all are as they were before.
    """
    with ExitStack() as stack:
        places = {path: stack.enter_context(workplace(path)) for path in files}
        for path, content in files.items():
            _prepare(path, content, places[path])
        # Only now, since workplaces are made under these locks; in one order, so that nobody waits for ever.
        for folder in sorted({os.path.realpath(path.parent) for path in files}):
            stack.enter_context(locked(Path(folder)))
        if not is_current():
            raise ChangedError("the files were changed meanwhile; run the command again")
        with undisturbed():
            _put_all(files, places)


def _prepare(path: Path, content: bytes | None, beside: Path) -> None:
    """Whatever needs room on the disk is done before the first file is touched."""
    if os.path.lexists(path):
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
            _put_back(path, places[path] / GONE)
        raise


def _put_back(path: Path, before: Path) -> None:
    if os.path.lexists(before):
        before.replace(path)
    else:
        path.unlink(missing_ok=True)
