"""A preview through many edits, deletions and mistakes: it shows what a clean build would.

``python -m tests.test_preview_edits [STOPS]`` goes on with edits that nobody has chosen before.
"""

import difflib
import os
import random
import re
import shutil
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.derive.catalogue import WORDLESS
from dossier.derive.structure import same_structure
from dossier.memo import Memo
from dossier.pipeline import checked
from tests.previews import PATIENCE, preview, until
from tests.site import project
from tests.soak import cut, put_no_file, remove, remove_folder, rename, restore, spoil

STOPS, EDITS_BETWEEN = 14, 15
# As many as the tests have time for; hundreds of edits take a quarter of an hour.
FEW = 4
PAGES_ASKED = 5
DETECTED = "Detected file changes"
CLAIM = re.compile(r"^  - id: .*\n(?:    .*\n|\n)*", re.MULTILINE)


def reword(chance: random.Random, content: Path) -> None:
    """Give a claim another note: most of what editors do moves all lines below."""
    path, text = _source(chance, content)
    words = "".join(chance.choices("abcdefghij", k=9))
    claims = [*CLAIM.finditer(text)]
    if claims:
        chosen = chance.choice(claims)
        claim = re.sub(r"^    note: .*\n(?:      .*\n)*", "", chosen[0], flags=re.MULTILINE)
        note = f"    note: Of {words} nothing is said.\n" * chance.choice((0, 1, 1))
        claim = claim.replace("    says:", f"{note}    says:", 1)
        path.write_text(text[: chosen.start()] + claim + text[chosen.end() :], encoding="utf-8")


def retitle(chance: random.Random, content: Path) -> None:
    path, text = _source(chance, content)
    title = f"title: A title of {chance.choice('ABCDE')}"
    path.write_text(re.sub(r"^title: .*$", title, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def drop_claim(chance: random.Random, content: Path) -> None:
    path, text = _source(chance, content)
    claims = [*CLAIM.finditer(text)]
    if claims:
        gone = chance.choice(claims)
        path.write_text(text[: gone.start()] + text[gone.end() :], encoding="utf-8")


def write_anew(chance: random.Random, content: Path) -> None:
    """Add an actor whom nobody mentions, and a picture beside."""
    name = f"nobody-{chance.choice('abc')}"
    text = f"---\nname: Nobody {name[-1].upper()}\ntype: person\n---\n"
    (content / "actors").mkdir(exist_ok=True)
    (content / f"actors/{name}.md").write_text(text, encoding="utf-8")


def rename_dossier(chance: random.Random, content: Path) -> None:
    path = content / "dossier.yml"
    if path.exists():
        text = re.sub(
            r"^title: .*$",
            f"title: Title {chance.choice('ABCDE')}",
            path.read_text("utf-8", "replace"),
            flags=re.MULTILINE,
        )
        path.write_text(text, encoding="utf-8")


# With the first ones, the content stays without errors; with the others, hardly ever.
GENTLE = (*[reword] * 6, retitle, write_anew)
ROUGH = (*GENTLE, rename_dossier, drop_claim, spoil, cut, remove, rename, put_no_file, remove_folder)


def _source(chance: random.Random, content: Path) -> tuple[Path, str]:
    paths = sorted(path for path in content.glob("sources/*.md") if path.is_file())
    path = chance.choice(paths) if paths else content / "none.md"
    return path, path.read_text(encoding="utf-8", errors="replace") if paths else ""


def edit(chance: random.Random, content: Path, is_rough: bool) -> None:
    edits: tuple[Callable[[random.Random, Path], object], ...] = ROUGH if is_rough else GENTLE
    if next(content.glob("*/*.md"), None):
        chance.choice(edits)(chance, content)


def clean_site(folder: Path, address: str, site: Path) -> dict[str, bytes]:
    """The files that the first build of a preview at this address makes."""
    before = Path.cwd()
    os.chdir(folder)
    # MkDocs keeps plugins for the next build of the same process; this is to be the first one.
    dict(MkDocsConfig._schema)["plugins"].plugin_cache.clear()
    try:
        host = urlsplit(address).netloc
        config = load_config("mkdocs.yml", site_dir=str(site), strict=False, dev_addr=host)
        config.site_url = address
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=address)
    finally:
        os.chdir(before)
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    texts = {name: path.read_bytes() for name, path in files.items()}
    shutil.rmtree(site)
    return texts


def served(temporary: Path) -> dict[str, bytes]:
    """The files that a preview serves."""
    site = next(path for path in temporary.glob("*/mkdocs_*") if "-" not in path.name)
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if path.exists()}


