"""An editor's text parsed by markdown-it: spans, blocks and tables by offset, and its plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from markdown_it.token import Token

from dossier.load.markdown_rules import DELIMITER, ENTITY, PARSER, Span, inline_spans, is_mark

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Block:
    """Text that no sentence crosses: a paragraph, a heading or a cell, and the places of its lines.

    ``tag`` is the HTML tag; cells of one row share the ``line``, counted from 0. ``lines`` are pairs of
    offsets of each line, in the ``content`` and in the source. Our own signs are tokens of the type ``sign``,
    which know their ``start`` in the ``content``.
    """

    tag: str
    line: int
    content: str
    lines: list[tuple[int, int]]
    tokens: list[Token]

    def place(self, offset: int) -> int:
        """An offset into the content as one into the source."""
        inside, outside = next(pair for pair in reversed(self.lines) if pair[0] <= offset)
        return outside + offset - inside

    @property
    def extent(self) -> tuple[int, int]:
        """Where the content begins and ends in the source."""
        return self.place(0), self.place(len(self.content))


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
    spans: list[Span] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[TableSpan] = field(default_factory=list)

    def plain(self, start: int, end: int) -> str:
        """What readers see between two offsets."""
        return unmasked("".join(self.words[start:end]))

    def add(self, span: Span) -> None:
        """Add a span, and note what readers see of it."""
        if span.rule not in (DELIMITER, ENTITY):
            self.spans.append(span)
        if span.plain is None:
            self._read(span.start, span.start + 1, "")
            self._read(span.label_end, span.end, "")
        else:
            self._read(span.start, span.end, span.plain)

    def add_block(self, block: Block) -> None:
        """Add a block of text with its spans and words."""
        self.blocks.append(block)
        for inside, outside in block.lines:
            line = block.content[inside:].partition("\n")[0]
            self.words[outside : outside + len(line)] = line
        for span in inline_spans(block.content, block.tokens):
            self.add(_in_source(span, block))

    def _read(self, start: int, end: int, plain: str) -> None:
        self.words[start:end] = [plain, *[""] * (end - start - 1)] if end > start else []


# Characters, besides "[", that mean something to the parser within a line that begins with a word.
_SIGNS = frozenset("\\`<*_&\n\r\0")

# Two characters, as long as what they stand for, so that no offset moves; private use, so in no text.
_MASK = "\ue000\ue001"


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
        source = source.replace("\\|", _MASK)
    starts = line_starts(source)
    # What stands outside all blocks is their markup, which separates words.
    result = Parsed([" "] * len(source))
    tokens = PARSER.parse(source)
    blocks: dict[int, Block] = {}
    cursor, end, tag = 0, 0, ""
    for number, token in enumerate(tokens):
        if token.map:
            # A block inside another begins no earlier than the text found so far.
            cursor, end = max(cursor, starts[token.map[0]]), starts[token.map[1]]
        if token.type == "inline":
            block = _block(source, token, cursor, tag)
            if block:
                result.add_block(block)
                blocks[number] = block
                cursor = block.extent[1]
            else:
                result.spans.append(Span(cursor, cursor, "lost", token.content))
        elif span := _block_span(token, cursor, end):
            result.add(span)
        tag = token.tag
    # Those of cells and notes are looked up by their place.
    result.spans.sort(key=_start)
    result.tables += _tables(tokens, blocks, starts)
    return result


def _block_span(token: Token, start: int, end: int) -> Span | None:
    match token.type:
        case "fence":
            return Span(start, end, "fence", token.content, f" {token.content} ")
        case "footnote_reference_open":
            return Span(start, end, "definition", str(token.meta["label"]), " ")
        case "comment":
            return Span(start, end, "comment", token.content, " ")
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
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [*starts, starts[-1]]


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


def _block(source: str, token: Token, cursor: int, tag: str) -> Block | None:
    lines = _offsets(source, token.content, cursor)
    return Block(tag, token.map[0] if token.map else 0, token.content, lines, []) if lines else None


def _in_source(span: Span, block: Block) -> Span:
    """A span of a block's content as one of the source."""
    marks = span.rule == "comment" and is_mark(block.content[span.start : span.end])
    rule = "uncited" if marks else span.rule
    start, end = block.place(span.start), block.place(span.end)
    return replace(span, start=start, end=end, rule=rule, label_end=block.place(span.label_end))


def blocks_of(source: str) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, heading and cell, and the line that it begins on, counted from 0."""
    for token in PARSER.parse(source):
        if token.type == "inline":
            yield token.map[0] if token.map else 0, token.content


def is_paragraph(source: str) -> bool:
    """Whether the text is one paragraph: no heading, list, quotation, table, code or comment."""
    return [token.type for token in PARSER.parse(source)] == ["paragraph_open", "inline", "paragraph_close"]


def unmasked(text: str) -> str:
    """The text with the masks of ``parsed`` replaced by what readers see."""
    return text.replace(_MASK, "|")
