"""A preview through an hour of random edits: ``python -m tests.soak [SECONDS]``.

It must live, answer, keep its memory, and show in the end what a new preview shows of the same files.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from tests.previews import PATIENCE, memory, preview, until
from tests.site import project

HOUR = 3600
# In megabytes: what the memory may grow by between the first builds and the last.
GROWTH = 60
JUNK = (
    "\n[@nowhere#said]\n",
    "\n---\n",
    "\n<!-- dossier/nothing -->\n",
    "\n![x](assets/x.png)\n",
    "\x00",
    "\n- " * 50,
)

Edit = Callable[[random.Random, Path], object]


def some(chance: random.Random, content: Path) -> Path:
    return chance.choice(sorted(p for p in content.rglob("*") if p.suffix in (".md", ".yml") and p.is_file()))


def spoil(chance: random.Random, content: Path) -> None:
    with some(chance, content).open("a", encoding="utf-8") as file:
        file.write(chance.choice(JUNK))


def cut(chance: random.Random, content: Path) -> None:
    path = some(chance, content)
    path.write_bytes(path.read_bytes()[: chance.randrange(200)])


def remove(chance: random.Random, content: Path) -> None:
    some(chance, content).unlink()


def rename(chance: random.Random, content: Path) -> None:
    path = some(chance, content)
    path.rename(path.with_stem(f"{path.stem}-{chance.randrange(9)}"))


def put_no_file(chance: random.Random, content: Path) -> None:
    path = content / chance.choice(("actors", ".", "assets")) / f"odd-{chance.randrange(10**9)}.md"
    path.parent.mkdir(exist_ok=True)
    chance.choice((os.mkfifo, Path.mkdir, lambda p: p.symlink_to("/"), lambda p: p.symlink_to("gone")))(path)


def remove_folder(chance: random.Random, content: Path) -> None:
    folders = [content, *(path for path in content.iterdir() if path.is_dir() and not path.is_symlink())]
    shutil.rmtree(chance.choice(sorted(folders)))


EDITS: tuple[Edit, ...] = (spoil, spoil, spoil, cut, remove, rename, put_no_file, remove_folder)


def restore(content: Path, saved: Path) -> None:
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(saved, content)


def whole_site(temporary: Path, mark: str) -> Path:
    """The folder that a preview serves, once all of it is of this title, and not only the pages asked for."""
    # Beside it stand the next site, and the last good one.
    site = next(path for path in temporary.glob("*/mkdocs_*") if "-" not in path.name)
    data = site / "data/dossier.json"
    end = time.monotonic() + PATIENCE
    while not (data.exists() and mark in data.read_text(encoding="utf-8")):
        assert time.monotonic() < end, f"the whole site is never of '{mark}'"
        time.sleep(0.3)
    return site


def pages(temporary: Path, address: str, mark: str) -> dict[str, bytes]:
    """The files of a preview's site without its address; but for the map that is packed with it."""
    site = whole_site(temporary, mark)
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    texts = {name: path.read_bytes() for name, path in files.items() if not name.endswith(".gz")}
    return {name: text.replace(address.encode(), b"") for name, text in texts.items()}


def soak(folder: Path, seconds: float, seed: int) -> int:
    """How many edits the preview outlived."""
    chance, edits, first = random.Random(seed), 0, 0
    content, saved = folder / "content", folder / "saved"
    shutil.copytree(content, saved)
    with preview(folder, folder / "temporary") as (server, address):
        until(address, "Ferry")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for _ in range(chance.randrange(1, 6)):
                if next(content.glob("*/*.md"), None):
                    chance.choice(EDITS)(chance, content)
                edits += 1
                time.sleep(chance.uniform(0, 1))
            restore(content, saved)
            mark = f"Ferry {''.join(chance.choices(ascii_lowercase, k=9))}"
            (content / "dossier.yml").write_text(f"title: {mark}\narchive: texts\n", encoding="utf-8")
            until(address, mark)
            if chance.randrange(2):
                whole_site(folder / "temporary", mark)
            first = first or memory(server)
            assert memory(server) < first + GROWTH, f"{first} to {memory(server)} megabytes"
        assert urlopen(address).read()
        last = pages(folder / "temporary", address, mark)
    with preview(folder, folder / "anew") as (_, address):
        until(address, mark)
        anew = pages(folder / "anew", address, mark)
    assert {*anew} == {*last}
    assert [name for name in anew if anew[name] != last[name]] == []
    print(f"{edits} edits, {first} megabytes at first")
    return edits


if __name__ == "__main__":
    length = float(sys.argv[1]) if len(sys.argv) > 1 else HOUR
    number = random.SystemRandom().randrange(10**6)
    print(f"seed {number}")
    with TemporaryDirectory() as place:
        try:
            soak(project(Path(place, "project")), length, number)
        except BaseException:
            subprocess.run(["tail", "-n", "40", str(Path(place, "project/log"))], check=False)
            raise
