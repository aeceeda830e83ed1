"""What the built site is, page by page."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

BASE = "https://site.test/repo/"


def dead(site: Path, pages: dict[str, BeautifulSoup], base: str) -> Iterator[str]:
    """The links to pages, files and anchors of a site that are not there."""
    ids = {address: {str(tag["id"]) for tag in soup.find_all(id=True)} for address, soup in pages.items()}
    start = urlsplit(base).path
    for address, soup in pages.items():
        page = base if address == "404.html" else urljoin(base, address)
        for tag in soup.select("[href], [src]"):
            target = urljoin(page, str(tag.get("href") or tag.get("src")))
            if not target.startswith(base):
                continue
            path, anchor = (
                unquote(urlsplit(target).path.removeprefix(start)),
                unquote(urlsplit(target).fragment),
            )
            missing = not (site / path).exists() or (path.endswith("/") and path not in ids)
            # "__…" are switches that the theme draws itself.
            if missing or (anchor and not anchor.startswith("__") and anchor not in ids.get(path, set())):
                yield f"{address}: {target}"


def loads(pages: dict[str, BeautifulSoup]) -> list[str]:
    """The addresses that pages load something from."""
    loading = "script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=preconnect]"
    tags = (tag for soup in pages.values() for tag in soup.select(loading))
    return [str(tag.get("src") or tag.get("href")) for tag in tags]


def test_no_link_and_no_anchor_is_dead(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    assert list(dead(site, pages, BASE)) == []


def test_a_dead_link_would_be_noticed(site: Path) -> None:
    page = '<a href="b/">a page</a> <a href="#c">an anchor</a> <a id="d" href="#d">d</a> <img src="e.png">'
    found = dead(site, {"sources/": BeautifulSoup(page, "lxml")}, BASE)
    assert list(found) == [f"sources/: {BASE}sources/{target}" for target in ("b/", "#c", "e.png")]


def test_nothing_is_loaded_from_another_host(pages: dict[str, BeautifulSoup]) -> None:
    addresses = loads(pages)
    assert len(addresses) > len(pages)
    assert [address for address in addresses if urlsplit(address).netloc] == []


def test_edit_links_lead_to_the_editors_file(pages: dict[str, BeautifulSoup]) -> None:
    def edit(address: str) -> str | None:
        link = pages[address].select_one("a.md-content__button[rel=edit]")
        return str(link["href"]) if link else None

    start = "https://example.org/team/repo/edit/main/content/"
    assert edit("actors/anton-velin/") == start + "actors/anton-velin.md"
    assert edit("sources/strait-times/") == start + "sources/strait-times.md"
    assert edit("") == start + "index.md"
    assert edit("chronology/") is None


def test_the_navigation_holds_sections_not_entities(pages: dict[str, BeautifulSoup]) -> None:
    links = [str(a["href"]) for a in pages["actors/anton-velin/"].select(".md-nav--primary a[href]")]
    assert "../" in links
    assert not any("pak-dun" in link for link in links)


def test_every_page_is_about_something_and_says_who_says_so(pages: dict[str, BeautifulSoup]) -> None:
    kinds = ("actors", "meetings", "aid", "figures", "places")
    entities = {a: soup for a, soup in pages.items() if a.split("/")[0] in kinds and a.count("/") == 2}
    seen = 0
    for address, soup in entities.items():
        # What is called like its kind says so above its title alone.
        assert soup.select_one(".dossier-opening, .dossier-kicker"), address
        assert soup.select_one(".dossier-opening") or address.startswith("meetings/"), address
        assert soup.select(".footnote li"), address
        for statement in soup.select("li:has(> .dossier-statement)"):
            seen += 1
            assert statement.select_one("sup"), f"{address}: {statement.text}"
            assert statement.select_one(".dossier-line").text.strip(), f"{address}: {statement.text}"
    assert len(entities) > 40
    assert seen > 200


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
    seen = 0
    for address, soup in pages.items():
        numbers = [int(a.text) for a in soup.select("a.footnote-ref")]
        seen += len(numbers)
        first = list(dict.fromkeys(numbers))
        assert first == sorted(first), address
        assert len(first) == len(soup.select(".footnote > ol > li")), address
    assert seen > 200


def test_each_claim_has_a_permanent_anchor(pages: dict[str, BeautifulSoup]) -> None:
    claim = pages["sources/strait-times/"].select_one("#brotherhood")
    assert claim
    assert "stubborn brotherhood of the sea" in claim.text
    assert "actors/anton-velin/" in str(claim.select_one(".dossier-uses"))


def test_the_search_index_holds_aliases_and_native_script(site: Path) -> None:
    index = json.loads((site / "search" / "index.json").read_text(encoding="utf-8"))
    [page] = [page for page in index["pages"] if page["url"] == "actors/han-sori/"]
    assert (page["title"], page["kind"]) == ("Han Sori", "Actor")
    assert page["names"] == ["Han", "한소리"]
