"""Quotes and passages are Web Annotations, as a processor of linked data and the data model have them."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from pyld import jsonld

from dossier.model.archive import Block, located, write_blocks
from dossier.model.same_text import normal
from dossier.pipeline import Outcome, run, verification
from dossier.render.exports.annotations import CONTEXT, hash_name
from tests.formats import ANNOTATION_CONTEXT
from tests.takeaway import claims_of, loaded


def expanded(outcome: Outcome) -> tuple[Any, Any]:
    """The annotations as they are, and as a processor reads them; a key that it does not know, it drops."""
    found = loaded(outcome, "data/annotations.jsonld")
    assert found["@context"] == CONTEXT
    base = "https://example.org/here/data/annotations.jsonld"
    (whole,) = jsonld.expand(found | ANNOTATION_CONTEXT, {"base": base})
    return found, whole


def count_keys(node: Any) -> int:
    """How many values an annotation has, but for its ids and types."""
    if isinstance(node, list):
        return sum(map(count_keys, node))
    if not isinstance(node, dict):
        return 0
    own = [key for key in node if not key.startswith("@") and key not in ("id", "type")]
    return len(own) + sum(count_keys(node[key]) for key in node)


def test_annotations_are_what_a_processor_of_linked_data_understands(outcome: Outcome) -> None:
    found, whole = expanded(outcome)
    assert count_keys(whole) == count_keys(found)
    for iri in ids_of(whole):
        assert iri.startswith(("https://", "http://", "ni:///")), iri


def ids_of(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from ids_of(item)
    elif isinstance(node, dict):
        yield from (v for k, v in node.items() if k == "@id")
        yield from (t for t in node.get("@type", []) if isinstance(t, str))
        for value in node.values():
            yield from ids_of(value)


def test_each_annotation_has_the_shape_of_the_data_model(outcome: Outcome) -> None:
    found = loaded(outcome, "data/annotations.jsonld")
    items = found.get("first", {}).get("items", [])
    worded = [c for c in claims_of(outcome).values() if "quote" in c or "passage" in c]
    assert (found["type"], found["total"], len(items)) == ("AnnotationCollection", len(worded), len(worded))
    assert len({item["id"] for item in items}) == len(items)
    for item, claim in zip(sorted(items, key=exact), sorted(worded, key=words_of_claim), strict=True):
        assert item["type"] == "Annotation"
        assert item["motivation"] in ("describing", "commenting")
        assert exact(item) == words_of_claim(claim)
        body = item["body"][0]
        assert (body["type"], body["format"]) == ("TextualBody", "text/plain")
        assert body["value"]


def exact(item: Mapping[str, Any]) -> str:
    return str(item["target"][0]["selector"]["exact"])


def words_of_claim(claim: Mapping[str, Any]) -> str:
    return str(claim.get("quote", claim).get("exact", claim.get("passage")))


def test_the_place_of_verified_words_is_theirs(odd: Outcome) -> None:
    places = 0
    for item in loaded(odd, "data/annotations.jsonld")["first"]["items"]:
        for target in item["target"][1:]:
            (id,) = (
                s.id
                for s in odd.dossier.sources.values()
                if s.sha256 and hash_name(s.sha256) == target["source"]
            )
            text = "\n".join(words for _, words in located(odd.dossier.archive[id].blocks))
            place = target["selector"]
            assert normal(text[place["start"] : place["end"]]) == normal(exact(item))
            places += 1
    assert places == 5


TWICE = """The mayor opened the pier in May.
Two years later the mayor closed the pier in May.
"""


def test_each_selector_finds_its_words_once(tmp_path: Path) -> None:
    """Also where the article has the same words twice: prefix, words and suffix are looked for in one."""
    blocks = tuple(Block("paragraph", line) for line in TWICE.splitlines())
    text = write_blocks(blocks).encode()
    source = (
        "---\ntitle: Pier\nlanguage: en\nrights: all-rights-reserved\nurl: https://example.org/pier\n"
        f"text: {{sha256: {sha256(text).hexdigest()}}}\nclaims:\n"
        "  - {id: opened, at: paragraph 1, says: It was opened., passage: the pier in May, about: pier}\n"
        "  - {id: closed, at: paragraph 2, says: It was closed., passage: the pier in May, about: pier}\n"
        "---\n"
    )
    files = {
        "content/dossier.yml": b"title: Pier\n",
        "content/sources/paper.md": source.encode(),
        "content/aid/pier.md": b"---\nname: Pier\ntype: money\n---\n",
        "archive/paper.txt": text,
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    problems, _, verified = verification(tmp_path / "content", date(2025, 2, 3))
    assert not problems, problems
    (tmp_path / "content/verified.json").write_bytes(verified)
    items = loaded(run(tmp_path / "content"), "data/annotations.jsonld")["first"]["items"]
    assert len(items) == 2
    for item in items:
        selector = item["target"][0]["selector"]
        whole = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
        assert TWICE.count(whole) == 1, whole


def test_what_stands_around_a_quote_is_given_only_where_its_text_is_free(odd: Outcome) -> None:
    claims = claims_of(odd)
    assert claims["seoul#same"]["quote"]["prefix"] == "대변인은 “"
    assert "prefix" not in claims["strait#wall"]["quote"]
    for path, content in odd.tree.items():
        assert b"afore" not in content, path
