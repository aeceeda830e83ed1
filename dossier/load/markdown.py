"""An editor's text parsed by markdown-it: spans, blocks and tables by offset, and its plain words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from markdown_it.token import Token

from dossier.load.blocks import Block, block_of, in_source
from dossier.load.layout import Layout, ending, opening
from dossier.load.markdown_rules import PARSER, WITHIN, Span, inline_spans
from dossier.load.printed_pieces import (
    EMPTY,
    MASK,
    Piece,
    code_block,
    fenced,
    indents,
    inline_pieces,
    is_unseen,
    printed,
    unmasked,
    whole,
)
from dossier.model.escapes import both_escaped


@dataclass(frozen=True, slots=True)
class TableSpan:
    """The cells of a table, the last heading above it, and the offset behind its outermost block."""

    heading: Block | None
    rows: tuple[tuple[Block, ...], ...]
    end: int


@dataclass(slots=True)
class Parsed:
    """A Markdown text, parsed once.

    The spans (code, links, citations, marks, comments) are in order, a link before what it holds. A
    ``definition`` is the whole text of a footnote, with its label as ``inner``; a ``fence`` is a block of
    code; ``uncited`` marks a sentence that needs no citation; ``lost`` is a block whose place in the source
    could not be found. ``words`` has, for each character of the source, what readers see of it.
    """

    words: list[str]
    source: str
    spans: list[Span] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[TableSpan] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def plain(self, start: int, end: int) -> str:
        """What readers see between two offsets."""
        return unmasked("".join(self.words[start:end]))

    def printed(
        self, start: int, end: int, *, from_start: bool = True, to_end: bool = True
    ) -> tuple[str, str]:
        """What is printed between two offsets, with or without what stands before their letters."""
        if not self.pieces:
            return both_escaped(unmasked(self.source[start:end]))
        first, last = bisect_left(self.pieces, start, key=_start), bisect_right(self.pieces, end, key=_start)
        while first and self.pieces[first - 1].end > start:
            first -= 1
        pieces = (
            piece
            for piece in self.pieces[first:last]
            if piece.start < end or (to_end and piece.start == piece.end)
            if from_start or not piece.start == piece.end == start
        )
        return printed(self.source, start, end, pieces)

    def between(self, start: int, end: int) -> Iterator[Span]:
        """The spans between two offsets."""
        first, last = bisect_left(self.spans, start, key=_start), bisect_left(self.spans, end, key=_start)
        yield from (span for span in self.spans[first:last] if span.end <= end)

    def closed_up(self, start: int, end: int) -> int:
        """Where the text before a footnote mark ends: spaces are left out, unless the mark begins a block."""
        at = bisect_left(self.pieces, end, key=_start)
        until = end
        if at and self.pieces[at - 1].end == end and self.pieces[at - 1].engine == "\n":
            until = self.pieces[at - 1].start
        until = start + len(self.source[start:until].rstrip(" \n"))
        begins = any(p.start == p.end and p.start > until for p in self.pieces[:at][-1:])
        return end if begins or until == start else until

    def add(self, span: Span) -> None:
        """Add a span, and note what readers see of it."""
        if span.rule not in WITHIN:
            self.spans.append(span)
        if span.plain is None:
            self._read(span.start, span.start + 1, "")
            self._read(span.label_end, span.end, "")
        else:
            self._read(span.start, span.end, span.plain)

    def add_block(self, block: Block) -> None:
        """Add a block of text with its spans and words."""
        self.blocks.append(block)
        for start, end in block.extents:
            self.words[start:end] = self.source[start:end]
        spans = inline_spans(block.content, block.tokens)
        for span in (in_source(span, block) for span in spans):
            self.add(span)
            self.pieces += inline_pieces(span, self.source[span.start : span.end], block.line_end)
        self.pieces += (
            Piece(block.place(start), block.place(end)) for start, end in indents(block.content, spans)
        )
        if spans and is_unseen(block.content, spans):
            # Without a word, an engine would take the sign of a list before it for text.
            self.pieces.append(Piece(block.extent[1], block.extent[1], *EMPTY))

    def _read(self, start: int, end: int, plain: str) -> None:
        self.words[start:end] = [plain, *[""] * (end - start - 1)] if end > start else []


_start = attrgetter("start")

# Characters, besides "[", that mean something to the parser within a line that begins with a word.
_SIGNS = frozenset("\\`<*_&\n\r\0")


def plain_links(source: str) -> list[Span] | None:
    """The ``[[links]]`` of a line without other Markdown; None where only the parser can tell."""
    if not source[:1].isalpha() and not source.startswith("[["):
        return None
    if not _SIGNS.isdisjoint(source) or "![" in source:
        return None
    spans = []
    start = source.find("[")
    while start >= 0:
        end = source.find("]]", start + 2)
        if end < 0 or source[start + 1] != "[" or "[" in source[start + 2 : end]:
            return None
        spans.append(Span(start, end + 2, "wikilink"))
        start = source.find("[", end)
    return spans


def parsed(source: str) -> Parsed:
    """A Markdown text as editors write it."""
    if "\n" in source:
        # In a table '\\|' stands for '|', and the parser drops the backslash: masked, cells keep length.
        source = source.replace("\\|", MASK)
    # As the parser has it; else its words would be looked for in vain.
    source = source.replace("\0", "\ufffd")
    starts = line_starts(source)
    # What stands outside all blocks is their markup, which separates words.
    result = Parsed([" "] * len(source), source)
    tokens = PARSER.parse(source)
    blocks: dict[int, Block] = {}
    layout, cursor, end = Layout(), 0, 0
    for number, token in enumerate(tokens):
        layout = layout.enter(token)
        if token.map:
            # A block inside another begins no earlier than the text found so far.
            cursor, end = max(cursor, starts[token.map[0]]), starts[token.map[1]]
        if token.type == "inline":
            block = _read_block(result, tokens, number, cursor, layout)
            blocks |= {number: block} if block else {}
            cursor = block.extent[1] if block else cursor
        elif span := _block_span(source, token, cursor, end, layout):
            result.add(span)
            result.pieces += _block_pieces(span, layout)
            # Else the words of a footnote could be found in its label.
            cursor = source.index("]:", cursor) + 2 if span.rule == "definition" else cursor
        elif signs := ending(layout, tokens, number):
            result.pieces.append(Piece(cursor, cursor, *signs))
        layout = layout.leave(token)
    # Those of cells and notes are looked up by their place.
    result.spans.sort(key=_start)
    result.tables += _tables(tokens, blocks, starts)
    lines = [line for block in result.blocks for line in block.extents]
    result.pieces = whole(result.pieces, lines, len(source))
    return result


def _read_block(
    result: Parsed, tokens: list[Token], number: int, cursor: int, layout: Layout
) -> Block | None:
    """Add the block of the token with this number, and the signs before it."""
    token, signs = tokens[number], opening(layout, tokens, number)
    block = block_of(result.source, tokens, number, cursor, layout)
    if block is None:
        result.spans.append(Span(cursor, cursor, "lost", token.content))
        return None
    start = block.extent[0]
    result.pieces.append(Piece(start, start, *signs))
    if token.meta.get("is_kind"):
        # As the engine would, where a box has no title.
        first = result.source[start].upper()
        result.pieces.append(Piece(start, start + 1, first, first))
    result.add_block(block)
    return block


def _block_pieces(span: Span, layout: Layout) -> Iterator[Piece]:
    if span.rule == "fence":
        layout.hidden = False
        yield Piece(span.start, span.start, *layout.opening())
        is_inside = bool(layout.stack)
        yield Piece(
            span.start,
            span.end,
            code_block(unmasked(span.inner), is_inside=is_inside),
            fenced(span.inner.replace(MASK, "\\|"), layout.rest.bare),
        )


def _block_span(source: str, token: Token, start: int, end: int, layout: Layout) -> Span | None:
    match token.type:
        case "fence":
            return Span(start, end, "fence", token.content, f" {token.content} ")
        case "footnote_reference_open":
            return Span(start, end, "definition", str(token.meta["label"]), " ")
        case "comment":
            # In a list or a quotation, signs stand before it.
            start = source.index("<!--", start)
            return Span(start, end, "inside" if layout.stack else "comment", token.content, " ")
    return None


def _tables(tokens: Sequence[Token], blocks: dict[int, Block], starts: list[int]) -> Iterator[TableSpan]:
    heading, end, rows = None, 0, list[list[Block]]()
    for number, (token, following) in enumerate(pairwise(tokens)):
        if token.level == 0 and token.map:
            end = starts[token.map[1]]
        block = blocks.get(number + 1)
        match token.type:
            case "heading_open":
                heading = block
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "th_open" | "td_open" if block:
                rows[-1].append(block)
        if following.type == "table_close":
            yield TableSpan(heading, tuple(map(tuple, rows)), end)


def line_starts(source: str) -> list[int]:
    """Where each line begins, and twice where the text ends."""
    starts = [0]
    # Not by splitlines, which knows more ends than the parser.
    for line in source.removesuffix("\n").split("\n") if source else ():
        starts.append(min(starts[-1] + len(line) + 1, len(source)))
    return [*starts, starts[-1]]


def blocks_of(source: str) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, heading and cell, and the line that it begins on, counted from 0."""
    for token in PARSER.parse(source):
        if token.type == "inline":
            yield token.map[0] if token.map else 0, token.content


def is_paragraph(source: str) -> bool:
    """Whether the text is one paragraph: no heading, list, quotation, table, code or comment."""
    return [token.type for token in PARSER.parse(source)] == ["paragraph_open", "inline", "paragraph_close"]
