"""Sentences of the archive that no claim quotes appear nowhere: not on the site, in a log, in a cache."""

import shutil
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from tests.previews import preview, until
from tests.site import dossier, with_article

ARTICLE = """The quay stays empty

Mira Holm said on Monday: “Seven bells will ring at dusk, and then the pier sleeps.” She named no day.

Gulls over Vestrow harbour counted nineteen crates before Tolvar whispered “bring the amber lantern home”.

Nobody denied that Brannok had hidden a silver compass under the third plank on 4 March 2019.

According to Elska Torvund, forty herring barrels rolled away; “we never sold a single one”, she added.
"""
QUOTED = "Seven bells will ring at dusk, and then the pier sleeps"
HOLM = "says: '[[Mira Holm]] told of 17 crates.', by: mira-holm"
# Each looks at a paragraph, and nearly has what stands there: words, numbers, dates, speakers, negations.
WRONG = (
    "at: paragraph 1, says: A bell would ring., quote: Six bells will ring at dawn and then the pier sleeps",
    f"at: paragraph 2, {HOLM}, passage: counted ninety crates before",
    f"at: paragraph 2, {HOLM}, passage: counted nineteen crates before",
    "at: paragraph 2, says: It was a 'red lantern'., quote: bring the red lantern home",
    f"at: paragraph 3, {HOLM}, passage: had hidden a silver compass, date: 2020-03-04",
    "at: paragraph 3, says: A compass hung., passage: hidden a golden compass under the third, date: 2019-03",
    f"at: paragraph 4, {HOLM}, quote: sold a single one",
    "at: paragraph 4, says: It is so., by: {actor: mira-holm, words: Elsa T.}, passage: barrels rolled away",
    "at: paragraph 9, says: It rolled., passage: forty herring barrels rolled",
)

# A message may name a number with what it counts, or a speaker with an office.
FEW = 4
Runs = set[tuple[str, ...]]


def runs(text: str) -> Runs:
    """Each run of words that is longer than what a message may name."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return set(zip(*(words[start:] for start in range(FEW + 1)), strict=False))


SECRET = runs(ARTICLE) - runs(" | ".join((QUOTED, *WRONG)))


def assert_secret(text: str, where: object) -> None:
    assert not runs(text) & SECRET, (where, runs(text) & SECRET)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the ferry with the article; a test writes the claims into its record."""
    return with_article(tmp_path_factory.mktemp("canaries") / "ferry", ARTICLE, "claims: []\n")


def claiming(folder: Path, claim: str) -> None:
    record = folder / "content/sources/quay.md"
    head = record.read_text(encoding="utf-8").partition("claims:")[0]
    record.write_text(f"{head}claims:\n  - {{id: one, {claim}}}\n---\n", encoding="utf-8")


@pytest.mark.parametrize("claim", WRONG)
def test_no_message_holds_words_of_the_archive(
    claim: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claiming(folder, claim)
    monkeypatch.chdir(folder)
    for command in (["check"], ["check", "--format", "github"], ["check", "--format", "json"], ["verify"]):
        done = CliRunner().invoke(main, command)
        assert "[misquoted]" in done.output or "quay.md" in done.output
        assert_secret(done.output, command)


def test_nothing_that_is_made_holds_words_of_the_archive(folder: Path) -> None:
    claim = f"at: paragraph 1, says: '[[Mira Holm]] told of a bell.', by: mira-holm, quote: '{QUOTED}'"
    claiming(folder, claim)
    for command in (["verify"], ["build"], ["check"], ["suggest-repeats"], ["impact", "quay"]):
        done = dossier(folder, *command)
        assert done.returncode == 0, done.stdout + done.stderr
        assert_secret(done.stdout + done.stderr, command)
    files = [p for p in folder.rglob("*") if p.is_file() and p.name != "quay.txt"]
    assert {folder / "site/index.html", folder / "content/verified.json"} <= set(files)
    caches = [path for path in files if ".cache" in path.parts]
    assert len(caches) > 5
    for path in files:
        assert_secret(unpacked(path.read_bytes()).decode(errors="replace"), path)


def unpacked(content: bytes) -> bytes:
    """What is kept with the whole tree in one piece stands behind two hashes."""
    with suppress(zlib.error):
        return zlib.decompress(content[128:])
    return content


def test_a_preview_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    with preview(folder, tmp_path / "temporary") as (_, address):
        until(address, "ferry")
    assert not (folder / ".cache").exists()
