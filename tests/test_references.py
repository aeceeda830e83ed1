"""References are the same in every format, as the formats' own rules and readers have them."""

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from dossier.model.dates import Date, span
from dossier.pipeline import Outcome
from dossier.render.exports.bibtex import bibtex
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
            assert authors == other.get("authors", [])
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
