"""The rules of editors' Markdown: CommonMark with tables, footnotes and our own signs, with offsets.

markdown-it's rules say what they matched, but not where. Here the relevant ones also note offsets, so that
everything else can be printed as the editor wrote it. Raw HTML is text, since engines differ in what they
take for HTML.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dossier.load.boxes import box
from dossier.model.directives import UNCITED
from dossier.model.escapes import CONTROLS

Rule = Callable[[StateInline, bool], bool]

# Spans that are no parts of a text, but are printed and read differently from how they are written.
CODE, BREAK, DELIMITER, ENTITY, ESCAPE = "backticks", "break", "delimiter", "entity", "escape"
WITHIN = frozenset((BREAK, DELIMITER, ENTITY))


@dataclass(frozen=True, slots=True)
class Span:
    """Where a rule matched: offsets into the source, the rule's name, the address, tag or text inside.

    ``plain`` is what readers see there; for a link it is None: they see the text in its brackets, which end
    at ``label_end``. ``title`` is what they see where they point at a link or a picture.
    """

    start: int
    end: int
    rule: str
    inner: str = ""
    plain: str | None = ""
    label_end: int = 0
    title: str = ""


# A link by its inner brackets: to replace only the outer ones keeps the length.
_LINK = re.compile(r"\[(\[[^\[\n]*?\])\]")


def is_mark(comment: str) -> bool:
    """Whether the comment says that the sentence before it needs no citation."""
    words = comment.removeprefix("<!--").removesuffix("-->").split(maxsplit=1)
    return words[:1] == [f"dossier/{UNCITED}"]


def inline_spans(content: str, tokens: list[Token]) -> list[Span]:
    """What the rules match in a paragraph, a heading or a cell; adds what they read to the ``tokens``."""
    spans: list[Span] = []
    PARSER.inline.parse(content, PARSER, {"spans": spans, "delimiters": []}, tokens)
    return sorted(spans, key=lambda span: (span.start, -span.end))


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


def _noting(name: str, rule: Rule) -> Rule:
    """The same rule, but it also notes where it matched."""

    def run(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.tokens)
        spaces = len(state.pending) - len(state.pending.rstrip(" "))
        noted = {key: len(state.env[key]) for key in ("spans", "delimiters")}
        matched = rule(state, silent)
        if matched and not silent:
            if name == "image":
                # The rules ran inside the alternative text, too, and noted offsets into that text.
                for key, count in noted.items():
                    del state.env[key][count:]
            # Spaces at the end of a line are part of its break.
            start -= spaces if name == "newline" else 0
            state.env["spans"] += _spans(state, start, name, state.tokens[first:])
        return matched

    return run


def _spans(state: StateInline, start: int, name: str, tokens: list[Token]) -> Iterator[Span]:
    """The span from ``start`` to the state's position; ``tokens`` are what the rule made of it."""
    end = state.pos
    target = next((token for token in tokens if token.type in ("link_open", "image")), None)
    inner = str(target.attrs.get("href", target.attrs.get("src", ""))) if target else ""
    title = str(target.attrs.get("title", "")) if target else ""
    match name:
        case "link":
            label_end = state.md.helpers.parseLinkLabel(state, start)
            yield Span(start, end, name, inner, None, label_end, title)
        case "autolink":
            yield Span(start, end, name, inner, tokens[-2].content)
        case "newline" | "escape" if tokens[-1].type in ("softbreak", "hardbreak"):
            yield Span(start, end, BREAK, "br" if tokens[-1].type == "hardbreak" else "", " ")
        case "backticks":
            # A sign that no other closes is text.
            yield from (Span(start, end, CODE, plain=t.content) for t in tokens if t.type == "code_inline")
        case "entity" if not CONTROLS.isdisjoint(tokens[-1].content):
            # It stays as it is written, since no text may hold what it stands for.
            return
        case "image" | "entity" | "escape":
            yield Span(start, end, name, inner, tokens[-1].content, title=title)
        case _:
            yield Span(start, end, name)


def _emphasis(rule: Rule) -> Rule:
    """The same rule, but it also notes each sign that may turn out to be emphasis."""

    def run(state: StateInline, silent: bool) -> bool:
        start, source = state.pos, state.src
        if source[start] not in "*_":
            return False
        # Links become words first: "**[[Kim]]**s" is emphasis only with a letter where the brackets were.
        state.src = _LINK.sub(r"x\1x", source)
        matched = rule(state, silent)
        state.src = source
        if matched:
            # The rule adds one token for each sign, after one for the text before them.
            signs = state.tokens[start - state.pos :]
            state.env["delimiters"] += ((start + n, token) for n, token in enumerate(signs))
        return matched

    return run


def _note_delimiters(state: StateInline) -> None:
    """Note the signs that became emphasis; they are those whose tokens are empty now."""
    signs = [(place, token) for place, token in state.env["delimiters"] if not token.content]
    state.env["spans"] += (Span(place, place + 1, DELIMITER, _tag(token)) for place, token in signs)


def _tag(token: Token) -> str:
    """The HTML of a mark of emphasis; of two signs that are one mark, only one has it."""
    return f"<{'/' if token.nesting < 0 else ''}{token.tag}>" if token.tag else ""


def _comment_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A rule that matches an HTML comment which begins a line and ends one, blank lines included.

    A comment followed by words, or about the sentence before it, is part of a paragraph, as citations are.
    """
    start = state.bMarks[first] + state.tShift[first]
    end = state.src.find("-->", start)
    if not state.src.startswith("<!--", start) or end < 0 or is_mark(state.src[start : end + 3]):
        return False
    line = next((n for n in range(first, last) if state.eMarks[n] >= end), None)
    if line is None or state.src[end + 3 : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
        token = state.push("comment", "", 0)
        token.map, token.content = [first, state.line], state.src[start : state.eMarks[state.line - 1]]
    return True


def _any_address(url: str) -> bool:  # noqa: ARG001
    """Accept every address as a link: a bad one is reported as a problem, and not left as text."""
    return True


_OWN_RULES = {
    "citation": _between("[@", "]", "\n["),
    "wikilink": _between("[[", "]]", "\n["),
    "note": _between("[^", "]", "\n["),
    "comment": _between("<!--", "-->", ""),
}


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    # Indented text is no code: in admonitions it is a paragraph. References would hide addresses of links.
    md.disable(["code", "reference", "footnote_inline", "footnote_ref"])
    md.core.ruler.disable(["inline", "footnote_tail"])
    ends: RuleOptionsType = {"alt": ["paragraph", "list", "blockquote"]}
    md.block.ruler.before("fence", "comment", _comment_block, ends)
    md.block.ruler.before("fence", "box", box, ends)
    md.validateLink = _any_address  # type: ignore[method-assign]
    for name, rule in _OWN_RULES.items():
        md.inline.ruler.before("link", name, _noting(name, rule))
    for original in md.inline.ruler.__rules__:
        if original.name in (CODE, "autolink", "link", "image", "newline", ESCAPE, ENTITY):
            md.inline.ruler.at(original.name, _noting(original.name, original.fn))
        elif original.name == "emphasis":
            md.inline.ruler.at(original.name, _emphasis(original.fn))
    md.inline.ruler2.after("emphasis", "delimiters", _note_delimiters)
    return md


PARSER = _parser()
