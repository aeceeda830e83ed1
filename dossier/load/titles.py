"""The titles in curated text, each with what is cited and listed in its section."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from unicodedata import category

from dossier.load.blocks import Block
from dossier.load.markdown import Parsed
from dossier.load.markdown_rules import Span
from dossier.load.sentences import HEADINGS, Where, find_headings
from dossier.model.text import Body, Directive, Sentence, Title
from dossier.problems import one_line

# Line and level of each heading.
_Outline = list[tuple[int, int]]


def find_titles(markdown: Parsed, body: Body, where: Where) -> Iterator[Title]:
    """The headings, heads of tables, titles of boxes and alternative texts, with what stands behind each."""
    outline = [
        (where(*block.extent).line, HEADINGS.index(block.tag))
        for block in markdown.blocks
        if block.tag in HEADINGS[:-1]
    ]
    levels = dict(outline)
    headings = tuple(find_headings(markdown.blocks, body.parts, where))
    series = {_place_in_series(heading.text) for heading in headings}
    for heading in headings:
        level = levels.get(heading.at.line)
        yield _title(_unnumbered(heading, series), body, _section(heading.at.line, outline, level))
    for block in markdown.blocks:
        yield from _inside(block, markdown, body, where, outline)
    for span in markdown.spans:
        yield from _beside(span, body, where, outline)


def _inside(block: Block, markdown: Parsed, body: Body, where: Where, outline: _Outline) -> Iterator[Title]:
    """The title of a box that begins with the block, and the alternative texts of its pictures."""
    start, end = block.extent
    first, last = where(start, start).line, where(end, end).line
    section = _section(first, outline)
    if block.tag == "title":
        words = Sentence(markdown.plain(start, end), (), (), True, where(start, start))
        yield _title(words, body, section)
    for span in (s for s in markdown.spans if s.rule == "image" and start <= s.start < end):
        words = Sentence(span.plain or "", (), (), True, where(span.start, span.end))
        beside = _title(words, body, (first, last))
        yield beside if beside.words.claims else _title(words, body, section)


def _beside(span: Span, body: Body, where: Where, outline: _Outline) -> Iterator[Title]:
    """What is printed as it stands, and what readers see where they point at a link or a picture."""
    at = where(span.start, span.start)
    # Quotation marks and brackets in code are signs of its own.
    text = "".join(map(_unquoted, span.inner)) if span.rule == "fence" else span.title
    yield _title(Sentence(one_line(text), (), (), True, at), body, _section(at.line, outline))


def _unquoted(sign: str) -> str:
    return " " if sign in "\"'`" or category(sign) in ("Pi", "Pf", "Ps", "Pe") else sign


def _section(line: int, outline: _Outline, level: int | None = None) -> tuple[int, float]:
    """The lines from the heading at or above a line up to the next one, or the next as high as ``level``."""
    start = max((at for at, _ in outline if at <= line), default=0)
    ends = (at - 1 for at, other in outline if at > line and (level is None or other <= level))
    return start, min(ends, default=float("inf"))


def _title(words: Sentence, body: Body, lines: tuple[int, float]) -> Title:
    def among(line: int) -> bool:
        return lines[0] <= line <= lines[1]

    beside = [claim for sentence in body.sentences if among(sentence.at.line) for claim in sentence.claims]
    directives = (part for part in body.parts if isinstance(part, Directive) and among(part.at.line))
    return Title(replace(words, claims=(*words.claims, *beside), uncited=True), tuple(directives))


def _unnumbered(heading: Sentence, series: set[tuple[str, int]]) -> Sentence:
    """The heading without what counts headings in front, as in "2. The talks", "2.1 Before" or "Part 2"."""
    number, _, rest = heading.text.partition(" ")
    counts = number[:1].isdigit() and not number.strip("0123456789.)") and ("." in number or ")" in number)
    if counts and rest:
        return replace(heading, text=rest)
    word, place = _place_in_series(heading.text)
    # "Part 2" counts where there is a "Part 1"; "Killed 12" alone says how many.
    if place and {(word, before) for before in range(1, place + 1)} <= series and (word, 2) in series:
        return replace(heading, text=" ".join(heading.text.split()[2:]))
    return heading


def _place_in_series(text: str) -> tuple[str, int]:
    """The word and number with which a heading begins, as in "Part 2: The talks"; 0 where there is none."""
    word, number = (*text.split(), "", "")[:2]
    bare = number.rstrip(".:–—")
    return (word.casefold(), int(bare)) if word.isalpha() and bare.isdecimal() else (word, 0)


def with_titles(body: Body, markdown: Parsed, where: Where) -> Body:
    """The body with its titles, which rest on its sentences."""
    return replace(body, titles=tuple(_filled(find_titles(markdown, body, where))))


def _filled(titles: Iterable[Title]) -> Iterator[Title]:
    return (title for title in titles if title.words.text.strip())
