"""What readers take away is valid by each format's own rules, says what the pages say, and no more."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import frictionless
import frontmatter
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from markdown_it import MarkdownIt

from dossier.check.printed import copies, reserved
from dossier.load.printed_texts import printed_texts
from dossier.model.content import Dossier
from dossier.model.paths import cite_files
from dossier.pipeline import Outcome, run
from dossier.render.exports import export_paths
from dossier.render.exports.bibtex import bibtex
from dossier.render.exports.references import Reference
from dossier.render.exports.ris import ris
from dossier.render.exports.spreadsheet import spreadsheet
from tests.site import TESTS
from tests.takeaway import claims_of, loaded

FORMULA_WITHIN = re.compile(r"(^|[;\t\r\n])\"*[=+\-@＝＋－＠\t\r\n]")
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def rows(content: bytes) -> list[list[str]]:
    """A CSV as Python's own reader has it, with the signs that defuse formulas."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def table(outcome: Outcome, path: str) -> list[dict[str, str]]:
    head, *body = rows(outcome.tree[path])
    assert len(set(head)) == len(head)
    return [dict(zip(head, row, strict=True)) for row in body]


# The whole dossier.


def test_the_dossier_is_valid_by_the_schema_that_is_published_with_it(outcome: Outcome) -> None:
    schema = loaded(outcome, "data/dossier.schema.json")
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    whole = loaded(outcome, "data/dossier.json")
    Draft202012Validator(schema).validate(whole)
    url = whole.get("url", "")
    assert schema["$id"] == (f"{url}/data/dossier.schema.json" if url else "dossier.schema.json")
    with pytest.raises(ValidationError, match="Additional properties"):
        Draft202012Validator(schema).validate(whole | {"more": 1})


def test_every_key_of_the_schema_is_described(outcome: Outcome) -> None:
    schema = loaded(outcome, "data/dossier.schema.json")
    records = [schema, *schema["$defs"].values()]
    assert len(records) > 15
    for record in records:
        assert record["description"]
        for name, key in record["properties"].items():
            assert key.get("description"), name


def test_the_dossier_holds_every_claim_with_who_says_it(outcome: Outcome) -> None:
    claims, dossier = claims_of(outcome), outcome.dossier
    assert list(claims) == [str(ref) for ref in dossier.claims]
    for ref, claim in dossier.claims.items():
        found = claims[str(ref)]
        assert found["who"]
        assert found["who"] in found["told"]
        assert found["says"] in found["told"]
        assert found["stance"] == claim.stance
        for key in ("repeats", "supersedes", "contradicts"):
            assert found.get(key, []) == [str(other.claim) for other in getattr(claim, key)]
            assert {*found.get(key, [])} <= {*claims}
        # A withdrawn claim supports nothing.
        assert ("support" in found) is not claim.withdrawn
        assert found.get("analysis", False) is claim.analysis
        assert ("withdrawn" in found["told"]) >= claim.withdrawn


def test_ids_in_the_dossier_lead_somewhere(outcome: Outcome) -> None:
    whole, claims = loaded(outcome, "data/dossier.json"), claims_of(outcome)
    ids = {entity["id"] for entity in whole["entities"]} | {source["id"] for source in whole["sources"]}
    kinds = {kind["id"]: kind for kind in whole["kinds"]}
    for claim in claims.values():
        assert {*claim.get("about", []), *claim.get("origin", [])} <= ids
        for reading in claim.get("sets", []):
            (entity,) = (e for e in whole["entities"] if e["id"] == reading["entity"])
            assert reading["field"] in kinds[entity["kind"]]["fields"]
        for mention in claim["says_markdown"].split("[[")[1:]:
            assert mention.partition("|")[0] in ids
    for dispute in whole.get("disputes", []):
        assert {ref for side in dispute["sides"] for ref in side} <= {*claims}


def test_who_says_so_survives_being_copied_alone() -> None:
    found = claims_of(run(TESTS / "strait/content"))
    through = [claim for claim in found.values() if claim.get("via") and claim.get("by")]
    assert any(claim["who"].startswith("Han Sori, through Strait Wire Service") for claim in through)
    denied = [claim for claim in found.values() if claim["stance"] == "denies"]
    assert denied
    assert all("denied" in claim["told"] for claim in denied)


