"""Boxes, as the engine's admonitions are written: ``!!! note "Title"``, and text indented by four spaces."""

from typing import NamedTuple

from markdown_it.rules_block import StateBlock

INDENT = 4


class _Head(NamedTuple):
    """The kinds of a box, its title, and where that begins in the line; its kinds may be its title."""

    kinds: str
    title: str
    start: int


def box(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A rule that matches a box, with its title as a block of its own and its text inside."""
    start = state.bMarks[first] + state.tShift[first]
    head = _head(state.src[start : state.eMarks[first]])
    if head and not silent:
        _read(state, head, first, _end(state, first, last))
    return head is not None


def _head(line: str) -> _Head | None:
    if not line.startswith("!!!"):
        return None
    kinds, quote, rest = line.partition('"')
    words, title = kinds.removeprefix("!!!").split(), rest.rstrip()
    # Kinds become classes of HTML: letters, digits and hyphens.
    if not words or not all(word.replace("-", "").replace("_", "").isalnum() for word in words):
        return None
    if not quote:
        return _Head(" ".join(words), kinds.removeprefix("!!!").strip(), line.index(words[0]))
    return _Head(" ".join(words), title[:-1], len(kinds) + 1) if title.endswith('"') else None


def _end(state: StateBlock, first: int, last: int) -> int:
    """The line behind the last one that is indented; empty lines may stand between."""
    end = first + 1
    for line in range(first + 1, last):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + INDENT:
            break
        end = line + 1
    return end


def _read(state: StateBlock, head: _Head, first: int, end: int) -> None:
    whole = state.push("box_open", "div", 1)
    whole.map, whole.info = [first, end], head.kinds
    title = state.push("title_open", "title", 1)
    title.map = [first, first + 1]
    words = state.push("inline", "", 0)
    words.map, words.content, words.children = [first, first + 1], head.title, []
    place = state.bMarks[first] + state.tShift[first] + head.start
    words.meta = {"start": place, "is_kind": '"' not in state.src[place - 1 : place]}
    state.push("title_close", "title", -1)
    parent, indent, last = state.parentType, state.blkIndent, state.lineMax
    state.parentType, state.blkIndent, state.lineMax = "blockquote", indent + INDENT, end
    state.md.block.tokenize(state, first + 1, end)
    state.parentType, state.blkIndent, state.lineMax = parent, indent, last
    state.push("box_close", "div", -1)
    state.line = end
