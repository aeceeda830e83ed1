"""What the built site is, page by page."""

import json
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.site import ROOT

BASE = "https://site.test/repo/"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its address under the base."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    return found


def test_no_link_and_no_anchor_is_dead(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    ids = {address: {str(tag["id"]) for tag in soup.find_all(id=True)} for address, soup in pages.items()}
    dead = []
    for address, soup in pages.items():
        base = BASE if address == "404.html" else urljoin(BASE, address)
        for tag in soup.select("[href], [src]"):
            target = urljoin(base, str(tag.get("href") or tag.get("src")))
            if not target.startswith(BASE):
                continue
            path, anchor = (
                unquote(urlsplit(target).path.removeprefix("/repo/")),
                unquote(urlsplit(target).fragment),
            )
            missing = not (site / path).exists() or (path.endswith("/") and path not in ids)
            # "__…" are switches that the theme draws itself.
            if missing or (anchor and not anchor.startswith("__") and anchor not in ids.get(path, set())):
                dead.append(f"{address}: {target}")
    assert dead == []


def test_nothing_is_loaded_from_another_host(pages: dict[str, BeautifulSoup]) -> None:
    loaded = [
        str(tag.get("src") or tag.get("href"))
        for soup in pages.values()
        for tag in soup.select(
            "script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=preconnect]"
        )
    ]
    assert loaded
    assert [address for address in loaded if urlsplit(address).netloc] == []


def test_edit_links_lead_to_the_editors_file(pages: dict[str, BeautifulSoup]) -> None:
    def edit(address: str) -> str | None:
        link = pages[address].select_one("a.md-content__button[rel=edit]")
        return str(link["href"]) if link else None

    start = "https://example.org/team/repo/edit/main/content/"
    assert edit("actors/sergei-lavrov/") == start + "actors/sergei-lavrov.md"
    assert edit("sources/wonsan-talks/") == start + "sources/wonsan-talks.md"
    assert edit("") == start + "index.md"
    assert edit("chronology/") is None


def test_the_navigation_holds_sections_not_entities(pages: dict[str, BeautifulSoup]) -> None:
    links = [str(a["href"]) for a in pages["actors/sergei-lavrov/"].select(".md-nav--primary a[href]")]
    assert "../" in links
    assert not any("kim-jong-un" in link for link in links)


def test_every_page_is_about_something_and_says_who_says_so(pages: dict[str, BeautifulSoup]) -> None:
    kinds = ("actors", "meetings", "aid", "figures", "places")
    entities = {a: soup for a, soup in pages.items() if a.split("/")[0] in kinds and a.count("/") == 2}
    seen = 0
    for address, soup in entities.items():
        assert soup.select_one(".dossier-opening"), address
        assert soup.select(".footnote li"), address
        for statement in soup.select("li:has(> .dossier-statement)"):
            seen += 1
            assert statement.select_one("sup"), f"{address}: {statement.text}"
            assert statement.select_one(".dossier-line").text.strip(), f"{address}: {statement.text}"
    assert len(entities) > 70
    assert seen > 500


def test_every_value_of_a_facts_table_has_its_note(pages: dict[str, BeautifulSoup]) -> None:
    seen = 0
    for address, soup in pages.items():
        heading = soup.find("h2", id="facts")
        for row in heading.find_next("table").select("tbody tr") if heading else []:
            value = row.select("td")[1]
            seen += 1
            assert value.select_one("sup a.footnote-ref") or "from outside" in value.text, (
                f"{address}: {row.text}"
            )
    assert seen > 50


def test_notes_are_numbered_in_order_of_citation(pages: dict[str, BeautifulSoup]) -> None:
    for address, soup in pages.items():
        numbers = [int(a.text) for a in soup.select("a.footnote-ref")]
        first = list(dict.fromkeys(numbers))
        assert first == sorted(first), address
        assert len(first) == len(soup.select(".footnote > ol > li")), address


def test_each_claim_has_a_permanent_anchor(pages: dict[str, BeautifulSoup]) -> None:
    claim = pages["sources/wonsan-talks/"].select_one("#brotherhood")
    assert claim
    assert "formidable fighting brotherhood" in claim.text
    assert "actors/sergei-lavrov/" in str(claim.select_one(".dossier-uses"))


def test_the_search_index_holds_aliases_and_native_script(site: Path) -> None:
    index = json.loads((site / "search" / "index.json").read_text(encoding="utf-8"))
    [page] = [page for page in index["pages"] if page["url"] == "actors/choe-son-hui/"]
    assert (page["title"], page["kind"]) == ("Choe Son Hui", "Actor")
    assert page["names"] == ["Choe", "최선희"]


def test_no_sentence_of_ours_is_a_placeholder() -> None:
    for path in (ROOT / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8").lower()
        assert not any(word in text for word in ("lorem", "todo", "fixme", "tbd")), path