def test_the_invented_dossier_comes_out_whole(odd: Outcome) -> None:
    wall, author, silent, denied = (
        claims_of(odd)[ref] for ref in ("strait#wall", "strait#author", "seoul#silent", "gone#denied")
    )
    assert (
        wall["who"]
        == "Anna O’Hara, “the pilot”, through =WIRE(1), a Russian translation; speaking about others"
    )
    assert wall["address"] == "https://example.org/odd/sources/strait/#wall"
    assert wall["says_markdown"].endswith("more than 300 days, [[anna|Anna]] said.")
    assert wall["support"]["claims"] == ["seoul#same", "strait#wall"]
    assert (wall["support"]["origins"], wall["support"]["unknown"]) == (1, 1)
    assert wall["sets"][0]["value"] == {"text": ">300", "sign": ">", "low": 300, "high": 300}
    assert author["told"].startswith("Opinion: ")
    assert author["date"]["from"] == ["strait"]
    assert silent["who"].startswith("not confirmed by")
    assert denied["told"].endswith("(denied by Bo {Ström} & Sons; undated article; withdrawn)")


# Rows.


def test_claims_are_rows(outcome: Outcome) -> None:
    found, claims = table(outcome, "data/claims.csv"), claims_of(outcome)
    assert sorted(row["claim"] for row in found) == sorted(claims)
    for row in found:
        claim = claims[row["claim"]]
        assert row["who_says_so"].removeprefix("'") == claim["who"]
        assert row["says"].removeprefix("'") == claim["says"]
        assert row["stance"] == claim["stance"]
        assert row["quote"].removeprefix("'") == claim.get("quote", {}).get("exact", "")
        assert bool(row["withdrawn"]) is claim.get("withdrawn", False)
        assert bool(row["analysis"]) is claim.get("analysis", False)
        assert row["origins"] == str(claim["support"]["origins"] if "support" in claim else "")


def test_figures_are_rows(outcome: Outcome) -> None:
    found, claims = table(outcome, "data/figures.csv"), claims_of(outcome)
    readings = [
        (claim["id"], reading["entity"], reading["field"], reading["value"]["text"])
        for claim in claims.values()
        for reading in claim.get("sets", [])
        if "text" in reading["value"]
    ]
    shown_rows = [(r["claim"], r["figure"], r["field"], r["value"].removeprefix("'")) for r in found]
    assert sorted(shown_rows) == sorted(readings)
    assert all(row["who_says_so"] and row["stance"] and row["origin"] for row in found)
    assert all(row["date_is"] for row in found if row["date"])


def test_the_data_package_is_valid_by_frictionless(outcome: Outcome, tmp_path: Path) -> None:
    """The descriptor, and every row of every table by it; keys of rows lead somewhere."""
    for path, content in outcome.tree.items():
        if path.startswith("data/") and "/" not in path.removeprefix("data/"):
            (tmp_path / path.removeprefix("data/")).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    assert len(report.tasks) == 5
    assert {row["source"] for row in table(outcome, "data/claims.csv")} <= {
        row["source"] for row in table(outcome, "data/sources.csv")
    }
    entities = {row["entity"] for row in table(outcome, "data/entities.csv")}
    readings = table(outcome, "data/readings.csv")
    assert {row["entity"] for row in readings} <= entities
    assert len(readings) == sum(len(claim.readings) for claim in outcome.dossier.claims.values())


def test_an_open_bound_is_empty_and_flags_have_no_language(odd: Outcome) -> None:
    (days,) = (r for r in table(odd, "data/figures.csv") if r["figure"] == "days")
    assert (days["value"], days["low"], days["high"]) == (">300", "300", "")
    assert (days["date_first"], days["date_last"]) == ("2024-10-01", "2024-12-24")
    flags = {row["claim"]: (row["analysis"], row["withdrawn"]) for row in table(odd, "data/claims.csv")}
    assert flags["strait#author"] == ("true", "")
    assert flags["gone#denied"] == ("", "true")


def test_a_cell_is_never_a_formula(outcome: Outcome) -> None:
    files = [
        content
        for path, content in outcome.tree.items()
        if path.startswith("data/") and path.endswith(".csv")
    ]
    assert len(files) > 5
    for content in files:
        assert content.startswith(b"\xef\xbb\xbf")
        for cell in (cell for row in rows(content) for cell in row):
            # A number below zero is one, and calculates nothing.
            is_number = cell.removeprefix("-").replace(".", "", 1).isdecimal()
            assert is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


CELL = st.text(st.sampled_from("=+-@\t\r\n;,'\"ab1 ＝"))


@given(st.lists(st.tuples(CELL | TEXT, CELL | TEXT), min_size=1))
def test_no_text_of_a_spreadsheet_is_a_formula_or_lost(body: list[tuple[str, str]]) -> None:
    content = spreadsheet(body[0], body[1:])
    for row, before in zip(rows(content), body, strict=True):
        for cell, text in zip(row, before, strict=True):
            assert "".join(c for c in cell if c != "'") == "".join(c for c in text if c != "'")
            assert cell in (text, f"'{text}") or FORMULA_WITHIN.search(text)
    # Where a comma marks decimals, a semicolon or a tabulator parts the cells.
    for sign in ",;\t":
        for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=sign):
            assert not [cell for cell in row if cell.lstrip('\t\r\n"').startswith(("=", "+", "-", "@", "＝"))]


