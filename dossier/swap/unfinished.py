"""Files that belong together, of which a run that was killed has changed a part: the next run undoes it.

While the files are put into place, the workplace of the first one holds a list of all, with what each is to
become. So each is put back from its own workplace, and only if nobody has edited it since.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from dossier.swap.workplaces import GONE, LIST, place_of, reserved


@contextmanager
def begun(files: Mapping[Path, bytes | None], places: Mapping[Path, Path]) -> Iterator[None]:
    """While the block runs, the disk says what it does; nothing, where it changes a single file."""
    if len(files) < 2:
        yield
        return
    first = next(iter(places.values()))
    entries = [(os.path.relpath(places[path], first), *_signs(places[path], files[path])) for path in files]
    _written(first / LIST, json.dumps(entries).encode())
    try:
        yield
    finally:
        # From here on all is done, or as it was before.
        (first / LIST).unlink()


def undone(folder: Path) -> list[Path]:
    """Undo what a killed run left half done in a folder or one below; the files that are again as before."""
    lists = sorted(path for depth in ("", "*/") for path in folder.glob(f"{depth}.*.unfinished/{LIST}"))
    back: list[Path] = []
    for path in lists:
        with reserved(path.parent) as is_dead:
            if is_dead:
                back += _undone(path.parent)
                path.unlink()
    return back


def put_back(path: Path, before: Path) -> None:
    """The file as it was; none, where there was none."""
    if os.path.lexists(before):
        before.replace(path)
    else:
        path.unlink(missing_ok=True)


def _undone(first: Path) -> list[Path]:
    """Put back whatever was changed, in the same order; nothing, if somebody has edited it since."""
    changed: dict[Path, Path] = {}
    for name, number, before, after in _entries(first):
        workplace = Path(os.path.normpath(first / name))
        path = place_of(workplace)
        if path is None or not _is_of(workplace, number):
            return []
        now = _digest(path)
        if now == after != before:
            changed[path] = workplace / GONE
        if now not in (before, after) or (now == after != before and _digest(workplace / GONE) != before):
            return []
    for path, kept in changed.items():
        put_back(path, kept)
    return [*changed]


def _entries(first: Path) -> list[tuple[str, int, str, str]]:
    """The list; empty if the run was killed before it was whole."""
    with suppress(ValueError, OSError, TypeError):
        return [(str(a), int(b), str(c), str(d)) for a, b, c, d in json.loads((first / LIST).read_bytes())]
    return []


def _signs(workplace: Path, after: bytes | None) -> tuple[int, str, str]:
    """By what a workplace is known again, and its file, before and after."""
    digest = "" if after is None else sha256(after).hexdigest()
    return workplace.stat().st_ino, _digest(workplace / GONE), digest


def _is_of(workplace: Path, number: int) -> bool:
    """Whether a run made the workplace here: what somebody sends has another number, and other rights."""
    with suppress(OSError):
        about = workplace.lstat()
        return stat.S_ISDIR(about.st_mode) and about.st_ino == number and not about.st_mode & 0o077
    return False


def _digest(path: Path) -> str:
    """What a file is known by; empty for none."""
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _written(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
