"""A dossier whose lists are all too long for a page: nothing of it is lost, and every link still leads."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from dossier.compose.inline import Foreign, Marks, message
from dossier.compose.page_view import PageView
from dossier.compose.parted import parted
from dossier.compose.sections.backlinks import Backlinks
from dossier.compose.sections.readings import Readings
from dossier.pipeline import run
from dossier.render.linked_data import MOST_STATEMENTS as MOST_DATA
from tests.bench import write
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


def test_data_of_a_figure_stands_on_its_page_and_not_on_its_parts(both: Both) -> None:
    figures = [address for address in both.short if re.fullmatch(r"figures/[^./]+/", address)]
    counts = {address: graph(both.short[address]).count("Claim") for address in figures}
    assert sum(counts.values()) > 10
    for address in figures:
        assert graph(both.whole[address]).count("Claim") == counts[address]
    parts = [address for address in both.short if re.fullmatch(r"figures/[^./]+\.[^/]+/", address)]
    assert len(parts) > 3
    assert not any("Claim" in graph(both.short[address]) for address in parts)


def test_no_page_is_heavy_with_the_data_of_all_claims(tmp_path: Path) -> None:
    write(tmp_path, 30)
    tree = run(tmp_path / "content", "https://example.org/").tree
    pages = {path: text.decode() for path, text in tree.items() if path.startswith("figures/crates")}
    # Each with its text; a mere name of one has none.
    counts = {
        path: len(re.findall(r'"@type":"Claim","@id":"[^"]+","text"', text)) for path, text in pages.items()
    }
    assert {path for path, count in counts.items() if count} == {"figures/crates.md"}
    assert counts["figures/crates.md"] == MOST_DATA


def graph(page: BeautifulSoup) -> list[str]:
    """The types of all that is told of a page as data."""
    (script,) = page.select('script[type="application/ld+json"]')
    return [str(node["@type"]) for node in json.loads(str(script.string))["@graph"]]


def test_no_list_is_longer_than_the_settings_say(both: Both) -> None:
    for address, page in both.short.items():
        # The claims of a source stay on its page, where their anchors are.
        if not address.startswith("sources/"):
            counts = [len(part.select("li > .dossier-statement")) for part in page.select("article ul")]
            assert max(counts, default=0) <= MOST, address


def entries(tree: Mapping[str, bytes], under: str) -> set[frozenset[str]]:
    """The rows and items of a page and of its parts, as words: links and notes are others on each."""
    own = re.compile(rf"{re.escape(under)}(\.[^/]+)?\.md")
    texts = (text.decode() for path, text in tree.items() if own.fullmatch(path))
    return {cells(line) for text in texts for line in text.splitlines() if line[:1] in "|-"}


def cells(line: str) -> frozenset[str]:
    """What stands in a row: of a part, columns are left out in which there is nothing."""
    # Beside totals alone, nobody takes one for an addition, so none is called a total.
    marks = r'\[\^\d+\]|<sup>,</sup>| <span class="dossier-measure">[^<]*</span>'
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(marks, "", line))
    is_nothing = re.compile(r" *| *-+:? *|.*: </span>0 *")
    return frozenset(cell.strip() for cell in words.split("|") if not is_nothing.fullmatch(cell))


def test_nothing_is_lost_where_no_list_has_more_than_one_item(tmp_path: Path) -> None:
    content = project(tmp_path, "strait") / "content"
    whole = run(content).tree
    settings = content / "dossier.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\npage_items: 1\n", encoding="utf-8")
    short = run(content).tree
    lists = [path.removesuffix(".md") for path in whole if path.endswith(".md")]
    # All sorts of lists are parted.
    for parted_list in (
        "disputes.sequences-",
        "origins.title-",
        "aid/index.list-",
        "chronology.",
        "sources/index.",
    ):
        assert any(path.startswith(parted_list) for path in short if path not in whole), parted_list
    for path in lists:
        assert entries(whole, path) - entries(short, path) == set(), path


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


def test_of_very_many_articles_with_one_report_the_first_are_named(tmp_path: Path) -> None:
    claim = "  - {id: a, at: paragraph 1, says: '[[Ada Example]] spoke.', passage: spoke, via: ship-line}\n"
    tree = run(written(tmp_path / "content", [claim] * 23)).tree
    (line,) = [n for n in tree["sources/article-3.md"].decode().splitlines() if "Same report: " in n]
    assert len(re.findall(r"\]\(article-", line)) == 10
    assert "and 12 more." in line
    # Where it leads, all are.
    assert tree["origins.md"].decode().count("](sources/article-") >= 23


AID = """---
title: Article {n}
published: 2024-05-{day:02}
language: en
rights: CC-BY-4.0
claims:
  - id: a
    at: paragraph 1
    says: "[[Ada Example]] gave [[Ben Example]] a boat."
    passage: a boat
    sets: {{boat: {{giver: master, receiver: mate, status: delivered}}}}
