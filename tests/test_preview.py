"""The preview: it outlives what happens to its folder, and nothing outlives the preview."""

import os
import shutil
import signal
import stat
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from mkdocs.livereload import LiveReloadServer

from dossier.mkdocs_adapter.adapter import Adapter
from dossier.mkdocs_adapter.preview import Preview
from dossier.mkdocs_adapter.served_site import ServedSite, kept_beside
from tests.markup import CONFIG
from tests.previews import PATIENCE, end, preview, until
from tests.site import project, with_overrides

PAGE = "actors/anna-berg/"


def children(process: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    threads = Path(f"/proc/{process}/task").iterdir()
    mine = " ".join((thread / "children").read_text(encoding="utf-8") for thread in threads).split()
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


def test_what_a_preview_keeps_is_for_its_user_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    kept = kept_beside(site)
    assert kept is not None
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    # Somebody else may have made it: nothing is taken from there.
    assert kept_beside(site) is None
    ServedSite(site, is_good=True).clear()
    assert not kept.exists()


def being_built(temporary: Path, before: Path | None = None) -> Path:
    """The folder of the whole site, when a process is writing it, and it is not the one before."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        for file in temporary.glob("*/mkdocs_*-next-*/*"):
            if file.parent != before:
                return file.parent
        time.sleep(0.02)
    pytest.fail("the whole site was never built")


def test_an_edit_ends_the_build_of_the_whole_site_and_is_in_the_next_one(tmp_path: Path) -> None:
    folder, temporary = project(tmp_path / "project"), tmp_path / "temporary"
    page = with_page(folder, "us")
    with preview(folder, temporary) as (_, address):
        address += "us/"
        until(address, "Before.")
        edited(folder / "log", page, EDITED.format("Between."))
        first = being_built(temporary)
        # Two at once, as when a whole folder is saved.
        page.write_text(EDITED.format("Nearly."), encoding="utf-8")
        edited(folder / "log", page, EDITED.format("Behind."))
        assert "Behind." in urlopen(address, timeout=PATIENCE).read().decode()
        second = being_built(temporary, first)
        assert not first.exists()
        assert "Behind." in urlopen(address, timeout=PATIENCE).read().decode()
        site, last = Path(str(second).partition("-next-")[0]), time.monotonic() + PATIENCE
        while second.exists() or first.exists():
            assert time.monotonic() < last
            time.sleep(0.1)
        assert "Behind." in (site / "us/index.html").read_text(encoding="utf-8")
        assert "Behind." in (site / "data/dossier.json").read_text(encoding="utf-8")


def test_a_preview_that_is_ended_while_the_whole_site_is_built_leaves_nothing(tmp_path: Path) -> None:
    folder, temporary = project(tmp_path / "project"), tmp_path / "temporary"
    page = with_page(folder, "us")
    with preview(folder, temporary) as (server, address):
        until(address + "us/", "Before.")
        edited(folder / "log", page, EDITED.format("Behind."))
        being_built(temporary)
        started = children(server.pid)
        assert started
        assert end(server, signal.SIGTERM) == 143
    last = time.monotonic() + PATIENCE
    while any(map(is_alive, started)):
        assert time.monotonic() < last
    assert list(temporary.iterdir()) == []
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


SEEN = "Reloading browsers"


def edited(log: Path, file: Path, text: str) -> None:
    """Wait until the preview shows what was written into a file."""
    before, last = log.read_text(encoding="utf-8").count(SEEN), time.monotonic() + PATIENCE
    file.write_text(text, encoding="utf-8")
    while log.read_text(encoding="utf-8").count(SEEN) == before:
        assert time.monotonic() < last
        time.sleep(0.05)


EDITED = "---\ntitle: Us\nuncited: true\n---\n{}\n"


def with_page(folder: Path, name: str) -> Path:
    """A page of a dossier on which it says "Before."."""
    page = folder / f"content/{name}.md"
    page.write_text(EDITED.format("Before."), encoding="utf-8")
    return page


def test_a_page_with_a_name_of_any_letters_shows_an_edit_at_once(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    page = with_page(folder, "über-uns")
    with preview(folder, tmp_path / "temporary") as (_, address):
        address += "%C3%BCber-uns/"
        until(address, "Before.")
        edited(folder / "log", page, EDITED.format("Behind."))
        assert "Behind." in urlopen(address, timeout=PATIENCE).read().decode()


def test_a_page_that_cannot_be_made_alone_is_waited_for_whenever_it_is_asked_for(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    # MkDocs has something to say of each page: that its link leads nowhere.
    (folder / "end.md").write_text("[Nowhere](none.md)\n", encoding="utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [{pymdownx.snippets: {auto_append: [end.md]}}]\n")
    page = with_page(folder, "us")
    with preview(folder, tmp_path / "temporary") as (_, address):
        address += "us/"
        until(address, "Before.")
        edited(folder / "log", page, EDITED.format("Behind."))
        with pytest.raises(TimeoutError):
            urlopen(address, timeout=0.7)
        assert "Behind." in urlopen(address, timeout=PATIENCE).read().decode()


def test_no_browser_takes_the_last_site_for_the_edit_that_is_due(tmp_path: Path) -> None:
    def nothing() -> None:
        pass

    server = LiveReloadServer(nothing, "127.0.0.1", 0, str(tmp_path))
    try:
        site = Preview(server, nothing, Adapter(), CONFIG)
        before = server._visible_epoch
        server._wanted_epoch = before + 1
        site._reload()
        assert (server._visible_epoch, server._wanted_epoch) == (before, before + 1)
        server._visible_epoch = server._wanted_epoch = 0
        site._reload()
        assert server._visible_epoch == server._wanted_epoch > 0
    finally:
        server.server_close()
