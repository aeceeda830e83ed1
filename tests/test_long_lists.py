"""A dossier whose lists are all too long for a page: nothing of it is lost, and every link still leads."""

import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from dossier.compose.inline import Foreign, message
from dossier.compose.page_view import PageView
from dossier.compose.parted import parted
from dossier.compose.sections.backlinks import Backlinks
from dossier.compose.sections.readings import Readings
from dossier.pipeline import run
from tests.conftest import parsed
from tests.site import built, project
from tests.test_site import BASE, dead

# Of one list a page holds so many items.
MOST = 3

Pages = dict[str, BeautifulSoup]


class Both(NamedTuple):
    """The pages of a dossier, those of the same with short pages, and where these stand."""

    whole: Pages
    short: Pages
    site: Path


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = project(tmp_path_factory.mktemp("long"), "strait")
    whole = parsed(built(folder))
    settings = folder / "content/dossier.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\npage_items: {MOST}\n", encoding="utf-8")
    site = built(folder)
    return Both(whole, parsed(site), site)


def said(pages: Pages, under: str) -> Counter[str]:
    """The statements that stand on a page and on its parts, and how often."""
    own = re.compile(rf"{re.escape(under)}(/|\.[^/]+/)")
    lists = [page.select(".dossier-says") for address, page in pages.items() if own.fullmatch(address)]
    return Counter(" ".join(tag.get_text().split()) for tags in lists for tag in tags)


def test_links_and_notes_of_parts_lead_where_they_should(both: Both) -> None:
    assert len(both.short) > len(both.whole) + 40
    assert list(dead(both.site, both.short, BASE)) == []
    for address, page in both.short.items():
        notes = {str(tag["id"]) for tag in page.select(".footnote li[id]")}
        marks = {str(tag["href"]).removeprefix("#") for tag in page.select("a.footnote-ref")}
        assert notes == marks, address


def test_every_statement_stands_on_a_page_or_on_its_parts(both: Both) -> None:
    lists = [address.rstrip("/") for address in both.whole if address not in ("", "404.html")]
    parted = [address for address in lists if any(other.startswith(f"{address}.") for other in both.short)]
    assert len(parted) > 8
    for address in lists:
        assert set(said(both.whole, address)) == set(said(both.short, address)), address


def test_no_list_is_longer_than_the_settings_say(both: Both) -> None:
    for address, page in both.short.items():
        # The claims of a source stay on its page, where their anchors are.
        if not address.startswith("sources/"):
            counts = [len(part.select("li > .dossier-statement")) for part in page.select("article ul")]
            assert max(counts, default=0) <= MOST, address


def written(folder: Path, claims: list[str]) -> Path:
    """A dossier of one ship and its master, in which these claims stand in one source each."""
    files = {
        "actors/master.md": "---\nname: Ada Example\ntype: person\n---\n",
        "actors/ship-line.md": "---\nname: Ship Line\ntype: organisation\n---\n",
    }
    for n, claim in enumerate(claims):
        head = f"title: Article {n}\npublished: 2024-05-03\nlanguage: en\nrights: CC-BY-4.0"
        files[f"sources/article-{n}.md"] = f"---\n{head}\nclaims:\n{claim}---\n"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_of_very_many_notes_the_first_are_marked_and_the_others_counted(tmp_path: Path) -> None:
    claim = (
        "  - {id: a, at: paragraph 1, says: '[[Ada Example]] led the [[Ship Line]].', passage: led it,\n"
        "     about: [ship-line], sets: {master: {office: head of the line}}}\n"
    )
    outcome = run(written(tmp_path / "content", [claim] * 23))
    page = outcome.tree["actors/master.md"].decode()
    (fact,) = [line for line in page.splitlines() if line.startswith("| Office")]
    assert fact.count("[^") == 20
    assert " 3 more<" in fact


def test_of_very_many_events_what_was_denied_is_drawn(tmp_path: Path) -> None:
    claim = "  - {{id: a, at: paragraph 1, says: '[[Ada Example]] {n}.', by: master, passage: x, {rest}}}\n"
    day = "date: '2023-{:02}-{:02}'"
    claims = [
        claim.format(n=f"spoke of ship {'x' * n}", rest=day.format(n % 12 + 1, n % 28 + 1))
        for n in range(401)
    ]
    claims.append(claim.format(n="denied it", rest="stance: denies, date: '2024-01-02'"))
    outcome = run(written(tmp_path / "content", claims))
    page = outcome.tree["chronology.md"].decode()
    assert "2024" in page.partition("<svg")[2].partition("</svg>")[0]
    assert "2023" not in page.partition("<svg")[2].partition("</svg>")[0]


@pytest.mark.parametrize("most", [1, 2])
def test_no_two_parts_have_one_address(most: int) -> None:
    """Not even where two lists of a page have the same heading but for the names in it."""
    rows = (SimpleNamespace(cell=SimpleNamespace(provenance=None)),) * 3
    lists = [
        Readings(message("charts.of-field", entity="Harbour", field=field), None, "", rows, None)
        for field in ("Cost", "Length")
    ]
    pages = parted(PageView("places/harbour.md", "Harbour", "", "Place", "", tuple(lists), ()), most)
    addresses = [page.path for page in pages]
    assert len(addresses) > 4
    assert len({*addresses}) == len(addresses)


def test_a_title_in_another_language_stands_under_its_own_letter() -> None:
    claims = ((Foreign("Überfahrt", "de"), ()), (Foreign("Ankunft", "de"), ()), ("Arrival", ()))
    page = PageView("actors/a.md", "A", "", "Actor", "", (Backlinks((), claims),), ())
    assert [part.path for part in parted(page, 2)][1:] == ["actors/a.u.md", "actors/a.a.md"]
