"""A dossier whose lists are all too long for a page: nothing of it is lost, and every link still leads."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

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
    """A dossier of a ship line, a master and a mate, in which these claims stand in one source each."""
    files = {
        "actors/master.md": "---\nname: Ada Example\ntype: person\n---\n",
        "actors/mate.md": "---\nname: Ben Example\ntype: person\n---\n",
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


def dated(number: int, year: int, stance: str = "asserts", by: str = "master") -> str:
    """A claim of its own words, on one of the days of a year."""
    says = f"[[{by}]] spoke of ship {'x' * number}."
    rest = f"stance: {stance}, date: '{year}-{number % 12 + 1:02}-{number % 28 + 1:02}'"
    return f"  - {{id: a, at: paragraph 1, says: '{says}', by: {by}, passage: x, about: master, {rest}}}\n"


@pytest.mark.parametrize(
    ("said", "denied", "years"),
    [(399, 1, {"2023", "2024"}), (400, 1, {"2024"}), (1, 401, set[str]())],
    ids=["all", "what was denied", "nothing"],
)
def test_of_very_many_events_what_was_denied_is_drawn_or_nothing(
    tmp_path: Path, said: int, denied: int, years: set[str]
) -> None:
    claims = [dated(n, 2023) for n in range(said)]
    claims += [dated(said + n, 2024, "denies") for n in range(denied)]
    page = run(written(tmp_path / "content", claims)).tree["chronology.md"].decode()
    drawing = page.partition("<svg")[2].partition("</svg>")[0]
    assert {year for year in ("2023", "2024") if year in drawing} == years


def with_settings(folder: Path, most: int) -> Path:
    (folder / "dossier.yml").write_text(f"title: Ships\npage_items: {most}\n", encoding="utf-8")
    return folder


def test_the_latest_twenty_stay_on_the_page(tmp_path: Path) -> None:
    claims = [dated(n, 2000 + n) for n in range(26)]
    tree = run(with_settings(written(tmp_path / "content", claims), 25)).tree
    page = tree["actors/master.md"].decode().partition("## Said by")[2]
    assert "These are the latest 20 of 26." in page
    assert [n for n in range(26) if f"ship {'x' * n}." in page] == [*range(6, 26)]


@pytest.mark.parametrize(("most", "is_parted"), [(25, True), (40, False)])
def test_where_all_lists_of_a_page_together_are_too_long_the_longest_are_parted(
    tmp_path: Path, most: int, is_parted: bool
) -> None:
    claims = [dated(n, 2000 + n, by=by) for n in range(20) for by in ("master", "mate", "ship-line")]
    tree = run(with_settings(written(tmp_path / "content", claims), most)).tree
    assert any(path.startswith("origins.only-") for path in tree) is is_parted
