"""Plain Markdown beside the pages, and ``llms.txt``: for those who read through a machine."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

from dossier.check.printed import copies, reserved
from dossier.derive.copied import Run
from dossier.load import load
from dossier.load.printed_texts import printed_texts
from dossier.model.content import Claim, Dossier
from dossier.model.text import ClaimRef
from dossier.pipeline import Outcome, run
from dossier.render.exports import export_paths
from dossier.render.messages import english_messages
from dossier.render.wording.values import stance_words
from tests.site import TESTS, dossier

BASE = "https://site.test/repo/"


@pytest.fixture(scope="session")
def strait() -> Dossier:
    return load(TESTS / "strait/content")[0]


Pages = dict[str, tuple[BeautifulSoup, BeautifulSoup]]


@pytest.fixture(scope="session")
def both(site: Path, pages: dict[str, BeautifulSoup]) -> Pages:
    """Each page as readers have it, and its plain form as a processor of Markdown reads it."""
    processor = MarkdownIt("commonmark").enable("table")
    found = {}
    for address, html in pages.items():
        if address != "404.html":
            plain = processor.render((site / address / "index.md").read_text(encoding="utf-8"))
            found[address] = html, BeautifulSoup(plain, "lxml")
    assert len(found) > 60
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def unlabelled(cell: Tag) -> Iterator[str]:
    """The texts of a cell without what its column is called."""
    return (text for text in cell.find_all(string=True) if not text.find_parent(class_="dossier-label"))


def cited(soup: BeautifulSoup, address: str, element: Tag) -> Iterator[ClaimRef]:
    """The claims that the notes of an element name."""
    for mark in element.select("a.footnote-ref"):
        link = soup.find(id=str(mark["href"]).removeprefix("#")).select_one("a[href]")
        yield claim_at(urljoin(BASE + address, str(link["href"])))


def claim_at(link: str) -> ClaimRef:
    page, _, claim = link.removeprefix(f"{BASE}sources/").partition("#")
    return ClaimRef(page.rstrip("/"), claim)


def voices(dossier: Dossier, claim: Claim) -> list[str]:
    """What must stand with a claim wherever it goes."""
    named = [dossier.entities[a.actor].name for a in (*claim.by, *claim.via) if a.actor]
    return [*named, stance_words(claim.stance, english_messages()).split(" ")[-1]]


def test_every_statement_of_a_page_stands_in_its_plain_form_with_who_says_so(
    both: Pages, strait: Dossier
) -> None:
    seen = 0
    for address, (html, plain) in both.items():
        items = [
            (words(i.text), {str(a["href"]) for a in i.select("a[href]")}) for i in plain.select("li, tr, p")
        ]
        for item in html.select("article li:has(.dossier-says), article td:has(a.footnote-ref)"):
            says = item.select_one(".dossier-says")
            text = words(says.text) if says else words(next(unlabelled(item)))
            refs = list(cited(html, address, item))
            links = {f"{BASE}sources/{ref.source}/#{ref.claim}" for ref in refs}
            held = [shown for shown, found in items if text in shown and links <= found]
            told = [voice for ref in refs for voice in voices(strait, strait.claims[ref])]
            assert any(all(voice in shown for voice in told) for shown in held), f"{address}: {text} {told}"
            seen += len(refs)
    assert seen > 300


def test_every_claim_of_a_source_stands_in_its_plain_form(both: Pages, strait: Dossier) -> None:
    for ref, claim in strait.claims.items():
        html, plain = both[f"sources/{ref.source}/"]
        says = words(html.find(id=ref.claim).select_one(".dossier-says").text)
        beginning = f"Opinion: {says}" if claim.analysis else says
        # The first line is that of who says so.
        statements = ((words(p.text), words(p.text.partition("\n")[2])) for p in plain.select("p"))
        (held, *_) = [whole for whole, statement in statements if statement.startswith(beginning)]
        assert all(voice in held for voice in voices(strait, claim)), held
        assert claim.quote is None or claim.quote.exact in held


def test_a_plain_page_holds_no_html_and_no_mark_of_a_note(site: Path) -> None:
    paths = list(site.rglob("index.md"))
    assert len(paths) > 60
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert f"<{BASE}" in text.splitlines()[2]
        tokens = [
            t for token in MarkdownIt("commonmark").parse(text) for t in (token, *(token.children or ()))
        ]
        assert [t.content for t in tokens if t.type in ("html_block", "html_inline")] == [], path
        assert "[^" not in text
        assert "dossier-" not in text.replace(BASE, "")


def test_no_link_of_a_plain_page_is_dead(site: Path, both: Pages) -> None:
    ids = {address: {str(tag["id"]) for tag in html.find_all(id=True)} for address, (html, _) in both.items()}
    for address, (_, plain) in both.items():
        for link in (str(a["href"]) for a in plain.select("a[href]")):
            page, _, anchor = link.removeprefix(BASE).partition("#")
            inside = link.startswith(BASE)
            assert not link.startswith("#"), f"{address}: {link}"
            assert not inside or page in both or (site / page).is_file(), f"{address}: {link}"
            assert not (inside and anchor) or anchor in ids[page], f"{address}: {link}"


def test_llms_txt_lists_every_page_and_the_data(site: Path, both: Pages) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    found = BeautifulSoup(MarkdownIt("commonmark").render(text), "lxml")
    tags = [tag.name for tag in found.body.find_all(recursive=False)]
    assert tags[:3] == ["h1", "blockquote", "p"]
    assert set(tags[3:]) == {"h2", "ul"}
    links = [str(a["href"]) for a in found.select("li > a:first-child")]
    assert len(links) == len(found.select("li"))
    plain, data = (
        [f"{BASE}{address}index.md" for address in both],
        [f"{BASE}{it}" for it in export_paths()],
    )
    assert sorted(links) == sorted([*plain, *data])
    assert all(li.text.partition(": ")[2] for li in found.select("li"))


def test_without_an_address_plain_pages_lead_to_each_other(tmp_path: Path) -> None:
    tree, beside = tmp_path / "tree", tmp_path / "beside"
    arguments = ("build-tree", str(tree), "--content", str(TESTS / "strait/content"), "--beside", str(beside))
    assert dossier(tmp_path, *arguments).returncode == 0
    pages = {p.relative_to(tree).as_posix() for p in tree.rglob("*.md")}
    assert len(pages) == len(list(beside.rglob("*.md")))
    text = (beside / "actors/anton-velin/index.md").read_text(encoding="utf-8")
    assert "](../../sources/strait-times/#brotherhood)" in text
    assert "[Method](method/)" in (beside / "index.md").read_text(encoding="utf-8")
    assert "is not empty" in dossier(tmp_path, *arguments).stderr


PAGE = """---
title: Page
uncited: a test
---
Anna *said* `a < b` & [so](https://example.org/a_b?c&d); see [here](other.md#top) and <https://example.org/>.
[@paper#met; @paper#denied]

A note.[^1]

[^1]: By [[Anna]] & co.
"""
PAPER = """---
title: A [paper] | "x"
published: 2024-05-02
language: en
rights: CC-BY-4.0
claims:
  - {id: met, at: paragraph 1, says: "[[Anna]] met 3 < 4 * 5.", quote: "we met", by: anna, about: [anna]}
  - {id: denied, at: paragraph 2, says: "[[Anna]] denied it.", quote: "we met", by: anna, via: {as: a wire},
     stance: denies, about: [anna]}
---
"""


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    other = "---\ntitle: Other\nuncited: a test\n---\n# Top\n"
    files = {"index.md": PAGE, "other.md": other, "sources/paper.md": PAPER}
    for name, text in (files | {"actors/anna.md": "---\nname: Anna\ntype: person\n---\n"}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return run(tmp_path)


def test_notes_stand_where_their_marks_stood(outcome: Outcome) -> None:
    lines = outcome.markdown_pages["index.md"].decode().splitlines()
    link = r"[A \[paper\] \| \"x\", paragraph {}](sources/paper/#{})".replace('\\"', '"')
    assert lines[4] == (
        "Anna *said* `a < b` & [so](https://example.org/a_b?c&d); see [here](other/#top) and "
        "<https://example.org/>. "
        f"(Anna; article of 2 May 2024; “we met”; {link.format(1, 'met')}) "
        "(denied by Anna, through a wire; speaking for its own side; article of 2 May 2024; "
        f"{link.format(2, 'denied')})"
    )
    assert lines[6] == "A note. (By [Anna](actors/anna/) & co.)"


def test_plain_pages_print_no_more_of_other_peoples_texts(tmp_path: Path) -> None:
    """So their words need not be counted once more."""
    folder = tmp_path / "content"
    folder.symlink_to(TESTS / "ferry/content")
    (tmp_path / "texts").symlink_to(TESTS / "ferry/texts")
    outcome = run(folder)
    texts = reserved(outcome.dossier)
    assert texts

    def printed(files: dict[str, bytes]) -> set[int]:
        runs = copies(texts, {path: printed_texts(path, content) for path, content in files.items()})
        return {
            place for found in runs.values() for all in found.values() for run in all for place in places(run)
        }

    assert printed(dict(outcome.markdown_pages)) <= printed(dict(outcome.tree))
    assert printed(dict(outcome.tree))


def places(run: Run) -> range:
    return run.places
