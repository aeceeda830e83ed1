"""The problems of a folder, said anew whenever one of its files has changed: ``dossier check --watch``."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from dossier.problems import Problem, errors

if TYPE_CHECKING:
    from dossier.memo import Memo
    from dossier.model.content import Dossier

# In seconds: how often to look. Two writes that are nearer to each other may bear the same time.
_PAUSE, _TICK = 0.2, 0.05

Files = Mapping[str, tuple[int, int, int]]
Say = Callable[[tuple[Problem, ...]], None]


def watch(content: Path, say: Say, also: Callable[[Dossier], None]) -> None:
    """Say the problems of a content folder, and again after each change, until the process is ended.

    Where pages must be made to find the last of them, the others are said before. ``also`` is given a dossier
    without errors when all is said.
    """
    from dossier.abandon import AbandonedError, abandonable
    from dossier.cache import own_folder
    from dossier.load.folder import archive_of
    from dossier.memo import Memo
    from dossier.pipeline import unsearched

    memo, archive = Memo(own_folder()), archive_of(content)
    while True:
        before = _settled(content, archive)
        with _set_when_changed(before, content, archive) as changed, suppress(AbandonedError):
            with abandonable(changed), unsearched():
                dossier, problems = _said(content, memo, say)
            if dossier and not errors(problems):
                also(dossier)
            archive = content.parent / dossier.settings.archive if dossier else archive
        _wait(before, content, archive)


def _said(content: Path, memo: Memo, say: Say) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """The problems, when they were said; where the program itself fails, the traceback is."""
    from dossier.pipeline import problems_of

    said = list[tuple[Problem, ...]]()

    def early(problems: tuple[Problem, ...]) -> None:
        said.append(problems)
        say(problems)
        _note(f"{_counted(problems)}; how much of the articles is printed is still being counted")

    try:
        dossier, problems = problems_of(content, date.today(), memo, early)
    except Exception:
        # As in a preview: the next save may be read well.
        _note(traceback.format_exc())
        return None, ()
    if problems not in said:
        say(problems)
    _note(_counted(problems))
    return dossier, problems


def _counted(problems: tuple[Problem, ...]) -> str:
    wrong = len(errors(problems))
    count = "no problem" if not problems else f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    return f"{count}, {wrong} of them an error" if wrong else count


def _note(text: str) -> None:
    # To standard error, since programs read the problems from standard output.
    click.echo(f"{time.strftime('%H:%M:%S')} {text}", err=True)


def _wait(before: Files, *folders: Path) -> None:
    """Wait until the files are others than they were."""
    while True:
        start = time.monotonic()
        if _files(*folders) != before:
            return
        # Of very many files, most of the time is not spent on looking.
        time.sleep(max(_PAUSE, 5 * (time.monotonic() - start)))


@contextmanager
def _set_when_changed(before: Files, *folders: Path) -> Iterator[Event]:
    """An event that is set as soon as the files are others than they were."""
    changed, ended = Event(), Event()

    def look() -> None:
        while not ended.wait(_PAUSE):
            if _files(*folders) != before:
                changed.set()
                return

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield changed
    finally:
        ended.set()
        thread.join()


def _settled(*folders: Path) -> Files:
    """The files when the last change is so old that another one would bear another time."""
    while True:
        files = _files(*folders)
        newest = max((changed for changed, _, _ in files.values()), default=0)
        if not 0 <= time.time_ns() - newest < _TICK * 1e9:
            return files
        time.sleep(_TICK)


def _files(*folders: Path) -> Files:
    """When each file below the folders was changed, its size, and which it is; links to folders are files."""
    files = dict[str, tuple[int, int, int]]()
    left = [os.fspath(folder) for folder in folders]
    while left:
        with suppress(OSError), os.scandir(left.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    left.append(entry.path)
                with suppress(OSError):
                    # A text of the archive may stand behind a link, which may lead nowhere.
                    about = entry.stat(follow_symlinks=entry.is_symlink() and Path(entry.path).exists())
                    files[entry.path] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return files
