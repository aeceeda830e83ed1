"""The program as a stranger has it: from a wheel, in an environment that holds nothing else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path
from zipfile import Path as InZip
from zipfile import ZipFile

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PARTS = ("dossier", "hooks", "site_overrides")
# The program explains problems in the words of the editors' guide.
EXPLAINED = "docs/problems.md"
FILES = ("pyproject.toml", "README.md", "LICENSE", EXPLAINED)
PIP = ("-m", "pip", "--disable-pip-version-check", "-q")
VARIABLES = ("PYTHONPATH", "VIRTUAL_ENV", "SITE_URL", "REPO_URL", "CONTENT")


def built_wheel(folder: Path) -> Path:
    """A wheel of this checkout, built of a copy, since a build leaves folders behind."""
    source = folder / "source"
    for part in PARTS:
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        (source / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    run(source, sys.executable, *PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), ".")
    return next(folder.glob("*.whl"))


def environment(folder: Path, wheel: Path, extras: Iterable[str] = ()) -> Path:
    """The scripts of an environment that has all that the wheel requires, and not the wheel.

    So that no network is needed, what the wheel requires, and what that requires, is linked there from the
    environment of the tests; nothing else is.
    """
    run(folder.parent, sys.executable, "-m", "venv", str(folder))
    add(next(folder.glob("lib/python*/site-packages")), wheel, extras)
    return folder / "bin"


def installed(folder: Path, wheel: Path, extras: Iterable[str] = ()) -> Path:
    """The scripts of such an environment into which pip has installed the wheel.

    ``--no-index`` has pip refuse where a requirement is missing.
    """
    scripts = environment(folder, wheel, extras)
    run(folder, str(scripts / "python"), *PIP, "install", "--no-index", str(wheel))
    return scripts


def add(packages: Path, wheel: Path, extras: Iterable[str]) -> None:
    """Link what the wheel requires, with some extras, into a folder of packages."""
    with ZipFile(wheel) as file:
        info = next(name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        ours = PathDistribution(InZip(file, info.removesuffix("METADATA")))  # type: ignore[arg-type]
        others = list(needed(ours, frozenset(extras), set()))
    for other in others:
        for name in {path.parts[0] for path in other.files or ()} - {"..", "__pycache__"}:
            # Some share a folder; pip itself is there already.
            if not (packages / name).exists():
                (packages / name).symlink_to(Path(str(other.locate_file(name))))


def needed(
    one: Distribution, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]
) -> Iterator[Distribution]:
    """All that a distribution with these extras requires here, in any number of steps."""
    for requirement in map(Requirement, one.requires or ()):
        marker, step = requirement.marker, (requirement.name, frozenset(requirement.extras))
        if step in seen or (marker and not any(marker.evaluate({"extra": e}) for e in extras or {""})):
            continue
        seen.add(step)
        other = distribution(requirement.name)
        yield other
        yield from needed(other, step[1], seen)


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command that must not fail, run in a folder and without what the environment of the tests sets."""
    done = attempt(folder, *command, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def attempt(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command that may fail."""
    plain = {key: value for key, value in os.environ.items() if key not in VARIABLES}
    return subprocess.run(
        command, cwd=folder, env=plain | environment, capture_output=True, text=True, check=False
    )