# The heading of the column that names the claims behind a row.
NOTES = {"en": "Notes", "de": "Anmerkungen"}


def markdown(outcome: Outcome) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    for path, content in outcome.tree.items():
        if path.endswith(".md"):
            head, body = frontmatter.parse(content.decode())
            yield path, head, body


def links(path: str, body: str) -> list[str]:
    """The files that the links below the tables of a page lead to."""
    lines = [line for line in body.splitlines() if line.startswith('<p class="dossier-take"')]
    targets = [line.partition("](")[2].partition(")")[0] for line in lines]
    return [normpath(join(dirname(path), target)) for target in targets]


def test_every_table_has_its_csv_with_the_same_cells(outcome: Outcome) -> None:
    """As a processor of Markdown reads the page: the files are not made from what the page has."""
    processor = MarkdownIt("commonmark", {"html": True}).enable("table")
    files = []
    for path, _, body in markdown(outcome):
        tables = BeautifulSoup(processor.render(body), "html.parser").select("table")
        below = links(path, body)
        assert len(tables) == len(below)
        for file, shown_table in zip(below, tables, strict=True):
            assert_same(rows(outcome.tree[file]), shown_table, NOTES[outcome.dossier.settings.language])
            refs = [ref for row in rows(outcome.tree[file])[1:] for ref in row[-1].split("; ") if ref]
            assert {*refs} <= {*map(str, outcome.dossier.claims)}
        files += below
    assert len(set(files)) == len(files) > 3
    assert sorted(files) == sorted(path for path in outcome.tree if path.startswith("data/tables/"))


def assert_same(of_file: list[list[str]], shown_table: Tag, notes: str = "Notes") -> None:
    """The file says what the table shows; the name in the first column stands in each row of it."""
    head, *found = of_file
    assert head == [*(cell.get_text() for cell in shown_table.select("th")), notes]
    cells = [[said_in(cell) for cell in row.select("td")] for row in shown_table.select("tbody tr")]
    # Some processors decode an address that they show.
    texts = [[letters(unquote(cell)) for cell in row[:-1]] for row in found]
    assert [row[1:] for row in texts] == [row[1:] for row in cells]
    assert all(b[0] in ("", a[0]) for a, b in zip(texts, cells, strict=True))


