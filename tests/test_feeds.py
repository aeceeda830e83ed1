"""Feeds are valid Atom, as a feed reader and RFC 4287 see them."""

import json
from pathlib import Path
from time import struct_time

import feedparser
import pytest
from lxml import etree

from dossier.pipeline import run

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("claims.xml", "corrections.xml", "feed.xml", "sources.xml")
SOURCE = """---
title: "A \\"paper\\" <b>& more"
published: 2024-05-02
language: en
rights: CC-BY-4.0
claims:
  - id: met
    at: paragraph 1
    says: >-
      *[[Anna]]* saw 3 < 4 & [a site](https://example.org/a?b&c).
    passage: Anna saw
    about: [anna]
    corrected: {date: 2024-07, was: "A & B, or C.", because: It was “wrong”.}
---
"""
MORE = """---
title: Paper {n}
published: {day}
retrieved: 2024-08-0{n}
language: en
rights: CC-BY-4.0
withdrawn: {{date: 2024-09-0{n}, because: It was wrong.}}
---
"""


@pytest.fixture
def tree(tmp_path: Path) -> dict[str, bytes]:
    return dict(run(content(tmp_path)).tree)


def content(folder: Path) -> Path:
    files = {
        "dossier.yml": "title: Ferry & harbour\nurl: https://example.org/ferry/\nlanguage: en-GB\n",
        "actors/anna.md": "---\nname: Anna\ntype: person\n---\n",
        "sources/paper.md": SOURCE,
        **{f"sources/more-{n}.md": MORE.format(n=n, day="2024-05-02") for n in range(1, 4)},
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_reader_finds_nothing_wrong(tree: dict[str, bytes], path: str) -> None:
    found = feedparser.parse(tree[path])
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.language == "en-GB"
    assert found.feed.author == "Ferry & harbour"
    assert found.entries
    assert all(isinstance(entry.updated_parsed, struct_time) for entry in found.entries)


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_the_standard_asks_for(tree: dict[str, bytes], path: str) -> None:
    feed = etree.fromstring(tree[path])
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        links = element.findall(f"{ATOM}link")
        assert all(link.get("href", "").startswith("https://example.org/ferry/") for link in links)
        assert [link.get("rel") for link in links].count("alternate") == 1
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == [
        f"https://example.org/ferry/{path}"
    ]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]


def test_each_feed_stands_beside_as_a_json_feed(tree: dict[str, bytes]) -> None:
    """By the rules of JSON Feed 1.1, with the same entries as the Atom feed has."""
    paths = [path for path in tree if path.endswith(".xml")]
    assert len(paths) > len(FEEDS)
    for path in paths:
        feed, atom = json.loads(tree[path.replace(".xml", ".json")]), feedparser.parse(tree[path])
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"https://example.org/ferry/{path.replace('.xml', '.json')}"
        assert feed["title"] == atom.feed.title
        assert feed["home_page_url"] == atom.feed.link
        assert [a["name"] for a in feed["authors"]] == ["Ferry & harbour"]
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        for item, entry in zip(feed["items"], atom.entries, strict=True):
            assert (item["url"], item["title"], item["date_modified"]) == (
                entry.link,
                entry.title,
                entry.updated,
            )
            assert bool(item.get("content_text")) is not bool(item.get("content_html"))


def test_an_actor_has_a_feed_of_what_it_says_and_what_is_said_of_it(tree: dict[str, bytes]) -> None:
    feed = feedparser.parse(tree["actors/anna.xml"])
    assert not feed.bozo
    assert feed.feed.title == "Ferry & harbour: Anna"
    assert feed.feed.link == "https://example.org/ferry/actors/anna/"
    assert [entry.id for entry in feed.entries] == ["https://example.org/ferry/sources/paper/#met"]


def test_every_address_of_a_feed_is_a_page(tree: dict[str, bytes]) -> None:
    for path in FEEDS:
        for link in etree.fromstring(tree[path]).iter(f"{ATOM}link"):
            address = link.get("href", "").removeprefix("https://example.org/ferry/").partition("#")[0]
            names = (address, f"{address.rstrip('/')}.md", f"{address}index.md")
            assert any(name in tree for name in names), address


def test_words_come_as_words(tree: dict[str, bytes]) -> None:
    news, corrections = (feedparser.parse(tree[path]) for path in ("feed.xml", "corrections.xml"))
    # What is new are corrections, too: both feeds tell of them.
    assert {entry.id for entry in corrections.entries} < {entry.id for entry in news.entries}
    (entry,) = (entry for entry in news.entries if entry.id.endswith("/paper/"))
    assert entry.title == 'A "paper" <b>& more'
    assert "Anna saw 3 &lt; 4 &amp; a site." in entry.content[0].value
    assert (
        corrections.entries[-1].content[0].value.startswith("Corrected in July 2024: It was “wrong”; it said")
    )


def test_a_claim_is_an_entry_with_who_says_so(tree: dict[str, bytes]) -> None:
    (entry,) = feedparser.parse(tree["claims.xml"]).entries
    assert entry.id == entry.link == "https://example.org/ferry/sources/paper/#met"
    assert entry.title == "Anna saw 3 < 4 & a site."
    words = "told by the article itself, which names no source; article of 2 May 2024"
    assert words in entry.content[0].value
    # It was corrected after its source was published.
    assert entry.updated == "2024-07-01T00:00:00Z"


def test_a_stance_stays_with_the_words_of_a_claim(tmp_path: Path) -> None:
    folder = content(tmp_path)
    paper = folder / "sources/paper.md"
    denied = paper.read_text(encoding="utf-8").replace(
        "    about: [anna]\n", "    stance: denies\n    by: anna\n"
    )
    paper.write_text(denied, encoding="utf-8")
    (entry,) = feedparser.parse(run(folder).tree["claims.xml"]).entries
    assert entry.title.endswith("(denied)")
    assert "(denied by Anna; article of 2 May 2024;" in entry.content[0].value
    assert "(denied)</a> (denied by Anna;" in feedparser.parse(run(folder).tree["sources.xml"]).entries[
        0
    ].content[0].value.replace('<a href="https://example.org/ferry/sources/paper/#met">', "")


def test_the_day_is_one_that_the_content_gives(tmp_path: Path) -> None:
    folder = content(tmp_path)
    assert b"<updated>2024-05-02T00:00:00Z" in run(folder).tree["feed.xml"]
    vouched = '{"paper": {"text": "", "verified": "2024-06-01", "claims": {}}}'
    (folder / "verified.json").write_text(vouched, encoding="utf-8")
    assert b"<updated>2024-06-01T00:00:00Z" in run(folder).tree["feed.xml"]


def test_only_the_newest_are_in_a_feed(tmp_path: Path) -> None:
    folder = content(tmp_path)
    for n in range(60):
        text = MORE.format(n=1, day=f"2024-{n % 12 + 1:02}-02").replace("withdrawn", "# withdrawn")
        text = text.replace("retrieved", "# retrieved")
        (folder / f"sources/old-{n}.md").write_text(text, encoding="utf-8")
    entries = feedparser.parse(run(folder).tree["feed.xml"]).entries
    assert len(entries) == 50
    assert entries[0].updated == "2024-12-02T00:00:00Z"
