"""Sites for tests: built by the real command, served as GitHub Pages serves them, seen by a real Chromium."""

import os
import select
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

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SUB_PATH = "/repo"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def project(folder: Path, name: str = "ferry") -> Path:
    """A copy of what a build of a dossier under ``tests/`` needs, in which a test may make mistakes."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("content", "texts"):
        if (TESTS / name / part).exists():
            shutil.copytree(TESTS / name / part, folder / part)
    # Only in a checkout is there a theme to work on.
    ours = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("watch: [site_overrides]\n", "")
    (folder / "mkdocs.yml").write_text(ours, encoding="utf-8")
    return folder


def with_overrides(folder: Path) -> Path:
    """A project with a folder of files that win over those of the theme."""
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "theme: dossier\n" in text
    own = "theme: {name: dossier, custom_dir: site_overrides}\n"
    settings.write_text(text.replace("theme: dossier\n", own), encoding="utf-8")
    (folder / "site_overrides/assets").mkdir(parents=True)
    return folder


def with_article(folder: Path, article: str, claims: str) -> Path:
    """The dossier of the ferry with one more article: its text is archived, its record has these claims."""
    project(folder)
    # Where a text is put by "dossier add", which does not ask the settings.
    (folder / "texts").rename(folder / "archive")
    settings = folder / "content/dossier.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("archive: texts\n", ""), encoding="utf-8"
    )
    (folder / "quay.txt").write_text(article, encoding="utf-8")
    done = dossier(folder, "add", "quay.txt", "--id", "quay", "--language", "en")
    assert done.returncode == 0, done.stderr
    record = folder / "content/sources/quay.md"
    text = record.read_text(encoding="utf-8")
    assert "claims: []\n" in text
    record.write_text(text.replace("claims: []\n", claims), encoding="utf-8")
    return folder


def built(folder: Path, **environment: str) -> Path:
    """The site of the project in a folder."""
    done = dossier(folder, "build", "--quiet", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def dossier(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The console script, run in a folder."""
    command = [sys.executable, "-m", "dossier.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=inherited() | environment, capture_output=True, text=True, check=False
    )


def inherited() -> dict[str, str]:
    """The environment but for what the Makefile sets for its own commands."""
    return {key: value for key, value in os.environ.items() if key != "NO_MKDOCS_2_WARNING"}


class Pages(SimpleHTTPRequestHandler):
    """A project site of GitHub Pages: everything under the sub-path, 404.html for the rest."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"{SUB_PATH}/")
        return super().translate_path(path.removeprefix(SUB_PATH) if inside else "/outside-of-the-site")

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    # A browser opens several connections for each page, and a busy machine accepts them late.
    request_queue_size = 128


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site under the sub-path."""
    server = _Server(("127.0.0.1", 0), partial(Pages, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    server.shutdown()
    server.server_close()


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
    assert wrong == [], wrong


def asked(terminal: int, answers: dict[str, str]) -> Iterator[str]:
    """All that a program says there; each question is answered once."""
    while select.select([terminal], [], [], 60)[0]:
        try:
            said = os.read(terminal, 4096).decode()
        except OSError:
            return
        yield said
        for question in [it for it in answers if it in said]:
            os.write(terminal, f"{answers.pop(question)}\n".encode())