def test_the_tables_of_the_built_site_are_the_same_as_their_files(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    """As an engine made them: read by a parser that the program does not use on its own words."""
    taken = []
    claims = {f"{address.split('/')[1]}#{tag['id']}" for address, tag in claims_on(pages)}
    for address, soup in pages.items():
        for shown_table in soup.select("article table"):
            link = shown_table.find_next("p", class_="dossier-take").find("a")
            taken.append((site / address / str(link["href"])).resolve())
            head, *found = rows(taken[-1].read_bytes())
            assert head == [*(cell.get_text() for cell in shown_table.select("th")), "Notes"]
            for row, tag in zip(found, shown_table.select("tbody tr"), strict=True):
                first, *rest = (letters(text) for text in row[:-1])
                there, *others = (said_in(cell) for cell in tag.select("td"))
                assert rest == others
                # A label that holds for several rows is shown in the first and stands in each.
                assert there in ("", first)
                refs = {ref for ref in row[-1].split("; ") if ref}
                # A row that only counts claims has no marks: its notes are the claims that are counted.
                assert refs == set(noted(soup, tag)) if tag.select("sup") else refs <= claims, (address, row)
    assert len(set(taken)) == len(taken) > 50
    assert sorted(taken) == sorted(site.resolve().glob("data/tables/**/*.csv"))


def claims_on(pages: dict[str, BeautifulSoup]) -> Iterator[tuple[str, Tag]]:
    """Every claim of a site, with the address of its source's page."""
    for address, soup in pages.items():
        yield from ((address, tag) for tag in soup.select(".dossier-claim[id]"))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def said_in(cell: Tag) -> str:
    """The letters of a cell, without marks of notes and names of columns."""
    texts = (t for t in cell.find_all(string=True) if not t.find_parent(["sup"]))
    words = "".join(t for t in texts if not t.find_parent(class_="dossier-label"))
    # A processor that knows no footnotes leaves their marks as they are.
    return letters(re.sub(r"\[\^\d+\]", "", unquote(words)))


def noted(soup: BeautifulSoup, element: Tag) -> Iterator[str]:
    """The claims that the notes of an element lead to."""
    for mark in element.select("a.footnote-ref"):
        link = str(soup.find(id=str(mark["href"]).removeprefix("#")).select_one("a[href]")["href"])
        page, _, claim = link.partition("#")
        yield f"{PurePosixPath(page).name}#{claim}"


def test_the_built_site_shows_how_a_page_is_cited(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    for address, count in (("", 3), ("sources/strait-times/", 6), ("data/", 3)):
        (cite,) = pages[address].select("details.dossier-cite")
        assert "as of " in cite.get_text()
        files = [(site / address / str(link["href"])).resolve() for link in cite.select("a[download]")]
        assert len(files) == count
        assert all(file.is_file() for file in files)


def test_the_claims_behind_a_row_are_named(odd: Outcome) -> None:
    head, quoted, first, second = rows(odd.tree["data/tables/odd/odd-what-where.csv"])
    assert head == ["What, <where>", "Who", "Notes"]
    assert quoted == ["A formula, “=SUM(A1) stood on a wall”", "Anna O’Hara, “the pilot”", "strait#wall"]
    assert first == ["The wall", "Anna O’Hara, “the pilot” and Bo", "strait#wall"]
    assert second == ["The wall", "more than 300 days", "strait#wall; seoul#same"]
    names = [path for path in odd.tree if path.startswith("data/tables/origins/")]
    assert names
    assert all(row[-1] for path in names for row in rows(odd.tree[path])[1:])


# Citing a page.


def test_every_page_says_how_it_is_cited(outcome: Outcome) -> None:
    settings = outcome.dossier.settings
    for path, head, _ in markdown(outcome):
        cite = head["head"]["cite"]
        assert {key: cite[key] for key in ("csl", "bibtex", "ris")} == cite_files(path)
        assert settings.url in cite["text"]
        for name in (*cite_files(path).values(), *cite.get("source", {}).values()):
            assert name in outcome.tree or name == cite.get("source", {}).get("text")
        assert ("source" in cite) is (dirname(path) == "sources" and PurePosixPath(path).stem != "index")


def test_a_citation_has_the_newest_day_of_the_content_and_none_of_a_clock(odd: Outcome) -> None:
    heads = {path: head["head"]["cite"] for path, head, _ in markdown(odd)}
    assert heads["odd.md"]["text"] == (
        "“Odd | page”, in: Odd dossier’s &amp; &lt;more&gt;, as of 1 March 2025. https://example.org/odd/odd/"
    )
    assert (
        heads["index.md"]["text"]
        == "“Odd dossier’s &amp; &lt;more&gt;”, as of 1 March 2025. https://example.org/odd/"
    )
    assert heads["sources/seoul.md"]["source"]["text"] == (
        # In HTML, in which a title says its language.
        '“<span lang="ko">부두</span>”, spring 2024 (dated by the editors). https://example.org/부두'
    )


def test_what_there_is_to_take_away_is_listed(outcome: Outcome) -> None:
    page = outcome.tree["data.md"].decode()
    for path in export_paths():
        assert path in outcome.tree
        assert f"]({path})" in page
    rights = outcome.dossier.settings.rights
    assert (f"[{rights}](https://spdx.org/licenses/{rights}.html)" in page) is (
        rights != "all-rights-reserved"
    )


# Rights.


def test_words_of_others_are_found_in_each_of_the_files(odd: Outcome) -> None:
    dossier: Dossier = odd.dossier
    words = reserved(dossier)
    assert set(words) == {"strait"}
    long = " ".join(words["strait"][:10])
    as_written = {
        "data/a.csv": spreadsheet(("a",), [("first", f'"{long}'), (long, "")]),
        "data/a.json": json.dumps({"a": [long]}).encode(),
        "data/a.jsonld": json.dumps({"selector": {"exact": long}}).encode(),
        "data/a.bib": bibtex([Reference("a", article=True, title="a", notes=(long,))]),
        "data/a.ris": ris([Reference("a", article=True, title="a", notes=(long,))]),
    }
    for path, content in as_written.items():
        assert copies(words, {path: printed_texts(path, content)}), path


def test_neighbours_in_a_spreadsheet_are_not_one_text() -> None:
    content = spreadsheet(("one", "two"), [("the first, and", 'the "second"')])
    assert printed_texts("data/a.csv", content) == ("one", "two", "the first, and", 'the "second"')


def test_files_for_programs_print_no_words_of_others_that_pages_do_not(odd: Outcome) -> None:
    words = reserved(odd.dossier)
    found = copies(words, {path: printed_texts(path, content) for path, content in odd.tree.items()})
    on_pages = {run for path, runs in found["strait"].items() if path.endswith(".md") for run in runs}
    elsewhere = {run for path, runs in found["strait"].items() if not path.endswith(".md") for run in runs}
    assert elsewhere
    assert elsewhere <= on_pages
