"""The preview: it outlives what happens to its folder, and nothing outlives the preview."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.previews import end, preview, until
from tests.site import project, with_overrides

PAGE = "actors/anna-berg/"


def children(process: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    mine = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return [int(child) for child in mine] + [other for child in mine for other in children(int(child))]


def is_alive(process: int) -> bool:
    """Whether the process has not ended; init may take its time to forget one that has."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return "State:\tZ" not in status


def test_a_content_folder_that_goes_and_comes_back_is_built_again(tmp_path: Path) -> None:
    """As "git checkout" may do it; also one that holds links and pipes is built again when they have gone."""
    folder = with_overrides(project(tmp_path / "project"))
    content, saved = folder / "content", tmp_path / "saved"
    shutil.copytree(content, saved)
    with preview(folder, tmp_path / "temporary") as (server, address):
        until(address + PAGE, "She met the council")
        for number in ("one", "two"):
            shutil.rmtree(content)
            file = saved / "actors/anna-berg.md"
            file.write_text(f"{file.read_text(encoding='utf-8')}\n<!-- {number} -->\n", encoding="utf-8")
            shutil.copytree(saved, content)
            (content / "dossier.yml").write_text(f"title: Ferry {number}\narchive: texts\n", encoding="utf-8")
            until(address, f"Ferry {number}")
        # The watcher would wait for the pipe, and walk the whole disk.
        os.mkfifo(content / "actors/pipe.md")
        (content / "root").symlink_to("/")
        (folder / "site_overrides/root").symlink_to("/")
        until(address, "symbolic-link")
        for path in (content / "actors/pipe.md", content / "root", folder / "site_overrides/root"):
            path.unlink()
        until(address, "Ferry two")
        # Editors' programs replace a file by another.
        settings = folder / "mkdocs.yml"
        settings.rename(tmp_path / "mkdocs.yml")
        shutil.copy(tmp_path / "mkdocs.yml", settings)
        shutil.rmtree(content)
        shutil.copytree(saved, content)
        (content / "dossier.yml").write_text("title: Ferry at last\narchive: texts\n", encoding="utf-8")
        until(address, "Ferry at last")
        assert server.poll() is None


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 0), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_all_that_the_preview_started(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    folder, temporary = project(tmp_path / "project"), tmp_path / "temporary"
    with preview(folder, temporary) as (server, address):
        until(address + PAGE, "She met the council")
        started = children(server.pid)
        assert any(temporary.iterdir())
        assert end(server, number) == code
    assert not any(map(is_alive, started))
    assert list(temporary.iterdir()) == []
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


def test_a_preview_that_is_ended_while_it_builds_leaves_nothing(tmp_path: Path) -> None:
    folder, temporary = project(tmp_path / "project"), tmp_path / "temporary"
    settings = folder / "content/dossier.yml"
    # Pagefind is a program of its own.
    settings.write_text("title: Ferry\narchive: texts\nsearch: pagefind\n", encoding="utf-8")
    with preview(folder, temporary) as (server, address):
        until(address + PAGE, "She met the council")
        settings.write_text("title: The ferry\narchive: texts\nsearch: pagefind\n", encoding="utf-8")
        started: list[int] = []
        while not started:
            started = children(server.pid)
        assert end(server, signal.SIGTERM) == 143
    assert not any(map(is_alive, started))
    assert list(temporary.iterdir()) == []
