"""How many of the things that readers type lead to the right page first: the ranking, in a real Chromium."""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from dossier.search.index import LIMIT, index_of_pages
from dossier.search.pages import SearchPage, Section
from tests.conftest import Shared
from tests.site import built, project, served, watched
from tests.test_search import ANSWER, opened

QUERIES: dict[str, Any] = yaml.load(
    Path(__file__).with_name("search_queries.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)
# Of every kind of query, and of all of them: first, and anywhere.
LEAST_FIRST = 0.9
ASK = """async ([base, index, queries]) => {
    const { kinds, pages, everyday, weak, named } = JSON.parse(index)
    const script = name => import(`${base}assets/javascripts/search/${name}.js`)
    const find = pages
        ? (await script("whole")).wholeEngine(pages, { everyday, weak })
        : await (await script("chunks")).chunksEngine(new URL(base), kinds, named)
    const answers = []
    for (const query of queries) {
        const { hits, isNearest } = await find(query, "")
        const titles = await Promise.all(hits.slice(0, 5).map(async load => (await load()).title))
        answers.push([titles, isNearest])
    }
    return answers }"""

Answers = dict[str, tuple[list[str], bool]]


def asked(chromium: Browser, address: str, index: bytes, queries: list[str]) -> Answers:
    """The titles of the first hits of each query, and whether they are only the nearest."""
    with watched(chromium) as page:
        page.goto(address)
        answers = page.evaluate(ASK, [address, index.decode(), queries])
    return {query: (found, nearest) for query, (found, nearest) in zip(queries, answers, strict=True)}


def kinds(queries: Mapping[str, Any]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for kind, listed in queries.items():
        if kind not in ("pages", "otherwise"):
            yield kind, [(query, title) for query, title in listed]


def measure(chromium: Browser, address: str, index: bytes, queries: Mapping[str, Any]) -> None:
    """Nine of ten queries of each kind lead to the right page first, and none leads nowhere."""
    every = [query for _, listed in kinds(queries) for query, _ in listed]
    answers = asked(chromium, address, index, every)
    assert [query for query, (found, _) in answers.items() if not found] == []
    for kind, listed in kinds(queries):
        wrong = [
            (query, title, answers[query][0][:2]) for query, title in listed if answers[query][0][0] != title
        ]
        assert len(wrong) <= (1 - LEAST_FIRST) * len(listed) or len(wrong) < 1, (kind, wrong)


def searched(folder: Path, dossier: str, engine: str) -> Path:
    project(folder, dossier)
    with (folder / "content/dossier.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"search: {engine}\n")
    return built(folder)


def script_pages() -> bytes:
    pages = [
        SearchPage(f"actors/{number}/", title, "Actor", tuple(names), (Section("", "", (text,)),))
        for number, (title, names, text) in enumerate(QUERIES["scripts"]["pages"])
    ]
    return index_of_pages([*pages, SearchPage("", "Front", "Overview", (), ())], "en")


def test_there_are_enough_queries() -> None:
    assert sum(len(listed) for site in QUERIES.values() for _, listed in kinds(site)) > 120


@pytest.mark.parametrize("dossier", ["strait", "muehle"])
@pytest.mark.parametrize("engine", ["index", "pagefind"])
def test_what_readers_type_leads_to_the_page_of_a_dossier(
    chromium: Browser, shared: Shared, dossier: str, engine: str
) -> None:
    site = shared(f"{dossier}-{engine}", lambda folder: searched(folder, dossier, engine)) / "site"
    with served(site) as address:
        measure(chromium, address, (site / "search/index.json").read_bytes(), QUERIES[dossier])


def test_what_readers_type_in_any_script_leads_to_its_page(chromium: Browser, address: str) -> None:
    measure(chromium, address, script_pages(), QUERIES["scripts"])


def test_what_is_not_written_so_is_said_to_be_the_nearest(chromium: Browser, address: str) -> None:
    others = QUERIES["scripts"]["otherwise"]
    for query, (found, is_nearest) in asked(chromium, address, script_pages(), others).items():
        assert is_nearest, query
        assert found == ["Front"], query


def test_the_nearest_are_shown_and_said_to_be_that(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        for query, title in (("Wehlyn", "Anton Velin"), ("Orlyn", "Petr Orlin")):
            page.get_by_role("searchbox").fill(query)
            expect(page.get_by_role("status")).to_have_text("Nothing found in just these words. The nearest:")
            expect(page.locator(".dossier-search__title").first).to_have_text(title)
        page.get_by_role("searchbox").fill("Лисовой")
        expect(page.get_by_role("status")).to_have_text(ANSWER)
        expect(page.locator(".dossier-search__title").first).to_have_text("Yana Lisova")


def test_the_search_stays_small(site: Path) -> None:
    """What a browser loads before the first hit, with the index of a dossier that is searched whole."""
    scripts = [
        *(site / "assets/javascripts/search").glob("*.js"),
        *(site / "assets/javascripts/vendor").glob("*.js"),
    ]
    assert sum(path.stat().st_size for path in scripts) < 100_000
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) + LIMIT <= 300_000
    everyday = json.loads((site / "search/index.json").read_bytes())["everyday"]
    assert len(json.dumps(everyday)) < 10_000
