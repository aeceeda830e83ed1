"""A process that runs a command again and again, each time in a fork that is killed.

Arguments are a folder and those of the command. It runs once to the end, so that its forks need not import
anything. Then each line that it reads is a number of seconds after which a new fork is killed, or ``inf``; it
answers with how long the fork ran, and whether it was killed.
"""

import os
import signal
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

from dossier.cli import main


def run(arguments: list[str]) -> int:
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        try:
            main(arguments)
        except SystemExit as end:
            return int(end.code or 0)
    return 0


def killed(arguments: list[str], delay: float) -> bool:
    """Whether a fork was still running when it was killed."""
    child = os.fork()
    if not child:
        os._exit(run(arguments))
    if delay < float("inf"):
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        assert status == 0, status
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    folder, *command = sys.argv[1:]
    os.chdir(folder)
    assert run(command) == 0
    for line in sys.stdin:
        start = time.monotonic()
        was_killed = killed(command, float(line))
        print(time.monotonic() - start, was_killed, flush=True)
