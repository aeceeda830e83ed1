"""Blocks of a text, and where they stand in its source."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from markdown_it.token import Token

from dossier.load.layout import Layout
from dossier.load.markdown_rules import Span, is_mark
from dossier.load.printed_pieces import Prefix


@dataclass(frozen=True, slots=True)
class Block:
    """Text that no sentence crosses: a paragraph, a heading, a cell or the title of a box, and its lines.

    ``tag`` is the HTML tag, or "title"; cells of one row share the ``line``, counted from 0. ``lines`` are
    pairs of offsets of each line, in the ``content`` and in the source. Our own signs are tokens of the type
    ``sign``, which know their ``start`` in the ``content``. ``line_end`` is printed for its line breaks;
    ``is_inside`` says that no directive can stand in it: it is no paragraph, or stands in something else.
    """

    tag: str
    line: int
    content: str
    lines: list[tuple[int, int]]
    tokens: list[Token]
    line_end: Prefix
    is_inside: bool

    def place(self, offset: int) -> int:
        """An offset into the content as one into the source."""
        # A paragraph may have thousands of lines, and every sign of it is placed.
        inside, outside = self.lines[bisect_right(self.lines, offset, key=itemgetter(0)) - 1]
        return outside + offset - inside

    @property
    def extent(self) -> tuple[int, int]:
        """Where the content begins and ends in the source."""
        return self.place(0), self.place(len(self.content))

    @property
    def extents(self) -> Iterator[tuple[int, int]]:
        """Where each line of the content begins and ends in the source."""
        for inside, outside in self.lines:
            yield outside, outside + len(self.content[inside:].partition("\n")[0])


def _offsets(source: str, content: str, cursor: int) -> list[tuple[int, int]] | None:
    """For each line of a block's content: its offset there, and in the source."""
    pairs, inside = [], 0
    for line in content.split("\n"):
        # markdown-it gives lines but no columns: the text of each line is searched from the last one on.
        cursor = source.find(line, cursor)
        if cursor < 0:
            return None
        pairs.append((inside, cursor))
        inside, cursor = inside + len(line) + 1, cursor + len(line)
    return pairs


def block_of(source: str, tokens: list[Token], number: int, cursor: int, layout: Layout) -> Block | None:
    """The block whose token has this number, looked for from the cursor on; None where it is not there."""
    token, tag = tokens[number], tokens[number - 1].tag
    lines = _offsets(source, token.content, max(cursor, token.meta.get("start", 0)))
    if lines is None:
        return None
    is_inside = bool(layout.stack) or tag != "p"
    # Inside a list, an engine would look for signs in further lines.
    line_end = Prefix(" ", " ") if is_inside else Prefix("\n", "\n")
    line = token.map[0] if token.map else 0
    return Block(tag, line, token.content, lines, [], line_end, is_inside)


def in_source(span: Span, block: Block) -> Span:
    """A span of a block's content as one of the source."""
    rule = span.rule
    if rule == "comment" and is_mark(block.content[span.start : span.end]):
        rule = "uncited"
    elif rule == "comment" and block.is_inside:
        rule = "inside"
    start, end = block.place(span.start), block.place(span.end)
    return replace(span, start=start, end=end, rule=rule, label_end=block.place(span.label_end))
