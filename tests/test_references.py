"""References are the same in every format, as the formats' own rules and readers have them."""

import json
from pathlib import Path
from typing import Any

import frontmatter
import pybtex.database as pybtex
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from dossier.model.agents import Name
from dossier.model.dates import Date, span
from dossier.pipeline import Outcome, run
from dossier.problems import errors
from dossier.render.exports.bibtex import bibtex, langid
from dossier.render.exports.csl import csl_date, csl_json
from dossier.render.exports.references import Reference
from dossier.render.exports.ris import ris
from tests.formats import CSL_SCHEMA
from tests.takeaway import loaded

# A line as records have it: no control signs, no white space but single spaces.
LINE = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")).map(
    lambda text: " ".join(text.split())
)


def bibtex_of(content: bytes) -> list[dict[str, str]]:
    written, read = (
        parse_string(content.decode(), append_middleware=more) for more in ([], [LatexDecodingMiddleware()])
    )
    assert not written.failed_blocks
    entries = []
    for raw, entry in zip(written.entries, read.entries, strict=True):
        # The library reads TeX's circumflex as the letter, not as the sign.
        fields = {field.key: str(field.value).replace("ˆ", "^") for field in entry.fields}
        # Addresses stand letter by letter.
        address = {"url": str(raw["url"])} if "url" in fields else {}
        entries.append({"id": entry.key} | fields | address)
    return entries


def test_references_are_the_same_in_every_format(outcome: Outcome) -> None:
    stems = [path.removesuffix(".bib") for path in outcome.tree if path.endswith(".bib")]
    assert len(stems) > len(outcome.dossier.sources)
    for stem in stems:
        items = loaded(outcome, f"{stem}.json")
        Draft7Validator(CSL_SCHEMA).validate(items)
        tex = bibtex_of(outcome.tree[f"{stem}.bib"])
        entries = rispy.loads(outcome.tree[f"{stem}.ris"].decode())
        for item, one, other in zip(items, tex, entries, strict=True):
            assert item["id"] == one["id"] == other["id"]
            assert item["title"] == one["title"] == other["title"]
            assert item.get("URL") == one.get("url") == next(iter(other.get("urls", [])), None)
            assert item.get("note", "") == one.get("note", "") == " ".join(other.get("notes", []))
            authors = [author["literal"] for author in item.get("author", [])]
            # The name of an organisation ends with a comma, and has none within.
            for author, in_ris in zip(authors, other.get("authors", []), strict=True):
                assert in_ris in (author, author.replace(",", "") + ",")
            assert " and ".join(authors) == one.get("author", "")


def test_the_bibliography_has_every_source(outcome: Outcome) -> None:
    found = loaded(outcome, "data/bibliography.json")
    assert [item["id"] for item in found] == list(outcome.dossier.sources)
    for item, source in zip(found, outcome.dossier.sources.values(), strict=True):
        assert item["title"] == " ".join(source.title.split())
        assert loaded(outcome, f"data/bibliography/{source.id}.json") == [item]
        outside = source.published and source.published.basis == "outside"
        assert ("from outside the source" in item.get("note", "")) is bool(outside)
        assert ("Withdrawn from the dossier" in item.get("note", "")) is bool(source.withdrawn)


def csl_of(edtf: str) -> dict[str, Any]:
    ends = span(edtf)
    assert ends
    return csl_date(Date(edtf, *ends))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-07-12", {"date-parts": [[2025, 7, 12]]}),
        ("2025-07", {"date-parts": [[2025, 7]]}),
        ("2024-10~", {"date-parts": [[2024, 10]], "circa": True}),
        ("1984?", {"date-parts": [[1984]], "circa": True}),
        ("2024-11-06/2024-12-31", {"date-parts": [[2024, 11, 6], [2024, 12, 31]]}),
        ("2024-10~/2024-12-24", {"date-parts": [[2024, 10], [2024, 12, 24]], "circa": True}),
        ("2024-23", {"date-parts": [[2024]], "season": 3}),
        ("2024-24", {"date-parts": [[2024]], "season": 4}),
        ("2023-21/2023-22", {"date-parts": [[2023, 3], [2023, 8]]}),
        ("2023/2024-22", {"date-parts": [[2023, 1], [2024, 8]]}),
    ],
)
def test_a_date_of_the_dossier_is_one_of_csl(edtf: str, expected: dict[str, Any]) -> None:
    found = csl_of(edtf)
    assert found == expected
    Draft7Validator(CSL_SCHEMA).validate([{"id": "a", "type": "book", "issued": found}])


