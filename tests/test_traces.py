"""A site tells nothing of who made it, where, and with what: neither in its texts nor in its pictures."""

import gzip
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from dossier.load.pictures import carried
from tests.site import built, project

SECRET = "Quillfeather"
PLACE = "https://site.test/repo/"
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built by somebody of this name, in a folder and a repository that have it as well."""
    folder = project(tmp_path_factory.mktemp(SECRET) / SECRET.lower())
    person = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME", "EMAIL", "REAL_NAME"), SECRET)
    person |= {f"GIT_{role}_{key}": SECRET for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    home = folder.parent / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        f"[user]\nname = {SECRET}\nemail = {SECRET}@example.org\n", encoding="utf-8"
    )
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", f"By {SECRET}"]):
        subprocess.run(["git", *command], cwd=folder, env={"PATH": "/usr/bin:/bin", **person}, check=True)
    return built(folder, SITE_URL=PLACE, HOME=str(home), **person)


def test_no_file_of_a_site_names_who_built_it_or_where(made: Path) -> None:
    files = [path for path in made.rglob("*") if path.is_file()]
    contents = {path: path.read_bytes() for path in files}
    contents |= {path: gzip.decompress(text) for path, text in contents.items() if path.suffix == ".gz"}
    assert len(contents) > 100
    told = [path for path, text in contents.items() if SECRET.lower().encode() in text.lower()]
    assert told == []
    assert [path for path in files if SECRET.lower() in path.relative_to(made).as_posix().lower()] == []


def test_the_pictures_of_a_site_carry_nothing_else(made: Path) -> None:
    pictures = {path: carried(path.read_bytes()) for path in made.rglob("*") if path.suffix in PICTURES}
    assert len(list((made / "cards").rglob("*.png"))) > 5
    assert {path for path, names in pictures.items() if names != ()} == set()


def test_the_drawings_of_a_site_only_draw(made: Path) -> None:
    drawings = list(made.rglob("*.svg"))
    assert len(drawings) > 10
    for path in drawings:
        elements = list(etree.parse(path).iter(etree.Element))
        names = {etree.QName(element).localname for element in elements}
        assert names <= {"svg", "path", "rect", "title"}, path
        attributes = {name for element in elements for name in element.attrib}
        assert attributes <= {"viewBox", "d", "fill", "width", "height", "rx"}, path
