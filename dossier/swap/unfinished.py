"""Files that belong together, of which a run that was killed has changed a part: the next run undoes it.

While the files are put into place, the workplace of the first one holds a list of all, with what each is to
become. So each is put back from its own workplace, and only if nobody has edited any of them since.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dossier.swap.workplaces import GONE, LIST, place_of, reserved


@dataclass(frozen=True, slots=True)
class HalfDone:
    """A change that was killed in the middle and is not undone, what it changed, and what was edited."""

    list: Path
    changed: tuple[Path, ...]
    edited: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """What a change does to a file: its state is that of before, of after, or something else."""

    path: Path
    kept: Path
    state: str
    is_kept: bool
    changes: bool


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


def undone(folder: Path) -> tuple[list[Path], list[HalfDone]]:
    """Undo what killed runs left half done in a folder or one below: the files that are again as before.

    Nothing of a change is undone if somebody has edited one of its files since: that is for people to settle.
    """
    lists = sorted(path for depth in ("", "*/") for path in folder.glob(f"{depth}.*.unfinished/{LIST}"))
    back, half = list[Path](), list[HalfDone]()
    for path in lists:
        with reserved(path.parent) as is_dead:
            if not is_dead:
                continue
            steps = _steps(path.parent)
            if _is_for_people(steps):
                half.append(HalfDone(path, *(_paths(steps, state) for state in ("after", "else"))))
                continue
            back += _put_back_all(steps)
            path.unlink()
    return back, half


def put_back(path: Path, before: Path) -> None:
    """The file as it was; none, where there was none."""
    if os.path.lexists(before):
        before.replace(path)
    else:
        path.unlink(missing_ok=True)


def _steps(first: Path) -> list[_Step]:
    """What a change does to each file, in this order; empty if no run has written the list."""
    entries = _entries(first)
    if not entries or not _is_of(first, entries[0][1]):
        return []
    steps = []
    for name, number, before, after in entries:
        workplace = Path(os.path.normpath(first / name))
        path = place_of(workplace)
        if path is None:
            return []
        now, kept = _digest(path), workplace / GONE
        state = "before" if now == before else "after" if now == after else "else"
        is_kept = _is_of(workplace, number) and _digest(kept) == before
        steps.append(_Step(path, kept, state, is_kept, before != after))
    return [step for step in steps if step.changes]


def _is_for_people(steps: list[_Step]) -> bool:
    """Whether a part is done, and cannot be undone: files are changed in order, so the ends tell."""
    is_begun = bool(steps) and steps[0].state != "before" and steps[-1].state != "after"
    return is_begun and any(
        step.state == "else" or (step.state == "after" and not step.is_kept) for step in steps
    )


def _put_back_all(steps: list[_Step]) -> list[Path]:
    changed = [step for step in steps if step.state == "after"]
    if any(step.state == "else" for step in steps) or not all(step.is_kept for step in changed):
        return []
    for step in changed:
        put_back(step.path, step.kept)
    return [step.path for step in changed]


def _paths(steps: list[_Step], state: str) -> tuple[Path, ...]:
    return tuple(step.path for step in steps if step.state == state)


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
