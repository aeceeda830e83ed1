"""A program that is asked once: its standard input and output, and no more time or words than it may take."""

import json
import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from threading import Thread
from time import monotonic
from typing import IO, Any

from dossier.problems.printable import isolated

# Of an answer, and of what a program says beside it.
MOST_BYTES = 2_000_000
_MOST_ERROR = 2_000
MOST_CLAIMS = 500
_CHUNK = 65_536
# In seconds, for what is still in the pipe when the program has ended.
_LAST_WORDS = 2.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims that a program proposes, as it gave them; or ``why`` nothing of its answer was taken."""

    claims: tuple[object, ...] = ()
    why: str = ""
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class _Heard:
    """What came out of a pipe so far."""

    data: bytes = b""
    is_too_long: bool = False


def ask(command: Sequence[str], question: dict[str, Any], seconds: float) -> Answer:
    """The answer of a program to a question that it gets as JSON on its standard input.

    It, and all that it started, is ended when its time is over or its answer is too long.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Answer(why=f"'{isolated(command[0])}' cannot be run: {reason}")
    # Half a character of a refused claim goes back as it came, as JSON's own "\ud800".
    asked = json.dumps(question, ensure_ascii=False).encode(errors="backslashreplace")
    return _heard(process, asked, seconds)


def _heard(process: subprocess.Popen[bytes], question: bytes, seconds: float) -> Answer:
    said, complained = _Heard(), _Heard()
    threads = [
        Thread(target=_write, args=(process, question), daemon=True),
        Thread(target=_read, args=(process, process.stdout, said, MOST_BYTES), daemon=True),
        Thread(target=_read, args=(process, process.stderr, complained, None), daemon=True),
    ]
    for thread in threads:
        thread.start()
    end, is_late = monotonic() + seconds, False
    try:
        process.wait(seconds)
        # What it started may go on, and hold the pipe.
        threads[1].join(min(_LAST_WORDS, max(end - monotonic(), 0.1)))
    except subprocess.TimeoutExpired:
        is_late = True
    finally:
        _end(process)
    threads[1].join(_LAST_WORDS)
    threads[2].join(_LAST_WORDS)
    return _answered(process.returncode, said, complained, f"{seconds:g} seconds" if is_late else "")


def _write(process: subprocess.Popen[bytes], question: bytes) -> None:
    # Whoever does not read the question may answer nevertheless.
    with suppress(OSError), process.stdin or nullcontext() as pipe:
        if pipe:
            pipe.write(question)


def _read(process: subprocess.Popen[bytes], pipe: IO[bytes] | None, heard: _Heard, most: int | None) -> None:
    with suppress(OSError, ValueError):
        while pipe and (chunk := os.read(pipe.fileno(), _CHUNK)):
            if most is None:
                heard.data = (heard.data + chunk)[-_MOST_ERROR:]
            elif len(heard.data) + len(chunk) > most:
                heard.is_too_long = True
                _end(process)
                return
            else:
                heard.data += chunk


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _answered(code: int, said: _Heard, complained: _Heard, late: str) -> Answer:
    beside = isolated(" ".join(complained.data.decode(errors="replace").split())[-300:])
    beside = f"; it says: {beside}" if beside else ""
    if said.is_too_long:
        return Answer(why=f"the answer is longer than {MOST_BYTES // 1000:,} kilobytes")
    if late:
        return Answer(why=f"the program gave no answer within {late}{beside}")
    if code:
        return Answer(why=f"the program ended with the error {code}{beside}")
    return _read_answer(said.data, beside)


def _read_answer(data: bytes, beside: str) -> Answer:
    if not data.strip():
        return Answer(why=f"the program gave no answer{beside}")
    try:
        value = json.loads(data.decode(), object_pairs_hook=_each_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        what = "too deep" if isinstance(error, RecursionError) else isolated(str(error))[:200]
        return Answer(why=f"the answer is no JSON, or only a part of it: {what}{beside}")
    claims = value.get("claims") if isinstance(value, dict) else value
    if not isinstance(claims, list):
        return Answer(why="the answer is no object with a list 'claims'")
    if len(claims) > MOST_CLAIMS:
        return Answer(why=f"the answer has {len(claims)} claims, {MOST_CLAIMS} are allowed")
    others = tuple(key for key in value if key != "claims") if isinstance(value, dict) else ()
    return Answer(tuple(claims), unread=others)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = set[str]()
    for name, _ in pairs:
        if name in seen:
            raise ValueError(f"the key '{name}' stands twice in one object")
        seen.add(name)
    return dict(pairs)


def _no_number(word: str) -> Any:
    raise ValueError(f"'{word}' is no number of JSON")