@given(LINE, st.lists(LINE.filter(bool), max_size=3), LINE)
def test_any_line_survives_every_format_of_references(title: str, authors: list[str], note: str) -> None:
    reference = Reference("an-id", article=True, title=title or "x", authors=tuple(authors), notes=(note,))
    (item,) = json.loads(csl_json([reference]))
    (entry,) = rispy.loads(ris([reference]).decode())
    (tex,) = bibtex_of(bibtex([reference]))
    expected = reference.title
    assert item["title"] == entry["title"] == expected
    assert tex["title"] == expected.replace("ˆ", "^")
    assert [author["literal"] for author in item.get("author", [])] == entry.get("authors", []) == authors
    assert tex.get("author", "") == " and ".join(authors).replace("ˆ", "^")
    assert item.get("note", "") == " ".join(entry.get("notes", [])).strip() == note


# Real clients: what they make of our files.

NAMES = (
    # As an editor writes it, as citeproc prints it where lists begin with the family name, and in RIS.
    (
        "{family: Beauvoir, given: Simone, dropping_particle: de}",
        "Beauvoir, Simone de",
        "Beauvoir, Simone de",
    ),
    ("{family: Gogh, given: Vincent, particle: van}", "van Gogh, Vincent", "van Gogh, Vincent"),
    (
        "{family: King, given: Martin Luther, suffix: Jr.}",
        "King, Martin Luther, Jr.",
        "King, Martin Luther, Jr.",
    ),
    ("{name: Nagy Anna Maria, family: Nagy, given: Anna Maria}", "Nagy, Anna Maria", "Nagy, Anna Maria"),
    ("{family: 김, given: 안나}", "김, 안나", "김, 안나"),
    (
        "{name: 'Ferries, Ports and Sons', type: organisation}",
        "Ferries, Ports and Sons",
        "Ferries Ports and Sons,",
    ),
    ("A. Writer", "A. Writer", "A. Writer"),
)
TYPES = {
    "newspaper": ("article-newspaper", "article", "NEWS", "NewsArticle"),
    "magazine": ("article-magazine", "article", "MGZN", "Article"),
    "broadcast": ("broadcast", "misc", "VIDEO", "Episode"),
    "web-page": ("webpage", "online", "ELEC", "WebPage"),
    "report": ("report", "report", "RPRT", "Report"),
    "press-release": ("report", "report", "RPRT", "Article"),
    "social-post": ("post", "online", "BLOG", "SocialMediaPosting"),
    "book": ("book", "book", "BOOK", "Book"),
}


