"""A stranger's dossier, with the program from a wheel and without this checkout."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import Shared
from tests.installed import PARTS, ROOT, built_wheel, installed, run

# What stands in these folders of a checkout stands there in a wheel.
PLACES = {"hooks": "dossier/hooks", "site_overrides": "dossier/theme"}
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
    assert held == {str(Path(PLACES.get(name.parts[0], name.parts[0]), *name.parts[1:])) for name in names}


def test_a_dossier_is_built_without_a_checkout(tmp_path: Path, scripts: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "content").symlink_to(ROOT / "tests/ferry/content")
    run(tmp_path, str(scripts / "dossier"), "build", "--quiet")
    assert "dossier-foot" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
