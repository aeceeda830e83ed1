"""Our own dossier: what must hold of whatever stands in ``content/``. No other test reads it."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser

from dossier.load import load
from dossier.pipeline import Outcome, run
from tests.conftest import ADDRESSES, Shared, parsed
from tests.fonts import letters
from tests.site import DESK, ROOT, dossier, served, watched
from tests.takeaway import loaded
from tests.test_accessible import SMALL, barriers, layouts, width_on_a_small_phone
from tests.test_fonts import UNSEEN, covered
from tests.test_heads import graph_of, linked, wrong
from tests.test_marks import unmarked
from tests.test_restored import assert_same, rebuilt
from tests.test_rights import copied, words_on
from tests.test_search_bench import measure
from tests.test_site import dead, loads

CONTENT = ROOT / "content"


def build(folder: Path) -> None:
    done = dossier(ROOT, "build", "--quiet", "--site-dir", str(folder), **ADDRESSES)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def ours(shared: Shared) -> Path:
    """The site of our own dossier."""
    return shared("ours", build)


@pytest.fixture(scope="session")
def our_pages(ours: Path) -> dict[str, BeautifulSoup]:
    return parsed(ours)


@pytest.fixture(scope="session")
def our_address(ours: Path) -> Iterator[str]:
    with served(ours) as url:
        yield url


@pytest.fixture(scope="session")
def our_outcome() -> Outcome:
    return run(CONTENT)


def test_it_has_no_problem() -> None:
    done = dossier(ROOT, "check", "content")
    assert (done.returncode, done.stdout) == (0, "")


def test_no_sentence_is_a_placeholder() -> None:
    for path in CONTENT.rglob("*.md"):
        text = path.read_text(encoding="utf-8").lower()
        assert not any(word in text for word in ("lorem", "todo", "fixme", "tbd")), path


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_every_letter_has_its_glyph(family: str) -> None:
    missing = letters(CONTENT) - covered(family) - UNSEEN
    assert "".join(map(chr, sorted(missing))) == "", "run 'make fonts'"


def test_no_link_is_dead_and_nothing_comes_from_another_host(
    ours: Path, our_pages: dict[str, BeautifulSoup]
) -> None:
    base = our_pages[""].select_one("link[rel=canonical]")
    assert base
    assert list(dead(ours, our_pages, str(base["href"]))) == []
    assert [address for address in loads(our_pages) if urlsplit(address).netloc] == []


def test_its_linked_data_is_what_schema_org_allows(our_pages: dict[str, BeautifulSoup]) -> None:
    for address, soup in our_pages.items():
        if address != "404.html":
            assert list(wrong(graph_of(linked(soup), f"https://site.test/repo/{address}"))) == [], address


def test_its_data_is_valid_by_the_schema_that_is_published_with_it(our_outcome: Outcome) -> None:
    schema = loaded(our_outcome, "data/dossier.schema.json")
    Draft202012Validator(schema).validate(loaded(our_outcome, "data/dossier.json"))


def test_each_date_that_no_source_states_carries_its_mark(our_outcome: Outcome) -> None:
    assert list(unmarked(our_outcome)) == []


def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    chromium: Browser, our_address: str, our_pages: dict[str, BeautifulSoup]
) -> None:
    """On one page of each layout, and on those that editors wrote from beginning to end."""
    written = {path.relative_to(CONTENT).with_suffix("").as_posix() for path in CONTENT.glob("*.md")}
    paths = {*layouts(our_pages), *(f"{name}/".removeprefix("index/") for name in written)}
    with watched(chromium, viewport=DESK) as page:
        for path in sorted(paths):
            page.goto(our_address + path)
            assert list(barriers(page, path)) == []
            assert (path, width_on_a_small_phone(page)) == (path, SMALL["width"])


def test_its_site_holds_no_more_of_its_sources_than_is_allowed(ours: Path) -> None:
    here, _ = load(CONTENT)
    if not here.archive:
        pytest.skip("the texts are private, and not at hand")
    printed = words_on(ours)
    for id_, text in here.archive.items():
        longest, count = copied(printed, " ".join(b.text for b in text.blocks if b.label != "title"))
        assert max(longest.values(), default=0) <= here.settings.quoting.quote, id_
        assert count <= here.settings.quoting.source, id_


def test_what_readers_type_leads_to_the_right_page(chromium: Browser, our_address: str, ours: Path) -> None:
    """Queries that were written for this dossier; another needs its own, or none."""
    with (ROOT / "tests/our_queries.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    queries = {
        row["kind"]: [(r["query"], r["title"]) for r in rows if r["kind"] == row["kind"]] for row in rows
    }
    index = (ours / "search/index.json").read_bytes()
    pages = {page["title"] for page in json.loads(index)["pages"]}
    # A fork that has put another dossier here has few of these pages or none; ours has them all.
    if sum(row["title"] in pages for row in rows) < len(rows) / 2:
        pytest.skip("these queries were written for another dossier")
    measure(chromium, our_address, index, queries)


def test_what_readers_take_away_can_be_gone_on_with(tmp_path: Path) -> None:
    assert_same(*rebuilt(CONTENT, tmp_path))
