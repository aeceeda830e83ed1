"""Sites for tests: built by the real command, served as GitHub Pages serves them, seen by a real Chromium."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
SUB_PATH = "/repo"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def project(folder: Path) -> Path:
    """A copy of what a build needs, in which a test may make mistakes."""
    for name in ("content", "hooks", "site_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def with_article(folder: Path, article: str, claims: str) -> Path:
    """Our dossier with a sixth article, of which the archive has the text and the record these claims."""
    project(folder)
    (folder / "ferry.txt").write_text(article, encoding="utf-8")
    (folder / "content/actors/mira-holm.md").write_text("---\nname: Mira Holm\ntype: person\n---\n")
    assert dossier(folder, "add", "ferry.txt").returncode == 0
    record = folder / "content/sources/ferry-to-stop.md"
    text = record.read_text(encoding="utf-8")
    assert "claims: []\n" in text
    record.write_text(text.replace("claims: []\n", claims), encoding="utf-8")
    # Where a text says how many articles there are, it is wrong now, and checked.
    for path in (folder / "content").glob("**/*.md"):
        text = path.read_text(encoding="utf-8")
        if " five " in text and "sources" not in path.parts:
            path.write_text(text.replace(" five ", " six "), encoding="utf-8")
    return folder


def dossier(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The console script, run in a folder."""
    command = [sys.executable, "-m", "dossier.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )


class Pages(SimpleHTTPRequestHandler):
    """A project site of GitHub Pages: everything under the sub-path, 404.html for the rest."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"{SUB_PATH}/")
        return super().translate_path(path.removeprefix(SUB_PATH) if inside else "/outside-of-the-site")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site under the sub-path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    server.shutdown()


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, else the one that Playwright installed."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-quic"])
        yield chromium
        chromium.close()


@contextmanager
def watched(chromium: Browser, **options: object) -> Iterator[Page]:
    """A page on which a console error, a failed request or a request to another host fails the test."""
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on(
        "request", lambda r: None if "//127.0.0.1:" in r.url or r.url[:5] == "data:" else wrong.append(r.url)
    )
    yield page
    context.close()
    assert wrong == []
