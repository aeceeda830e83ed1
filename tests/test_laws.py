"""Laws that hold for every input, tried on many."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from bs4 import BeautifulSoup
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from dossier.derive.origins import Support, support
from dossier.load.markdown import is_paragraph, parsed, plain_links
from dossier.load.text import read_body
from dossier.load.yaml_tree import read_yaml
from dossier.model.content import Attribution, Claim, Dossier, Entity, Source
from dossier.model.dates import Date, span
from dossier.model.escapes import CONTROLS, escaped
from dossier.model.locators import Locator
from dossier.model.placed import Lines
from dossier.model.text import Citation, ClaimRef, Named
from dossier.model.text import Markdown as Text
from dossier.model.values.quantity import quantity, quantity_words
from dossier.pipeline import run
from dossier.problems import Location, errors, one_line
from dossier.render.messages import english_messages
from dossier.render.plain_markdown import PlainPage, plain_line
from dossier.render.wording.dates import date_words
from tests.site import TESTS

EN = english_messages()
AT = Location("x.md")
ACTORS = [f"actor-{n}" for n in range(6)]
SPEAKERS = st.lists(st.sampled_from([*ACTORS, ""]), max_size=3)
CLAIMS = st.lists(SPEAKERS, min_size=1, max_size=6)
# Each actor is part of an earlier one, or of none: never a circle.
PARTS = st.tuples(*(st.one_of(st.none(), st.sampled_from(ACTORS[:n])) if n else st.none() for n in range(6)))
MARKDOWN = ["admonition", "footnotes", "md_in_html", "tables", "toc"]


def entity(id: str, part_of: str | None) -> Entity:
    return Entity(id, "actors", AT, id, "person", part_of=Named(part_of, AT) if part_of else None)


def claim(source: str, speakers: list[str]) -> Claim:
    by = tuple(Attribution(actor, "" if actor else "unnamed", AT) for actor in speakers)
    return Claim(ClaimRef(source, "c"), AT, Locator("title"), (), by=by)


def behind(parts: tuple[str | None, ...], claims: list[list[str]]) -> Support:
    """The support of one statement that each of these claims makes, in an article of its own."""
    entities = {id: entity(id, part_of) for id, part_of in zip(ACTORS, parts, strict=True)}
    sources = {f"s{n}": Source(f"s{n}", AT, "", "en", "") for n in range(len(claims))}
    return support(
        Dossier(entities=entities, sources=sources), [claim(f"s{n}", by) for n, by in enumerate(claims)]
    )


@given(PARTS, CLAIMS, st.data())
def test_an_article_of_known_origins_never_raises_the_count(
    parts: tuple[str | None, ...], claims: list[list[str]], data: st.DataObject
) -> None:
    known = sorted({actor for by in claims for actor in by if actor})
    again = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3)) if known else [""]
    assert behind(parts, [*claims, again]).origins <= behind(parts, claims).origins


@given(PARTS, CLAIMS)
def test_an_unknown_never_raises_the_count(parts: tuple[str | None, ...], claims: list[list[str]]) -> None:
    assert behind(parts, [*claims, []]).origins == behind(parts, claims).origins
    assert behind(parts, [*claims, [""]]).origins == behind(parts, claims).origins


@given(PARTS, CLAIMS, st.integers(1, 5))
def test_joining_two_parties_never_raises_the_count(
    parts: tuple[str | None, ...], claims: list[list[str]], joined: int
) -> None:
    if parts[joined] is None:
        more = (*parts[:joined], ACTORS[joined - 1], *parts[joined + 1 :])
        assert behind(more, claims).origins <= behind(parts, claims).origins


@given(PARTS, CLAIMS, st.randoms())
def test_the_order_of_articles_does_not_count(
    parts: tuple[str | None, ...], claims: list[list[str]], random
) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert behind(parts, shuffled) == behind(parts, claims)


SIGNS = (
    *(
        "<script>",
        "</script>",
        "<img src=x onerror=a()>",
        "<svg/onload=a()>",
        "<!--",
        "-->",
        "<",
        ">",
        "&",
        "&lt;",
    ),
    *(
        "[x](javascript:a b c)",
        "](javascript:a())",
        "javascript:",
        "[x]",
        "[x]: ",
        "![",
        "(",
        ")",
        "{: onclick=a }",
    ),
    *(
        "[[",
        "]]",
        "[^1]",
        "[@a#b]",
        ". ",
        "<!-- dossier/uncited -->",
        "`",
        "```",
        "~~~",
        "\\",
        "*",
        "_",
        "!",
        "|",
    ),
    *("\n", "\n\n", "    ", "- ", "> ", "| a |\n|---|\n|"),
)
WORDS = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(SIGNS),
    ),
    max_size=14,
).map("".join)

ISOLATES = "\u2066\u2067\u2068\u2069"


def html_of(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(Markdown(extensions=MARKDOWN).convert(markdown), "html.parser")


@settings(max_examples=400)
@given(WORDS)
def test_text_of_a_field_comes_out_as_that_text(text: str) -> None:
    visible = "".join(c for c in text if c.isprintable() or c in "\n\t ")
    shown = html_of(f"StatementsByParty: <span>{escaped(visible)}</span>.")
    assert {tag.name for tag in shown.find_all()} == {"p", "span"}
    assert " ".join(shown.text.split()) == " ".join(f"StatementsByParty: {visible}.".split())


@settings(max_examples=400)
@given(WORDS)
def test_text_of_a_field_comes_out_as_that_text_on_a_plain_page(text: str) -> None:
    visible = "".join(c for c in text if c.isprintable() or c in "\n\t ")
    printed = plain_line(f"Said: {visible}.", PlainPage(EN, "", {}, {}, {}, str))
    shown = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(printed), "html.parser")
    assert {tag.name for tag in shown.find_all()} == {"p"}
    # What is written from right to left is set apart by signs that nobody sees.
    text = shown.text.translate(dict.fromkeys(map(ord, ISOLATES)))
    assert " ".join(text.split()) == " ".join(f"Said: {visible}.".split())


@settings(max_examples=400)
@given(WORDS)
def test_curated_text_never_becomes_script(text: str) -> None:
    body, _ = read_body(text, "x.md", 1, "en")
    shown = html_of("".join(part.source for part in body.text if isinstance(part, Text)))
    assert not shown.find_all(["script", "svg", "iframe", "style", "object"])
    assert not [tag for tag in shown.find_all("img") if ":" in str(tag["src"])]
    for tag in shown.find_all():
        assert not [name for name in tag.attrs if name.startswith("on")]
        assert not str(tag.get("href", "")).strip().lower().startswith(("javascript:", "data:", "vbscript:"))


@settings(max_examples=400)
@given(WORDS)
def test_a_citation_belongs_to_one_sentence_at_most(text: str) -> None:
    body, _ = read_body(text, "x.md", 1, "en")
    there = [cited for part in body.parts if isinstance(part, Citation) for cited in part.claims]
    behind = [cited for sentence in body.sentences for cited in sentence.claims]
    assert set(behind) <= set(there)
    assert len(behind) == len(set(behind))


@settings(max_examples=400)
@given(WORDS)
@example("\r0")
@example("\r\n0")
def test_a_sentence_begins_at_a_sign_of_its_file(text: str) -> None:
    body, _ = read_body(text, "x.md", 1, "en")
    # The ends of lines that CommonMark has: 2.1, "Characters and lines".
    lines = re.split("\r\n|\r|\n", text)
    for sentence in body.sentences:
        assert lines[sentence.at.line - 1][sentence.at.column - 1 :].strip()


LINKED = st.lists(
    st.sampled_from(
        ["A", "word", " ", ".", "1.", "- ", "[[Anna]]", "[[a|b]]", "[[", "]]", "[", "]", "(x)", "!", *SIGNS]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=400)
@given(st.one_of(LINKED, WORDS))
def test_a_line_that_needs_no_parser_is_read_as_the_parser_reads_it(text: str) -> None:
    links = plain_links(text)
    if links is not None:
        assert links == parsed(text).spans
        ends, starts = [0, *(link.end for link in links)], [*(link.start for link in links), len(text)]
        outside = "".join(text[a:b] for a, b in zip(ends, starts, strict=True))
        assert one_line(parsed(text).plain(0, len(text))) == one_line(outside)
        assert is_paragraph(text)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(min_size=1).filter(str.strip), max_size=4
    )
)
def test_text_that_a_yaml_writer_wrote_is_read_as_written(data: dict[str, str]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    value, problems = read_yaml(text, Lines("x.yml", text.split("\n")))
    assert value == data
    assert bool(problems) is any(not CONTROLS.isdisjoint(words) for words in data.values())


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_and_worded(day: date) -> None:
    parsed = parse_edtf(day.isoformat())
    assert span(day.isoformat()) == (day, day)
    assert (parsed.lower_strict()[:3], parsed.upper_strict()[:3]) == (day.timetuple()[:3],) * 2
    assert str(day.year) in date_words(Date(day.isoformat(), day, day), EN)


@given(st.integers(0, 10**12), st.sampled_from(["", "~", ">", ">=", "<", "<="]))
def test_a_number_is_read_and_worded_whole(number: int, sign: str) -> None:
    found = quantity(f"{sign}{number}")
    assert found
    assert found.low == number
    assert f"{number:,}" in quantity_words(found, EN)


@given(st.text())
def test_any_text_is_a_quantity_or_none_and_words_hold_no_digit(text: str) -> None:
    found = quantity(text)
    if found and found.low is None:
        assert not any(c.isdigit() for c in text)


RECORD = """---
title: A paper
published: {date: 2024-05-02, basis: outside, because: It is known.}
language: en
rights: CC-BY-4.0
claims:
  - id: spoke
    at: paragraph 1
    says: >-
      [[Anna]] said that **600** boats were sent.
    by: {actor: anna, as: captain}
    via: [anna]
    quote: six hundred
    date: {date: 2024-05, basis: inferred, words: May, from: [paper]}
    sets: {boats: {value: ~600}, anna: {office: [Captain]}}
