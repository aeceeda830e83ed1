"""Other people's texts are not printed: in no file of the tree, nor of the site that is built from it."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from dossier.derive.copied import SHORTEST, runs, text_index
from dossier.language.letters import words
from dossier.load.printed_texts import printed_texts
from dossier.model.content import Quoting
from tests.site import dossier, with_article
from tests.test_add import pdf

PASSAGE = (
    "Nobody on the quay had expected the boat to come back that evening, and when its lamp rose over the "
    "breakwater the women put down their baskets, the harbour master took off his cap, and for as long as it "
    "takes to moor a ferry of such a size not a single word was spoken between the church and the sea, while "
    "behind the shutters of the customs house an old clerk went on counting sacks of flour and coils of rope."
)
ARTICLE = f"""The quay stays empty

Mira Holm said on Monday: “Our last month is May, and then the quay stays empty.” She did not name a day.

{PASSAGE}

Later the crew went home through the snow, each to another village, and the ice closed over the landing stage.
"""
CLAIM = """claims:
  - id: last-month
    at: paragraph 1
    says: >-
      [[Mira Holm]] said that May would be the last month.
    by: mira-holm
    quote: Our last month is May, and then the quay stays empty.
"""
WHERE = {
    "content/actors/mira-holm.md": f"[[Mira Holm]] tells: {PASSAGE} [@quay#last-month]",
    "content/method.md": f"---\ntitle: Method\nuncited: a test\n---\n![{PASSAGE}](assets/map.png)",
    "content/index.md": f'---\ntitle: Home\nuncited: a test\n---\n![map](assets/map.png "{PASSAGE}")',
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The dossier of the ferry, with one more article."""
    folder = with_article(tmp_path, ARTICLE, CLAIM)
    (folder / "content/assets").mkdir(exist_ok=True)
    (folder / "content/assets/map.png").write_bytes(b"\x89PNG")
    return folder


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """What every text file of a site says to a reader, a voice, a search or a program."""
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(site).as_posix()
        read = {".html": of_html, ".json": of_json, ".xml": of_xml}.get(path.suffix, lambda text: [text])
        yield from ((name, said) for said in read(text))


def of_html(text: str) -> Iterator[str]:
    soup = BeautifulSoup(text, "lxml")
    yield from (str(v) for tag in soup.find_all(True) for v in tag.attrs.values() if " " in str(v))
    for mark in soup.select("sup, a.headerlink"):
        mark.decompose()
    yield soup.get_text(" ")


def of_xml(text: str) -> Iterator[str]:
    soup = BeautifulSoup(text.encode(), "xml")
    yield from of_html(soup.get_text(" "))