---
"""


def test_every_note_of_a_list_has_a_mark_however_many_claims_one_value_has(tmp_path: Path) -> None:
    folder = written(tmp_path / "content", [])
    (folder / "aid").mkdir()
    (folder / "aid/boat.md").write_text("---\nname: A boat\ntype: money\n---\n", encoding="utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    for n in range(23):
        (folder / f"sources/article-{n}.md").write_text(AID.format(n=n, day=n + 1), encoding="utf-8")
    page = run(folder).tree["aid/index.md"].decode()
    notes = set(re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE))
    assert len(notes) == 3
    assert "20 more</sup>" in page
    assert notes == set(re.findall(r"\[\^(\d+)\](?!:)", page))


def test_where_a_list_has_very_many_notes_each_value_has_fewer(tmp_path: Path) -> None:
    write(tmp_path, 40)
    tree = run(tmp_path / "content").tree
    for path in ("meetings/index.md", "actors/index.md", "figures/index.md", "index.md"):
        assert tree[path].decode().count("]: [Source") <= 400, path


def test_of_very_many_values_the_latest_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    says = "  - {{id: a, at: paragraph 1, says: There are {0} boats., passage: {0}, "
    claim = f"{says}date: 2024-04-{{0}}, sets: {{1}}}}}}\n"
    claims = [claim.format(n, f"{{boats: {{value: {n}}}}}") for n in range(10, 31)]
    folder = written(tmp_path / "content", claims)
    (folder / "figures").mkdir()
    text = "---\nname: Boats\ntype: count\nunit: boats\n---\n"
    (folder / "figures/boats.md").write_text(text, encoding="utf-8")
    tree = {path: text.decode() for path, text in run(folder).tree.items() if path.endswith("index.md")}
    for path in ("index.md", "figures/index.md"):
        assert [n for n in range(10, 31) if f"{n} boats[^" in tree[path]] == [*range(11, 31)], path
    assert "; and 1 more." in tree["index.md"]
    assert "<br>and 1 more |" in tree["figures/index.md"]


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


# Three lists of twenty statements, and one of the three who speak.
@pytest.mark.parametrize(("most", "is_parted"), [(62, True), (63, False)])
def test_where_all_lists_of_a_page_together_are_too_long_the_longest_are_parted(
    tmp_path: Path, most: int, is_parted: bool
) -> None:
    claims = [dated(n, 2000 + n, by=by) for n in range(20) for by in ("master", "mate", "ship-line")]
    tree = run(with_settings(written(tmp_path / "content", claims), most)).tree
    assert any(path.startswith("origins.only-") for path in tree) is is_parted


@pytest.mark.parametrize("most", [1, 2])
def test_no_two_parts_have_one_address(most: int) -> None:
    """Not even where two lists of a page have the same heading but for the names in it."""
    rows = (SimpleNamespace(cell=SimpleNamespace(provenance=None, marks=Marks((1,)))),) * 3
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