---
A note. [@paper#spoke][^why]

[^why]: Because.
"""


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(RECORD)), st.integers(0, 12), WORDS), min_size=1, max_size=3))
def test_no_mistake_in_a_file_makes_the_program_fail(changes: list[tuple[int, int, str]]) -> None:
    text = RECORD
    for place, cut, words in changes:
        text = text[:place] + words + text[place + cut :]
    with TemporaryDirectory() as name:
        files = {
            "sources/paper.md": text,
            "actors/anna.md": "---\nname: Anna\ntype: person\n---\n",
            "figures/boats.md": "---\nname: Boats\ntype: count\nunit: boats\n---\n",
        }
        for path, content in files.items():
            (Path(name) / path).parent.mkdir(exist_ok=True)
            (Path(name) / path).write_text(content, encoding="utf-8", errors="replace")
        outcome = run(Path(name))
    assert outcome.tree or errors(outcome.problems)


def test_the_order_in_which_files_were_made_changes_no_byte(tmp_path: Path) -> None:
    content = TESTS / "strait/content"
    for path in sorted(content.rglob("*"), key=lambda p: p.name[::-1]):
        if path.is_file():
            target = tmp_path / path.relative_to(TESTS)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert dict(run(tmp_path / "strait/content").tree) == dict(run(content).tree)
