"""A stranger's dossier, with the program from a wheel and without this checkout."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.conftest import Shared
from tests.installed import EXPLAINED, PARTS, ROOT, attempt, built_wheel, installed, run

# What stands in these folders of a checkout stands there in a wheel.
PLACES = {"docs": "dossier/docs", "hooks": "dossier/hooks", "site_overrides": "dossier/theme"}
MKDOCS = "site_name: Ferry\ndocs_dir: content\nstrict: true\ntheme: dossier\nplugins: [dossier]\n"


@pytest.fixture(scope="session")
def wheel(shared: Shared) -> Path:
    return next(shared("wheel", built_wheel).glob("*.whl"))


@pytest.fixture(scope="session")
def scripts(shared: Shared, wheel: Path) -> Path:
    """The scripts of an environment with what the program itself requires, and no extra."""
    return shared("environment", lambda folder: installed(folder, wheel)) / "bin"


def test_a_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    with ZipFile(wheel) as file:
        held = {name for name in file.namelist() if ".dist-info/" not in name}
    paths = [path for part in PARTS for path in (ROOT / part).rglob("*") if path.is_file()]
    names = [path.relative_to(ROOT) for path in paths if "__pycache__" not in path.parts]
    names.append(Path(EXPLAINED))
    assert held == {str(Path(PLACES.get(name.parts[0], name.parts[0]), *name.parts[1:])) for name in names}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    shutil.copytree(ROOT / "tests/ferry/content", tmp_path / "content")
    return tmp_path


def test_a_dossier_is_built_without_a_checkout(ferry: Path, scripts: Path) -> None:
    run(ferry, str(scripts / "dossier"), "build", "--quiet")
    assert "dossier-foot" in (ferry / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "language"), [("court", "en"), ("muehle", "de")])
def test_a_dossier_on_another_subject_goes_through_init(
    tmp_path: Path, scripts: Path, name: str, language: str
) -> None:
    """Begun with the wheel, and its example replaced: nothing is reported, and each link leads somewhere."""
    command, folder = str(scripts / "dossier"), tmp_path / name
    run(tmp_path, command, "init", name, "--language", language)
    for part in ("content", "archive"):
        shutil.rmtree(folder / part)
    for part in ("content", "texts"):
        shutil.copytree(ROOT / "tests" / name / part, folder / part)
    done = run(folder, command, "check", "content")
    assert (done.stdout, done.stderr) == ("", "")
    shutil.rmtree(folder / "texts")
    # Nothing but what the archive would be needed for is left out where it is not at hand.
    run(folder, command, "build", "--quiet")
    title = yaml.safe_load((folder / "content/dossier.yml").read_text(encoding="utf-8"))["title"]
    front = (folder / "site/index.html").read_text(encoding="utf-8")
    assert title in front
    assert f'<html lang="{language}"' in front
    assert dead_links(folder / "site") == []


def dead_links(site: Path) -> list[str]:
    """The links of all pages that lead to no file of the site."""
    wrong = []
    for page in site.rglob("*.html"):
        soup = BeautifulSoup(page.read_bytes(), "lxml")
        for link in soup.select("a[href], link[href], script[src], img[src]"):
            address = str(link.get("href") or link.get("src")).partition("#")[0].partition("?")[0]
            if not address or urlsplit(address).scheme or page.name == "404.html":
                continue
            there = Path(os.path.normpath(page.parent / address))
            if not (there / "index.html").is_file() and not there.is_file():
                wrong.append(f"{page.relative_to(site)}: {address}")
    return wrong


def test_settings_elsewhere_are_built_beside_themselves(
    ferry: Path, tmp_path_factory: pytest.TempPathFactory, scripts: Path
) -> None:
    here = tmp_path_factory.mktemp("here")
    run(here, str(scripts / "dossier"), "build", "--quiet", "--config-file", str(ferry / "mkdocs.yml"))
    assert (ferry / "site/index.html").exists()
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "serve"])
def test_where_there_is_no_dossier_the_way_to_one_is_said(
    tmp_path: Path, command: str, scripts: Path
) -> None:
    done = attempt(tmp_path, str(scripts / "dossier"), command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: there is no 'mkdocs.yml'")
    assert "dossier init" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_an_extra_does_is_said_where_it_is_missing(ferry: Path, scripts: Path) -> None:
    """Each time with the command that installs it: no card, no chunks of the search, no article."""
    (ferry / "quay.txt").write_text("The quay\n\nThe quay is closed.\n", encoding="utf-8")
    done = attempt(ferry, str(scripts / "dossier"), "add", "quay.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: reading an article needs '")
    assert done.stderr.endswith("pip install 'dossier[add]'\n")
    done = attempt(ferry, str(scripts / "dossier"), "draft", "quay.txt")
    assert done.stderr.startswith("Error: drafting from an article needs '")
    # It makes ids of names as ``add`` does, and needs nothing for it.
    run(ferry, str(scripts / "dossier"), "new", "actors", "Quay office", "--type", "organisation")
    (ferry / "content/actors/quay-office.md").unlink()
    settings = ferry / "content/dossier.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(f"{plain}url: https://ferry.example.org/\n", encoding="utf-8")
    done = run(ferry, str(scripts / "dossier"), "build")
    assert "no page has a card; to draw them: pip install 'dossier[cards]'" in done.stderr
    assert not any(b"og:image" in page.read_bytes() for page in (ferry / "site").rglob("*.html"))
    settings.write_text(f"{plain}search: pagefind\n", encoding="utf-8")
    done = attempt(ferry, str(scripts / "dossier"), "build", "--quiet")
    assert done.returncode == 1
    assert (
        "needs 'pagefind', which is not installed: pip install 'dossier[search]'" in done.stdout + done.stderr
    )
