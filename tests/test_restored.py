"""A dossier that was taken away can be gone on with: from its data comes the same site, byte for byte."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from dossier.derive.reviews import seen_hashes
from dossier.load import load
from dossier.model.reviews import Review, Supports
from dossier.pipeline import Outcome, run
from dossier.problems import errors
from dossier.render.reviews_json import reviews_json
from dossier.restored import UnreadableError, restore
from tests.site import TESTS, dossier
from tests.takeaway import invented

URL = "https://example.org/here"
DOSSIERS = ("ferry", "court", "muehle", "strait", "elsewhere", "talks")


def written(outcome: Outcome, folder: Path) -> Path:
    """The tree in a folder, as ``dossier build-tree`` writes it."""
    for path, content in outcome.tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data/dossier.json"


def rebuilt(content: Path, folder: Path) -> tuple[Outcome, Outcome]:
    """What a content folder yields, and what that yields which is imported from its data."""
    before = run(content, URL)
    assert before.tree, before.problems
    (folder / "again").mkdir()
    restore(written(before, folder / "tree"), folder / "again")
    return before, run(folder / "again", URL)


def assert_same(before: Outcome, after: Outcome) -> None:
    assert not errors(after.problems), after.problems
    assert after.tree.keys() == before.tree.keys()
    assert [path for path in before.tree if before.tree[path] != after.tree[path]] == []
    assert after.markdown_pages == before.markdown_pages


@pytest.mark.parametrize("name", DOSSIERS)
def test_the_site_of_an_imported_dossier_is_the_same_byte_for_byte(tmp_path: Path, name: str) -> None:
    assert_same(*rebuilt(TESTS / name / "content", tmp_path))


@pytest.mark.parametrize("name", ["strait", "court"])
def test_the_content_is_the_same_whatever_was_written(tmp_path: Path, name: str) -> None:
    """Imported a second time, not even the data change."""
    rebuilt(TESTS / name / "content", tmp_path)
    files = {p.relative_to(tmp_path / "again"): p.read_bytes() for p in (tmp_path / "again").rglob("*.md")}
    (tmp_path / "more").mkdir()
    rebuilt(tmp_path / "again", tmp_path / "more")
    again = tmp_path / "more/again"
    assert {p.relative_to(again): p.read_bytes() for p in again.rglob("*.md")} == files


def test_a_dossier_of_hard_signs_comes_back_without_its_archive(tmp_path: Path) -> None:
    content = invented(tmp_path / "odd")
    # What is at hand is compared anew; what is taken away is vouched for.
    (tmp_path / "odd/archive").rename(tmp_path / "odd/elsewhere")
    before, after = rebuilt(content, tmp_path)
    assert_same(before, after)
    assert b"afore" not in (tmp_path / "again/sources/strait.md").read_bytes()


@pytest.mark.parametrize("is_checked", [True, False])
def test_what_was_checked_by_two_stays_so_and_nobody_learns_by_whom(tmp_path: Path, is_checked: bool) -> None:
    """Also of what a program drafted, where two had to; and where all checks have expired."""
    content = tmp_path / "content"
    copytree(TESTS / "talks/content", content)
    path = next(p for p in sorted((content / "sources").iterdir()) if "  - id: " in p.read_text("utf-8"))
    path.write_text(
        path.read_text("utf-8").replace("    at:", "    drafted_by: a program\n    at:", 1), "utf-8"
    )
    before = load(content)[0]
    reviews = {
        str(ref): tuple(
            Review(*seen_hashes(before, before.claims[ref]), Supports.YES, "2026-01-02", by, f"{by} says so")
            for by in ("", "mh", "somebody")
        )
        for ref in before.claims
    }
    last = list(reviews)[-1]
    reviews[last] = (*reviews[last][:-1], replace(reviews[last][-1], supports=Supports.NO))
    if not is_checked:
        reviews = {last: reviews[last]}
    (content / "reviews.json").write_bytes(reviews_json(reviews))
    first, again = rebuilt(content, tmp_path)
    assert_same(first, again)
    data = json.loads(first.tree["data/dossier.json"])
    count = sum("checked" in claim for source in data["sources"] for claim in source["claims"])
    assert count == len(reviews) - 1
    assert data["counts"]["checked_claims"] <= count
    assert not any(b"somebody" in text or b"2026-01-02" in text for text in first.tree.values())


def test_what_comments_tell_editors_is_not_taken_away(tmp_path: Path) -> None:
    files = {
        "dossier.yml": "title: Ferry  # never told\n",
        "index.md": "---\ntitle: Ferry\nuncited: It tells of itself.\n---\nWords. <!-- never told -->\n\n"
        "<!-- never\ntold -->\n\n`<!-- code -->` stays.<!-- dossier/uncited -->\n\n"
        "A note.[^a]\n\n[^a]: Its text.\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "x").mkdir()
    before, after = rebuilt(tmp_path, tmp_path / "x")
    assert_same(before, after)
    data = before.tree["data/dossier.json"].decode()
    assert "never" not in data
    (page,) = json.loads(data)["pages"]
    assert page["markdown"].count("<!-- dossier/uncited -->") == 1
    assert "`<!-- code -->` stays." in page["markdown"]
    assert page["text"].endswith("[^a]: Its text.")
    assert page["uncited"] == "It tells of itself."


def test_assets_come_from_beside_the_data_and_are_those_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "content/assets").mkdir(parents=True)
    (tmp_path / "content/dossier.yml").write_text("title: Ferry\n", encoding="utf-8")
    (tmp_path / "content/assets/table.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    page = "---\ntitle: Ferry\nuncited: A test.\n---\nA [table](assets/table.csv).\n"
    (tmp_path / "content/index.md").write_text(page, encoding="utf-8")
    before, after = rebuilt(tmp_path / "content", tmp_path)
    assert_same(before, after)
    (tmp_path / "tree/assets/table.csv").write_text("a,b\n1,3\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="is not the file"):
        restore(tmp_path / "tree/data/dossier.json", tmp_path / "no")


def test_the_command_writes_the_folder_and_never_over_another(tmp_path: Path) -> None:
    data = written(run(TESTS / "ferry/content"), tmp_path / "tree")
    done = dossier(tmp_path, "import", str(data), "new/content")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new/content/dossier.yml").is_file()
    again = dossier(tmp_path, "import", str(data), "new/content")
    assert (again.returncode, "is not empty" in again.stderr) == (1, True)
    data.write_text(
        data.read_text(encoding="utf-8").replace('"version": 1', '"version": 2'), encoding="utf-8"
    )
    wrong = dossier(tmp_path, "import", str(data), "other")
    assert wrong.returncode == 1
    assert "no dossier.json of this version: version" in wrong.stderr
    assert not (tmp_path / "other").exists()


@pytest.fixture(scope="module")
def exported() -> str:
    """The data of a small dossier."""
    return run(TESTS / "ferry/content").tree["data/dossier.json"].decode()


NAMES = (
    "", ".", "..", "../out", "/etc/out", "a/../../out", "a/b", ".github/workflows/x", ".hidden",
    "dossier.yml/x", "aux", "com²", "a:b", "a?", "<a>",
    "a\\b", "a\0b", "a\nb", "\x1b[31m", "a\u202eb", "a" * 300, "a/" * 2_000,
)  # fmt: skip


REFUSED = re.compile("is not the file of|is not an id|is not beside the data")


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("place", ["page", "entity", "kind", "source", "asset"])
def test_no_name_leads_out_of_the_folder_or_hides_in_it(
    exported: str, tmp_path: Path, name: str, place: str
) -> None:
    data = json.loads(exported)
    match place:
        case "page":
            data["pages"] = [{"path": f"{name}.md", "address": "out/", "title": "Out", "record": {}}]
        case "entity":
            data["entities"][0]["id"] = name
        case "kind":
            data["entities"][0]["kind"] = name
        case "source":
            data["sources"][0]["id"] = name
        case "asset":
            data["assets"] = [{"path": f"assets/{name}", "sha256": sha256(b"").hexdigest()}]
    (tmp_path / "site/data").mkdir(parents=True)
    (tmp_path / "site/data/dossier.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "new").mkdir()
    with pytest.raises(UnreadableError, match=REFUSED) as raised:
        restore(tmp_path / "site/data/dossier.json", tmp_path / "new")
    assert str(raised.value).isprintable()
    assert [*(tmp_path / "new").iterdir()] == []


@pytest.mark.parametrize("kind", ["link", "linked folder", "pipe"])
def test_no_asset_is_taken_from_behind_a_link_or_a_pipe(exported: str, tmp_path: Path, kind: str) -> None:
    """Who unpacks somebody else's site may have more than its files."""
    data = json.loads(exported)
    data["assets"] = [{"path": "assets/a.csv", "sha256": sha256(b"secret").hexdigest()}]
    site, other = tmp_path / "site", tmp_path / "other"
    for folder in (site / "data", other, tmp_path / "new"):
        folder.mkdir(parents=True)
    (other / "a.csv").write_bytes(b"secret")
    (site / "data/dossier.json").write_text(json.dumps(data), encoding="utf-8")
    if kind == "linked folder":
        (site / "assets").symlink_to(other)
    else:
        (site / "assets").mkdir()
        (os.mkfifo if kind == "pipe" else lambda path: path.symlink_to(other / "a.csv"))(
            site / "assets/a.csv"
        )
    with pytest.raises(UnreadableError, match="is not beside the data"):
        restore(site / "data/dossier.json", tmp_path / "new")