def of_json(text: str) -> Iterator[str]:
    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        for item in (
            [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
        ):
            yield from strings(item)

    for said in strings(json.loads(text)):
        yield from of_html(said) if "<" in said or "&" in said else [said]


def plain(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def words_on(site: Path) -> list[tuple[str, list[str]]]:
    """The words of every text of a site, with the file that they stand in."""
    return [(name, plain(said)) for name, said in texts(site)]


def copied(said: list[tuple[str, list[str]]], article: str) -> tuple[dict[str, int], int]:
    """The longest run of the article in each file that has one, and how many of its words the site prints."""
    text = plain(article)
    starts = {tuple(text[i : i + SHORTEST]): i for i in range(len(text) - SHORTEST + 1)}
    longest: dict[str, int] = {}
    covered: set[int] = set()
    for name, there in said:
        grams = zip(*(there[n:] for n in range(SHORTEST)), strict=False)
        found = sorted({starts[gram] for gram in grams if gram in starts})
        if found:
            covered.update(*(range(i, i + SHORTEST) for i in found))
            length = best = SHORTEST
            for before, after in pairwise(found):
                length = length + 1 if after == before + 1 else SHORTEST
                best = max(best, length)
            longest[name] = max(longest.get(name, 0), best)
    return longest, len(covered)


def test_the_built_site_holds_no_more_of_a_source_than_is_allowed(copy: Path) -> None:
    assert dossier(copy, "build", "--quiet").returncode == 0
    longest, count = copied(words_on(copy / "site"), ARTICLE)
    assert "actors/mira-holm/index.html" in longest
    assert "search/index.json" in longest
    assert max(longest.values()) <= Quoting().quote
    assert count <= Quoting().source


def test_a_quote_in_another_language_is_marked_and_translated_on_the_site(copy: Path) -> None:
    quote = "{exact: Наш последний месяц — май, translation: Our last month is May}"
    claim = CLAIM.replace("Our last month is May, and then the quay stays empty.", quote)
    head = f"---\ntitle: Паром\nlanguage: ru\nrights: all-rights-reserved\n{claim}---\n"
    (copy / "content/sources/quay.md").write_text(head, encoding="utf-8")
    text = "[paragraph] «Наш последний месяц — май», — сказала она в понедельник на пристани.\n"
    (copy / "archive/quay.txt").write_text(text, encoding="utf-8")
    done = dossier(copy, "build", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    for page in ("actors/mira-holm", "sources/quay"):
        soup = BeautifulSoup((copy / "site" / page / "index.html").read_bytes(), "lxml")
        # Its title, too, is in that language.
        assert {tag.text.strip() for tag in soup.select("[lang=ru]")} - {"Паром"} == {
            "Наш последний месяц — май"
        }
        assert "; translated by the editors: “Our last month is May”" in soup.text


def paste(folder: Path) -> None:
    for path, text in WHERE.items():
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)


def test_a_passage_pasted_into_a_page_fails_the_build(copy: Path) -> None:
    paste(copy)
    done = dossier(copy, "build", "--quiet")
    assert done.returncode != 0
    assert not (copy / "site").exists()
    said = done.stdout + done.stderr
    (line,) = [line for line in said.splitlines() if f"{len(words(PASSAGE))} words of 'quay'" in line]
    assert "content/actors/mira-holm.md:1:1: error: " in line
    assert line.endswith("[overquoted]")
    assert "are printed in 'actors/mira-holm.md' and 2 more" in line
    assert PASSAGE[:40] not in said
    assert "[overquoted]" in dossier(copy, "check").stdout
    assert dossier(copy, "build-tree", "tree").returncode != 0
    assert not (copy / "tree").exists()


def test_the_same_passage_of_a_licensed_source_is_printed_and_would_be_seen(copy: Path) -> None:
    paste(copy)
    record = copy / "content/sources/quay.md"
    record.write_text(record.read_text(encoding="utf-8").replace("all-rights-reserved", "CC-BY-4.0"))
    done = dossier(copy, "build", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    longest, _ = copied(words_on(copy / "site"), ARTICLE)
    whole = {name for name, count in longest.items() if count > Quoting().quote}
    assert whole >= {
        "actors/mira-holm/index.html",
        "method/index.html",
        "index.html",
        "search/index.json",
    }


PAGE = f"""---
title: "It&#x27;s so"
description: a &lt;b&gt;
---
# Heading

<p class="dossier-opening" markdown>Opening &#42;text&#42;</p>

{PASSAGE[:20]}[{PASSAGE[20:40]}](../a.md "A title"){PASSAGE[40:100]}[^1] ***{PASSAGE[100:]}***

![An alternative](a.png)

[^1]: A note.
"""


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        (
            "a.md",
            PAGE,
            [PASSAGE, "It's so", "a <b>", "A title", "An alternative", "A note.", "Opening *text*"],
        ),
        ("a.json", json.dumps({"k": ["a \u201cb\u201d", {"html": f"<p>{PASSAGE}</p>"}]}), ["a “b”", PASSAGE]),
        ("a.xml", f"<rss><d>&lt;p&gt;{PASSAGE}&lt;/p&gt;</d><x><![CDATA[<b>a</b> b]]></x></rss>", [PASSAGE]),
        (
            "a.html",
            f'<p>{PASSAGE[:9]}<b>{PASSAGE[9:]}</b><img alt="a b"><!-- c d -->',
            [PASSAGE, "a b", "c d"],
        ),
        ("a.svg", f"<svg><title>{PASSAGE}</title></svg>", [PASSAGE]),
        ("a.csv", f'1,"{PASSAGE}"', [PASSAGE]),
        ("a.txt", PASSAGE, [PASSAGE]),
        ("broken.json", f"{{ {PASSAGE}", [PASSAGE]),
    ],
)
def test_the_texts_of_a_file_are_read(path: str, content: str, said: list[str]) -> None:
    found = [" ".join(words(text)) for text in printed_texts(path, content.encode())]
    for text in said:
        assert any(" ".join(words(text)) in one for one in found), (text, found)


def test_a_pdf_is_read_and_a_picture_is_not() -> None:
    assert "the boat was worn out" in " ".join(
        words(*printed_texts("a.pdf", pdf(["Then the boat", "was worn out."])))
    )
    assert list(printed_texts("a.pdf", b"no PDF")) == [""]
    assert list(printed_texts("a.png", b"\x89PNG\xff")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t – “DON'T”!", ["dont", "dont"]),
        ("10,000 U.S. sol\u00addiers", ["10", "000", "u", "s", "soldiers"]),
        ("Cafe\u0301 ÉTÉ Straße", ["café", "été", "strasse"]),
        ("Мы не вернёмся.", ["мы", "не", "вернёмся"]),
        ("마지막 달은 5월이다", ["마지막", "달은", "5월이다"]),
        ("最後の月は五月", ["最", "後", "の", "月", "は", "五", "月"]),
    ],
)
def test_words_are_compared_without_case_and_punctuation(text: str, found: list[str]) -> None:
    assert words(text) == found


LETTERS = st.lists(st.sampled_from("abc"), max_size=40)


@given(LETTERS, LETTERS)
def test_every_run_of_eight_words_is_found(page: list[str], text: list[str]) -> None:
    found = {(run.start, run.end) for run in runs(page, text_index({"a": text}))}
    expected = set()
    for i in range(len(page)):
        for j in range(len(text)):
            if i and j and page[i - 1] == text[j - 1]:
                continue
            n = 0
            while i + n < len(page) and j + n < len(text) and page[i + n] == text[j + n]:
                n += 1
            if n >= SHORTEST:
                expected.add((j, j + n))
    assert found == expected
