"""The titles in curated text, each with what is cited and listed in its section."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossier.load.markdown import Block, Parsed
from dossier.load.sentences import HEADINGS, Where, find_headings
from dossier.model.text import Body, Directive, Sentence, Title

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
    for heading in find_headings(markdown.blocks, body.parts, where):
        level = levels.get(heading.at.line)
        yield _title(_unnumbered(heading), body, _section(heading.at.line, outline, level))
    for block in markdown.blocks:
        yield from _inside(block, markdown, body, where, outline)


def _inside(block: Block, markdown: Parsed, body: Body, where: Where, outline: _Outline) -> Iterator[Title]:
    """The title of a box that begins with the block, and the alternative texts of its pictures."""
    start, end = block.extent
    first, last = where(start, start).line, where(end, end).line
    section = _section(first, outline)
    if block.content.startswith("!!!"):
        title = block.content.partition("\n")[0].partition('"')[2].rpartition('"')[0]
        yield _title(Sentence(title, (), (), True, where(start, start)), body, section)
    for span in (s for s in markdown.spans if s.rule == "image" and start <= s.start < end):
        words = Sentence(span.plain or "", (), (), True, where(span.start, span.end))
        beside = _title(words, body, (first, last))
        yield beside if beside.words.claims else _title(words, body, section)


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


def _unnumbered(heading: Sentence) -> Sentence:
    """The heading without a number in front that counts headings, as in "2. The talks" or "2.1 Before"."""
    number, _, rest = heading.text.partition(" ")
    counts = number[:1].isdigit() and not number.strip("0123456789.)") and ("." in number or ")" in number)
    return replace(heading, text=rest) if counts and rest else heading


def with_titles(body: Body, markdown: Parsed, where: Where) -> Body:
    """The body with its titles, which rest on its sentences."""
    return replace(body, titles=tuple(_filled(find_titles(markdown, body, where))))


def _filled(titles: Iterable[Title]) -> Iterator[Title]:
    return (title for title in titles if title.words.text.strip())
