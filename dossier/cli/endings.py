"""How commands end that the system or somebody else ends: with a message and an exit code."""

import errno
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from types import FrameType

import click

from dossier.swap.unfinished import HalfDone, undone


def ended(command: click.Command) -> click.Command:
    """The command, which ends with a message where the disk is full, read-only or forbidden, and on signals.

    What it was preparing is cleared, and what was there before it stays.
    """
    if command.callback:
        command.callback = _ended(command.callback)
    return command


def _ended(run: Callable[..., object]) -> Callable[..., object]:
    @wraps(run)
    def guarded(*arguments: object, **options: object) -> object:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _exit)
        options = {name: _text(given) for name, given in options.items()}
        try:
            _undo(options)
            return run(*arguments, **options)
        except OSError as error:
            # Whoever reads our output stopped reading; click ends quietly.
            if error.errno == errno.EPIPE:
                raise
            raise click.ClickException(f"{_reason(error)}; what was there stays") from error

    return guarded


def _text(given: object) -> object:
    """What is given as text, also where the system knows nothing of UTF-8; paths stay as they are."""
    if not isinstance(given, str) or given.isprintable():
        return given
    try:
        # Bytes that the system could not read arrive as halves of characters.
        return given.encode("utf-8", "surrogateescape").decode()
    except UnicodeError as error:
        raise click.ClickException(f"'{given}' is not written in UTF-8") from error


def _undo(options: Mapping[str, object]) -> None:
    """Before anything is read: put back what an earlier command had changed in part when it was killed."""
    content, new, settings = (options.get(name) for name in ("content", "folder", "config_file"))
    content = settings.parent / "content" if isinstance(settings, Path) else content
    # A dossier that is begun has files beside its content.
    around = [content, content.parent] if isinstance(content, Path) else []
    for folder in (*around, *([new] if isinstance(new, Path) else [])):
        back, half = undone(folder)
        for path in back:
            click.echo(f"{path} is as it was before a command that was killed; run that again", err=True)
        for change in half:
            click.echo(_half_done(change), err=True)


def _half_done(change: HalfDone) -> str:
    changed, edited = (", ".join(map(str, paths)) for paths in (change.changed, change.edited))
    return (
        f"{change.list.parent}: a command was killed in the middle of a change, which is not undone"
        + (f" since somebody has edited {edited}" if edited else "")
        + (f"; it had changed {changed}" if changed else "")
        + f"\n  hint: finish it by hand, or take it back with git; then remove {change.list.parent}"
    )


def _reason(error: OSError) -> str:
    # Of many files that could not be copied, the first says why.
    if isinstance(error, shutil.Error):
        return str(error.args[0][0][2])
    return f"{error.strerror or error}" + (f": '{error.filename}'" if error.filename else "")


def _exit(number: int, _frame: FrameType | None) -> None:
    # Clearing up must not be interrupted again.
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)
