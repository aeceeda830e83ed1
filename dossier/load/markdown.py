"""Markdown as editors write it, parsed into parts that are safe to print and parts to resolve.

The parser is markdown-it (CommonMark with tables); its rules report where in the source they matched, so
that everything between the matches stays as the editor wrote it, for any engine. Raw HTML comes out as
text: engines differ in what they take for HTML, so every ``<`` outside code is printed as an entity.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dossier.model.directives import UNCITED

Rule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a rule matched: offsets into the source, the rule's name and what stood inside."""

    start: int
    end: int
    rule: str
    inner: str


@dataclass(frozen=True, slots=True)
class Block:
    """Text that no sentence leaves: a paragraph, a heading or a cell, and where its lines stand.

    ``tag`` is that of HTML; cells of one row share the ``line``, counted from 0. Our own signs are tokens
    of the type ``sign``, which know their ``start`` in the ``content``.
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


def _between(opening: str, closing: str, ends: str = "\n") -> Rule:
    """A rule that matches what stands between two signs on one line."""

    def rule(state: StateInline, silent: bool) -> bool:
        if not state.src.startswith(opening, state.pos):
            return False
        end = state.src.find(closing, state.pos + len(opening))
        inner = state.src[state.pos + len(opening) : end]
        if end < 0 or any(sign in inner for sign in ends):
            return False
        end += len(closing)
        if not silent:
            sign = state.push("sign", "", 0)
            sign.content, sign.meta = state.src[state.pos : end], {"start": state.pos}
        state.pos = end
        return True

    return rule


def _noted(name: str, rule: Rule) -> Rule:
    """The same rule, which also notes where it matched."""

    def run(state: StateInline, silent: bool) -> bool:
        start, tokens = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            addresses = (str(t.attrs.get("href") or t.attrs.get("src") or "") for t in state.tokens[tokens:])
            state.env["spans"].append(Span(start, state.pos, name, next(filter(None, addresses), "")))
        return matched

    return run


def _comment_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A rule that matches an HTML comment which begins a line and ends one, blank lines included.

    One with words behind it, or about the sentence before it, is read within the paragraph, as citations are.
    """
    start = state.bMarks[first] + state.tShift[first]
    end = state.src.find("-->", start)
    if not state.src.startswith("<!--", start) or end < 0 or is_mark(state.src[start : end + 3]):
        return False
    line = next(n for n in range(first, last) if state.eMarks[n] >= end)
    if state.src[end + 3 : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
        token = state.push("comment", "", 0)
        token.map, token.content = [first, state.line], state.src[start : state.eMarks[state.line - 1]]
    return True


def _any_address(url: str) -> bool:  # noqa: ARG001
    """Every address is a link here: one that leads nowhere good is a problem, not text."""
    return True


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    # Indented text is text: in admonitions it is an ordinary paragraph. References would hide addresses.
    md.disable(["code", "reference", "footnote_inline", "footnote_ref"])
    md.core.ruler.disable(["inline", "footnote_tail"])
    md.block.ruler.before("fence", "comment", _comment_block, {"alt": ["paragraph", "list", "blockquote"]})
    md.validateLink = _any_address  # type: ignore[method-assign]
    own = {
        "citation": _between("[@", "]", "\n["),
        "wikilink": _between("[[", "]]", "\n["),
        "note": _between("[^", "]", "\n["),
        "comment": _between("<!--", "-->", ""),
    }
    for name, rule in own.items():
        md.inline.ruler.before("link", name, _noted(name, rule))
    for original in md.inline.ruler.__rules__:
        if original.name in ("backticks", "autolink", "link", "image", "escape"):
            md.inline.ruler.at(original.name, _noted(original.name, original.fn))
    return md


_PARSER = _parser()

# What means something to the parser, beside "[", in a text that stands on one line and begins with a word.
_SIGNS = ("\\", "`", "<", "![", "\n", "\r", "\0")

_MASK = "\ue000\ue001"


def is_mark(comment: str) -> bool:
    """Whether the comment says that the sentence before it needs no citation."""
    words = comment.removeprefix("<!--").removesuffix("-->").split(maxsplit=1)
    return words[:1] == [f"dossier/{UNCITED}"]


def plain_links(source: str) -> list[Span] | None:
    """The ``[[links]]`` of one plain line, as ``spans`` finds them; None where only the parser can tell."""
    if not source[:1].isalpha() and not source.startswith("[["):
        return None
    if any(map(source.__contains__, _SIGNS)):
        return None
    found = []
    start = source.find("[")
    while start >= 0:
        end = source.find("]]", start + 2)
        if end < 0 or source[start + 1] != "[" or "[" in source[start + 2 : end]:
            return None
        found.append(Span(start, end + 2, "wikilink", ""))
        start = source.find("[", end)
    return found


def spans(source: str, blocks: list[Block] | None = None) -> Iterator[Span]:
    """Code, links, citations, marks and comments of a Markdown text, in order; a link holds others.

    A ``definition`` is the whole text of a footnote, its ``inner`` the label; a ``fence`` is a block of
    code; ``uncited`` is the mark of a sentence that needs no citation; a ``lost`` span is a block whose
    place in the source could not be found. Blocks of text are added to ``blocks``.
    """
    # In a table '\\|' stands for '|': masked, the text of a cell is found again letter by letter.
    source = source.replace("\\|", _MASK)
    starts = _line_starts(source)
    cursor, tag = 0, ""
    for token in _PARSER.parse(source):
        if token.map:
            cursor = max(cursor, starts[token.map[0]])
            end = starts[token.map[1]]
        if token.type == "fence":
            yield Span(cursor, end, "fence", token.content)
        elif token.type == "footnote_reference_open":
            yield Span(cursor, end, "definition", str(token.meta["label"]))
        elif token.type == "comment":
            yield Span(cursor, end, "comment", token.content)
        elif token.type == "inline":
            block = _block(source, token, cursor, tag)
            yield from _inline_spans(block) if block else [Span(cursor, cursor, "lost", token.content)]
            cursor = block.place(len(block.content)) if block else cursor
            if block and blocks is not None:
                blocks.append(block)
        tag = token.tag


def _line_starts(source: str) -> list[int]:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [*starts, starts[-1]]


def _offsets(source: str, content: str, cursor: int) -> list[tuple[int, int]] | None:
    """For each line of a block's content: its offset there, and in the source."""
    pairs, inside = [], 0
    for line in content.split("\n"):
        cursor = source.find(line, cursor)
        if cursor < 0:
            return None
        pairs.append((inside, cursor))
        inside, cursor = inside + len(line) + 1, cursor + len(line)
    return pairs


def _block(source: str, token: Token, cursor: int, tag: str) -> Block | None:
    lines = _offsets(source, token.content, cursor)
    return Block(tag, token.map[0] if token.map else 0, token.content, lines, []) if lines else None


def _inline_spans(block: Block) -> Iterator[Span]:
    found: list[Span] = []
    _PARSER.inline.parse(block.content, _PARSER, {"spans": found}, block.tokens)
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        marks = span.rule == "comment" and is_mark(block.content[span.start : span.end])
        rule = "uncited" if marks else span.rule
        yield Span(block.place(span.start), block.place(span.end), rule, span.inner)


def is_paragraph(source: str) -> bool:
    """Whether the text is one paragraph: no heading, list, quotation, table, code or comment."""
    return [token.type for token in _PARSER.parse(source)] == ["paragraph_open", "inline", "paragraph_close"]


def unmasked(text: str) -> str:
    """The text of a block as the editor wrote it in a table or outside of one."""
    return text.replace(_MASK, "|")


def plain(markdown: str) -> str:
    """Text between spans, safe in every engine: no HTML, no attributes, no link but CommonMark's."""
    text = markdown.replace("<", "&lt;").replace("{", "&#123;")
    return text.replace("](", "]&#40;").replace("]:", "]&#58;") if "]" in text else text


def code(content: str, block: bool) -> str:
    """A piece of code as HTML in which no engine finds anything to read."""
    text = "".join(f"&#{ord(c)};" if c in "\\`*_{}[]()#|:~^!" else c for c in escape(content))
    return f"<pre><code>{text}</code></pre>\n" if block else f"<code>{text}</code>"
