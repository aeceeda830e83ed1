"""How commands end that the system or somebody else ends: with a message and an exit code."""

import errno
import signal
import sys
from collections.abc import Callable
from functools import wraps
from types import FrameType

import click


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
        try:
            return run(*arguments, **options)
        except OSError as error:
            # Whoever reads our output stopped reading; click ends quietly.
            if error.errno == errno.EPIPE:
                raise
            where = f": '{error.filename}'" if error.filename else ""
            raise click.ClickException(f"{error.strerror or error}{where}; what was there stays") from error

    return guarded


def _exit(number: int, _frame: FrameType | None) -> None:
    # Clearing up must not be interrupted again.
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)