@pytest.mark.parametrize("what", ["pages", "entities", "sources", "assets"])
def test_nothing_that_stands_there_twice_is_dropped_in_silence(
    exported: str, tmp_path: Path, what: str
) -> None:
    data = json.loads(exported)
    data["assets"] = [{"path": "assets/a.csv", "sha256": sha256(b"a").hexdigest()}]
    data["pages"] = [{"path": "a.md", "address": "a/", "title": "A", "record": {"title": "A"}}]
    data[what].append(data[what][0])
    for folder in ("site/data", "site/assets", "new"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "site/assets/a.csv").write_bytes(b"a")
    (tmp_path / "site/data/dossier.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UnreadableError, match="stands there twice"):
        restore(tmp_path / "site/data/dossier.json", tmp_path / "new")
    assert [*(tmp_path / "new").iterdir()] == []


@pytest.mark.parametrize(("what", "said"), [("pipe", "a pipe"), ("device", "a device"), ("nothing", "gone")])
def test_a_file_that_never_ends_is_not_read(tmp_path: Path, what: str, said: str) -> None:
    path = tmp_path / "dossier.json"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    with pytest.raises(UnreadableError, match=said):
        restore(path, tmp_path / "new")


@pytest.mark.parametrize("sign", ["\ud800", "\0\x03\u2028", "\u202e", "---\na: b\n---\n"], ids=ascii)
def test_hard_signs_are_refused_or_told(exported: str, tmp_path: Path, sign: str) -> None:
    deep: dict[str, object] = {}
    for _ in range(150):
        deep = {"a": deep}
    record = {"title": sign, sign: sign, "deep": deep, "large": 10**4_000}
    data = json.loads(exported)
    data["pages"] = [{"path": "a.md", "address": "a/", "title": "A", "record": record, "markdown": sign}]
    (tmp_path / "dossier.json").write_text(json.dumps(data), encoding="utf-8")
    done = dossier(tmp_path, "import", "dossier.json", "new/content")
    assert "Traceback" not in done.stderr
    assert (done.returncode, (tmp_path / "new/content").exists()) in ((1, False), (0, True))
    assert done.returncode or ": error: " in done.stderr


def at(*keys: str | int) -> Callable[[Any, Any], None]:
    """What sets a value deep within a document."""

    def change(value: Any, nonsense: Any) -> None:
        for key in keys[:-1]:
            value = value[key]
        value[keys[-1]] = nonsense

    return change


CLAIM = ("sources", 0, "claims", 0)


@pytest.mark.parametrize(
    ("change", "nonsense"),
    [
        (at(*CLAIM, "stance"), "shouts"),
        (at(*CLAIM, "id"), "no claim"),
        (at(*CLAIM, "repeats"), ["nobody"]),
        (at(*CLAIM, "date"), {"date": "last week", "basis": "stated"}),
        (at(*CLAIM, "date"), {"date": "2024-13-40", "basis": "stated"}),
        (at(*CLAIM, "date"), {"date": "2024-05", "basis": "guessed"}),
        (at("sources", 0, "type"), "rumour"),
        (at("sources", 0, "url"), "javascript:alert(1)"),
        (at("sources", 0, "language"), "not a language"),
        (at("sources", 0, "sha256"), "41c9"),
        (at("sources", 0, "id"), "No Id"),
        (at("kinds", 0, "fields"), {"office": {"label": "Office", "type": "colour"}}),
        (at("url"), "ftp://example.org"),
        (at("as_of"), "yesterday"),
        (at("version"), 2),
        (at("disputes"), [{"sides": [["x"]]}]),
    ],
)
def test_the_schema_refuses_nonsense(change: Callable[[Any, Any], None], nonsense: Any) -> None:
    tree = run(TESTS / "ferry/content").tree
    data, schema = json.loads(tree["data/dossier.json"]), json.loads(tree["data/dossier.schema.json"])
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert validator.is_valid(data)
    change(data, nonsense)
    assert not validator.is_valid(data)
