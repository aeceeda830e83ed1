"""Options and fixtures that all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from dossier.pipeline import Outcome, run
from tests.site import ROOT, browser, dossier, served
from tests.takeaway import invented

# How long one example takes depends on the machine, and says nothing about the law.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what the scenarios now yield into them")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--update writes into files that several processes would share: leave -n out")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of our own dossier."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = dossier(
        ROOT,
        "build",
        "--quiet",
        "--site-dir",
        str(folder),
        REPO_URL="https://example.org/team/repo",
        SITE_URL="https://site.test/repo/",
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where that site is served, under a sub-path."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


DOSSIERS = {"ours": "content", "talks": "tests/talks/content", "ferry": "tests/ferry/content"}


@pytest.fixture(scope="session", params=[*DOSSIERS, "invented", "without address"])
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What comes of several dossiers, real and invented, one after the other."""
    if request.param in DOSSIERS:
        found = run(ROOT / DOSSIERS[request.param])
    else:
        url = "https://example.org/odd" if request.param == "invented" else ""
        found = run(invented(tmp_path_factory.mktemp("odd"), url))
    assert found.tree, found.problems
    return found


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What comes of the invented one."""
    return run(invented(tmp_path_factory.mktemp("odd")))
