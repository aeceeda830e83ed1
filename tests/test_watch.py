"""``dossier check --watch``: it says what a new check says, soon after each change, until it is ended."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from tests.faults import COMMAND
from tests.previews import PATIENCE
from tests.site import inherited, project

SOURCE = "content/sources/harbour-news.md"


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], Queue[str]]]:
    """The process, and the lines that it prints, as they come."""
    lines: Queue[str] = Queue()
    process = subprocess.Popen(
        [*COMMAND, "check", "--watch", *options],
        cwd=folder,
        env=inherited(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield process, lines
    finally:
        process.kill()
        process.wait()
        reader.join()
        assert process.stdout
        process.stdout.close()


def until(lines: Queue[str], *words: str) -> str:
    """All that is printed until a line has one of the words."""
    text = ""
    while not any(word in text for word in words):
        text += lines.get(timeout=PATIENCE)
    return text


def answer(lines: Queue[str]) -> str:
    """What is printed until all is said."""
    text = ""
    while " problem" not in text or text.rstrip().endswith("still being counted"):
        text += lines.get(timeout=PATIENCE)
    return text


def edit(folder: Path, old: str, new: str, path: str = SOURCE) -> None:
    file = folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_each_change_of_the_content_and_the_archive_is_answered(tmp_path: Path) -> None:
    folder = project(tmp_path / "ferry")
    with watching(folder) as (_, lines):
        assert "no problem" in answer(lines)
        edit(folder, "passage: ", "passage: never ")
        said = until(lines, "of them an error")
        assert "[misquoted]" in said
        edit(folder, "passage: never ", "passage: ")
        until(lines, "no problem")
        text = folder / "texts/harbour-news.txt"
        before = text.read_text("utf-8")
        text.write_text(before + "\n[paragraph] One more.\n", "utf-8")
        assert "[changed-text]" in until(lines, "of them an error")
        text.write_text(before, "utf-8")
        until(lines, "no problem")
        (folder / "content").rename(folder / "away")
        assert "no such folder" in until(lines, "of them an error")
        (folder / "away").rename(folder / "content")
        until(lines, "no problem")


def test_without_a_change_nothing_is_said_twice(tmp_path: Path) -> None:
    with watching(project(tmp_path / "ferry")) as (_, lines):
        assert "no problem" in answer(lines)
        with pytest.raises(Empty):
            lines.get(timeout=3)


def test_settings_that_name_another_archive_are_followed(tmp_path: Path) -> None:
    folder = project(tmp_path / "ferry")
    with watching(folder, "--coverage") as (_, lines):
        until(lines, "no problem")
        (folder / "texts").rename(folder / "elsewhere")
        edit(folder, "archive: texts", "archive: elsewhere", "content/dossier.yml")
        until(lines, "no problem")
        text = folder / "elsewhere/harbour-news.txt"
        text.write_text(text.read_text("utf-8") + "\n[paragraph] One more.\n", "utf-8")
        assert "[changed-text]" in until(lines, "of them an error")


def test_it_ends_when_an_editor_ends_it(tmp_path: Path) -> None:
    with watching(project(tmp_path / "ferry")) as (process, lines):
        answer(lines)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    with watching(tmp_path / "ferry") as (process, lines):
        answer(lines)
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(PATIENCE) == 128 + signal.SIGTERM