def one_source(folder: Path, **keys: str) -> dict[str, bytes]:
    """The tree of a dossier with one source, which has these keys besides those that it must have."""
    head = {"title": "A paper", "language": "en", "rights": "CC-BY-4.0", "published": "2024-05-02"} | keys
    (folder / "sources").mkdir(exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    (folder / "sources/paper.md").write_text(f"---\n{lines}---\n", encoding="utf-8")
    (folder / "dossier.yml").write_text("title: Ferry\nurl: https://e.test/\n", encoding="utf-8")
    outcome = run(folder)
    assert outcome.problems == [] or not errors(outcome.problems), outcome.problems
    return dict(outcome.tree)


@pytest.mark.parametrize(("given", "by_citeproc", "by_ris"), NAMES)
def test_the_parts_of_a_name_stay_in_their_places(
    tmp_path: Path, given: str, by_citeproc: str, by_ris: str
) -> None:
    tree = one_source(tmp_path, author=given)
    (item,) = json.loads(tree["data/bibliography.json"])
    Draft7Validator(CSL_SCHEMA).validate([item])
    is_static = [author.pop("static-ordering", False) for author in item["author"]]
    assert is_static == ["Nagy" in given]
    # citeproc-py does not know static ordering.
    assert cited(item).startswith(by_citeproc)
    (entry,) = rispy.loads(tree["data/bibliography.ris"].decode())
    assert entry["authors"] == [by_ris]
    (person,) = (
        pybtex.parse_string(tree["data/bibliography.bib"].decode(), "bibtex")
        .entries["paper"]
        .persons["author"]
    )
    (name,) = item["author"]
    last = [name["literal"]] if "literal" in name else [name["family"]]
    assert [part.strip("{}") for part in person.last_names] == last
    assert person.prelast_names == list(filter(None, [name.get("non-dropping-particle")]))
    assert [part.strip("{}") for part in person.lineage_names] == list(filter(None, [name.get("suffix")]))


def cited(item: dict[str, Any]) -> str:
    """An item as citeproc prints it, in the style that we know to begin with the authors' family names."""
    style = CitationStylesStyle(str(Path(__file__).with_name("names.csl")), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


@pytest.mark.parametrize("type", TYPES)
def test_the_type_of_a_source_is_that_of_each_format(tmp_path: Path, type: str) -> None:
    csl, bib, ris_type, schema = TYPES[type]
    tree = one_source(tmp_path, type=type, publisher="Harbour News")
    (item,) = json.loads(tree["data/bibliography.json"])
    Draft7Validator(CSL_SCHEMA).validate([item])
    assert item["type"] == csl
    assert (item.get("genre") == "Press release") is (type == "press-release")
    entry = pybtex.parse_string(tree["data/bibliography.bib"].decode(), "bibtex").entries["paper"]
    assert entry.type == bib
    assert entry.fields.get("entrysubtype", "") == (type if bib == "article" else "")
    assert entry.fields["langid"] == "english"
    assert "language" not in entry.fields
    assert "Harbour News" in entry.fields.values()
    (of_ris,) = rispy.loads(tree["data/bibliography.ris"].decode())
    assert of_ris["type_of_reference"] == ris_type
    head = frontmatter.loads(tree["sources/paper.md"].decode()).metadata["head"]
    assert isinstance(head, dict)
    (work,) = (n for n in json.loads(head["jsonld"])["@graph"] if n["@id"].endswith("#the.work"))
    assert work["@type"] == schema


@pytest.mark.parametrize(
    ("date", "in_ris", "note"),
    [
        ("2024-11", "2024/11//", ""),
        ("2024-11-06", "2024/11/06/", ""),
        ("2024", "2024///", ""),
        ("2024-11-06/2024-12-31", "2024/11/06/", "Date: 6 November – 31 December 2024"),
        ("2024-10~", "2024/10//", "Date: about October 2024"),
        ("2024-23", "2024///", "Date: autumn 2024"),
    ],
)
def test_a_date_in_ris_is_its_beginning_and_a_note_says_the_rest(
    tmp_path: Path, date: str, in_ris: str, note: str
) -> None:
    (entry,) = rispy.loads(one_source(tmp_path, published=date)["data/bibliography.ris"].decode())
    assert entry["date"] == in_ris
    assert "; ".join(entry.get("notes", [])) == note


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-GB", "british"), ("de", "ngerman"), ("ko", "korean"), ("pt-BR", "brazilian"), ("uk", "ukrainian")],
)
def test_languages_have_the_names_of_babel(language: str, expected: str) -> None:
    assert langid(language) == expected


@given(LINE.filter(bool), LINE.filter(bool))
def test_braces_of_bibtex_are_balanced(title: str, family: str) -> None:
    """As BibTeX and biber count them: also behind a backslash."""
    reference = Reference("an-id", article=True, title=title, authors=(Name(family=family, given="A."),))
    text = bibtex([reference]).decode()
    assert text.count("{") == text.count("}")
    (entry,) = pybtex.parse_string(text, "bibtex").entries.values()
    assert len(entry.persons["author"]) == 1


def test_a_page_is_never_by_whom_it_is_about(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/anna.md").write_text("---\nname: Anna Holm\ntype: person\n---\n", encoding="utf-8")
    tree = one_source(tmp_path)
    (item,) = json.loads(tree["cite/actors/anna.json"])
    assert item["author"] == [{"literal": "Ferry"}]
    (tmp_path / "dossier.yml").write_text(
        "title: Ferry\nurl: https://e.test/\npublisher: Coast House\n", encoding="utf-8"
    )
    (item,) = json.loads(run(tmp_path).tree["cite/actors/anna.json"])
    assert item["author"] == [{"literal": "Coast House"}]


@pytest.mark.parametrize(
    ("edtf", "is_plain"),
    [
        *((day, True) for day in ("2025", "2025-07", "2025-12-31")),
        *((season, False) for season in ("2025-21", "2025-24")),
        *((span_, False) for span_ in ("2025/2026", "2025-07-01/2025-07-03")),
        # EDTF has its signs of doubt behind the whole, behind a part and before a part.
        *((doubtful, False) for doubtful in ("2025-07-12~", "2025-07?", "2025%")),
        *(
            (doubtful, False)
            for doubtful in ("2025-07?-12", "2025?-07-12", "2025-?07", "2025-%07", "2025-07-~12")
        ),
    ],
)
def test_a_date_in_doubt_is_not_plain_wherever_its_sign_stands(edtf: str, is_plain: bool) -> None:
    days = span(edtf)
    assert days, edtf
    assert Date(edtf, *days).is_plain == is_plain
