"""Options and fixtures that all tests share."""

import fcntl
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import settings
from playwright.sync_api import Browser

from dossier.cache import OWN_CACHE
from dossier.pipeline import Outcome, run
from tests.site import TESTS, browser, built, project, served
from tests.takeaway import invented

# How long one example takes depends on the machine, and says nothing about the law. The examples are the same
# in every run: a law that is broken fails for whoever broke it, and not for somebody else on another day.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
# ``--hypothesis-profile=wide --hypothesis-seed=N`` tries others.
settings.register_profile("wide", deadline=None, database=None)
settings.load_profile("steady")

# Makes something at a path that does not exist yet.
Maker = Callable[[Path], object]
Shared = Callable[[str, Maker], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what the scenarios now yield into them")


def pytest_configure(config: pytest.Config) -> None:
    # Whoever tests has a cache of their own, which no test reads or writes.
    os.environ[OWN_CACHE] = ""
    # A shell that runs us in the background has Ctrl-C ignored by us and by all that tests start.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.getoption("--update") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--update writes into files that several processes would share: leave -n out")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """Makes a file or folder of a name once for all processes of a run, and yields its path.

    Whoever comes first makes it, behind a lock; the others wait. Nobody may change what is shared.
    """
    base = tmp_path_factory.getbasetemp()
    # The folders of all workers stand side by side in that of the run.
    root = (base if worker_id == "master" else base.parent) / "shared"
    root.mkdir(exist_ok=True)

    def once(name: str, make: Maker) -> Path:
        path, done = root / name, root / f"{name}.done"
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(path)
                done.touch()
        return path

    return once


ADDRESSES = {"REPO_URL": "https://example.org/team/repo", "SITE_URL": "https://site.test/repo/"}


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The site of the dossier in ``tests/strait``, which has something of everything."""
    return shared("strait", lambda folder: built(project(folder, "strait"), **ADDRESSES)) / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where that site is served, under a sub-path."""
    with served(site) as url:
        yield url


def parsed(site: Path) -> dict[str, BeautifulSoup]:
    """Every page of a site by its address under the base: to be read, and not to be changed."""
    paths = sorted(site.rglob("*.html"))
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(path.read_bytes(), "lxml")
        for path in paths
    }


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """The pages of that site; ``404.html`` is one of them."""
    found = parsed(site)
    assert len(found) > 60
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


DOSSIERS = ("strait", "talks", "ferry", "court", "muehle")


@pytest.fixture(scope="session", params=[*DOSSIERS, "invented", "without address"])
def outcome(request: pytest.FixtureRequest, shared: Shared) -> Outcome:
    """What comes of several dossiers, one after the other."""

    def make(path: Path) -> None:
        path.write_bytes(pickle.dumps(run_of(request.param, path)))

    return pickle.loads(shared(f"{request.param}.outcome", make).read_bytes())


def run_of(name: str, path: Path) -> Outcome:
    if name in DOSSIERS:
        outcome = run(TESTS / name / "content")
    else:
        url = "https://example.org/odd" if name == "invented" else ""
        outcome = run(invented(path.with_suffix(".project"), url))
    assert outcome.tree, outcome.problems
    return outcome


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What comes of the invented one."""
    return run(invented(tmp_path_factory.mktemp("odd")))