def noticed(log: Path, content: Path) -> None:
    """Wait until the preview has looked at the content once more, and shows it."""
    before = log.read_text(encoding="utf-8").count(DETECTED)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in content.rglob("*.md"):
            if path.is_file() and not path.is_symlink():
                os.utime(path)
                break
        time.sleep(0.3)
        text = log.read_text(encoding="utf-8")
        if text.count(DETECTED) > before:
            break
    while time.monotonic() < end and text.rfind("Reloading browsers") < text.rfind(DETECTED):
        time.sleep(0.1)
        text = log.read_text(encoding="utf-8")


def asked(address: str) -> bytes:
    """What the preview answers, without the script that it adds, and what allows that."""
    try:
        page = urlopen(address, timeout=PATIENCE).read()
    except HTTPError as error:
        return b"%d" % error.code
    before, body, after = page.rpartition(b"</body>")
    start, _, script = before.rpartition(b"<script>")
    script = script.removesuffix(b"</script>")
    allowed = f" 'sha256-{b64encode(sha256(script).digest()).decode()}'"
    return (start + body + after).replace(allowed.encode(), b"", 1)


def through(stops: int, seed: int, folder: Path, temporary: Path) -> int:
    """How many edits the preview went through."""
    chance, edits = random.Random(seed), 0
    content, saved = folder / "content", folder / "saved"
    shutil.copytree(content, saved)
    with preview(folder, temporary) as (server, address):
        until(address, "<main")
        for stop in range(stops):
            # Every other time so that no mistake is left.
            is_rough = stop % 2 == 1
            for _ in range(chance.randrange(1, EDITS_BETWEEN * 2)):
                edit(chance, content, is_rough)
                edits += 1
                time.sleep(chance.choice((0, 0, 0, 0.1, 0.3)))
            if not content.exists():
                # MkDocs builds nothing until it is back.
                restore(content, saved)
            noticed(folder / "log", content)
            clean = clean_site(folder, address, folder.parent / "clean")
            pages = sorted(name for name in clean if name.endswith("index.html"))
            for name in chance.sample(pages, min(PAGES_ASKED, len(pages))):
                answer = asked(address + name.removesuffix("index.html"))
                assert answer == clean[name], (seed, stop, name, _difference(answer, clean[name]))
            if "data/dossier.json" in clean:
                _ends_as(clean, temporary, (seed, stop))
            restore(content, saved)
            assert server.poll() is None
    return edits


def _difference(one: bytes, other: bytes) -> str:
    lines = difflib.unified_diff(one.decode().splitlines(), other.decode().splitlines(), n=0, lineterm="")
    return "\n".join(line[:300] for line in lines)[:3000]


def _ends_as(clean: dict[str, bytes], temporary: Path, where: tuple[int, int]) -> None:
    """After a moment of quiet the whole site is what a clean build makes."""
    end = time.monotonic() + PATIENCE
    differing = ["all"]
    while differing and time.monotonic() < end:
        time.sleep(0.5)
        files = served(temporary)
        differing = [name for name in {*files, *clean} if files.get(name) != clean.get(name)]
    assert differing == [], where


# MkDocs tells of it when it is asked, and has nothing else that says where an address comes from.
@pytest.mark.filterwarnings("ignore:user_configs is never used:DeprecationWarning")
def test_a_preview_shows_what_a_clean_build_would_after_every_edit(tmp_path: Path) -> None:
    through(FEW, 20261126, project(tmp_path / "project", "strait"), tmp_path / "temporary")


def test_what_a_preview_takes_over_is_what_it_would_work_out(tmp_path: Path) -> None:
    chance, folder = random.Random(1), project(tmp_path / "project", "strait") / "content"
    memo, taken = Memo(), 0
    last = checked(folder, memo=memo).catalogue
    for turn in range(40):
        (write_anew if turn % 10 == 9 else reword)(chance, folder)
        seen = checked(folder, memo=memo).catalogue
        before = {name: getattr(last, name) for name in WORDLESS}
        if same_structure(last.dossier, seen.dossier):
            assert {name: getattr(seen, name) for name in WORDLESS} == before
            taken += 1
        last = seen
    assert taken > 20


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STOPS
    number = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    print(f"seed {number}")
    with TemporaryDirectory() as place:
        dossier = project(Path(place, "project"), "strait")
        print(through(count, number, dossier, Path(place, "temporary")), "edits")
