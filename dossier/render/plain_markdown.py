"""The page for other readers: Markdown without HTML, in which who says so follows each statement."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dossier.compose.footnotes import ClaimNote, EditorsNote, FootNote
from dossier.compose.inline import Anchor, Cited, Foreign, Marks
from dossier.model.directions import isolated
from dossier.model.escapes import backslashed, escaped_address
from dossier.model.text import Markdown
from dossier.render import nodes
from dossier.render.lines import Address, Break, Drawn, Line, Piece, Run, Style, Words, pieces
from dossier.render.markdown import table
from dossier.render.messages import Messages
from dossier.render.wording.notes import note_in_place

_SIGNS: Mapping[Style, tuple[str, str]] = {
    "stance": ("*", "*"),
    "italic": ("*", "*"),
    "disputed": ("**", "**"),
    "bold": ("**", "**"),
    "strong": ("**", "**"),
}

# Notes within notes, as a reader follows them.
_DEEPEST = 10


@dataclass(slots=True)
class PlainPage:
    """A page while it is printed: its notes and their order by what they cite, the quotations so far.

    ``links`` are those that its editor wrote, with their addresses; ``addressed`` turns a link of the tree
    into an address. Each quotation is printed once on a page, and each
    editor's note once inside others, since notes may mark each other in circles; ``within`` are those that
    are being printed.
    """

    t: Messages
    path: str
    notes: Mapping[Cited, FootNote]
    order: Mapping[Cited, int]
    links: Mapping[str, str]
    addressed: Callable[[str], str]
    quoted: set[str] = field(default_factory=set)
    noted: dict[tuple[Cited, str], str] = field(default_factory=dict)
    nested: set[Cited] = field(default_factory=set)
    within: list[Cited] = field(default_factory=list)


def plain_nodes(parts: Iterable[nodes.Node], page: PlainPage) -> str:
    """Parts of a page, with empty lines between."""
    return "\n\n".join([_NODES[type(node)](node, page) for node in parts])


def plain_line(line: Line, page: PlainPage, end: str = "\n") -> str:
    """A line, with the text of each note in the place of its mark, and ``end`` for each line break."""
    return "".join([_piece(piece, page, end) for piece in pieces(line)])


def _piece(piece: Piece, page: PlainPage, end: str) -> str:
    return _PIECES.get(type(piece), _words)(piece, page, end)


def _words(piece: Words, page: PlainPage, _: str) -> str:
    text = page.t.text(piece)
    return _isolated(text, page) if page.t.direction == "ltr" else backslashed(text)


def _isolated(text: str, page: PlainPage) -> str:
    return isolated(text, page.t.direction, backslashed)


def _markdown(piece: Markdown, page: PlainPage, _: str) -> str:
    text = piece.bare or piece.source
    for link, address in page.links.items():
        # Links to pages are part of the editor's Markdown, relative to the tree, and engines resolve them.
        text = text.replace(f"]({link}", f"]({address}")
    return text


def _anchor(piece: Anchor, page: PlainPage, _: str) -> str:
    label = _isolated(page.t.text(piece.label), page)
    return f"[{label}]({page.addressed(piece.href)})" if piece.href not in ("", page.path) else label


def _marks(piece: Marks, page: PlainPage, end: str) -> str:
    more = f" ({backslashed(page.t('notes.more', n=piece.more))})" if piece.more else ""
    return "".join([_noted(one, page, end) for one in piece.in_order(page.order)]) + more


def _noted(cited: Cited, page: PlainPage, end: str) -> str:
    """The words of a note, put together once: most are marked again and again."""
    words = page.noted.get((cited, end))
    if words is not None:
        return words
    if page.within and isinstance(page.notes[cited], EditorsNote):
        if cited in page.nested or cited in page.within or len(page.within) >= _DEEPEST:
            return ""
        page.nested.add(cited)
    before = len(page.quoted), len(page.nested)
    page.within.append(cited)
    words = _note(page.notes[cited], page, end)
    page.within.pop()
    # One that was printed with its quotation, or with others in it, is printed without from then on.
    if (len(page.quoted), len(page.nested)) == before and not page.within:
        page.noted[cited, end] = words
    return words


def _note(note: FootNote, page: PlainPage, end: str) -> str:
    words = note_in_place(note, page.t, page.quoted)
    if isinstance(note, ClaimNote) and note.quote:
        page.quoted.add(note.quote.exact)
    return f" ({plain_line(words, page, end).strip()})"


def _run(piece: Run, page: PlainPage, end: str) -> str:
    # What the head of a table or the note in place says already.
    if piece.style in ("label", "words"):
        return ""
    begins, ends = _SIGNS.get(piece.style, ("", ""))
    words = plain_line(piece.line, page, end)
    # Between a sign and a space of any sort, no sign begins or ends anything.
    inner = words.strip()
    return words.replace(inner, f"{begins}{inner}{ends}", 1) if inner else words


_PIECES: Mapping[type, Callable[[Any, PlainPage, str], str]] = {
    Markdown: _markdown,
    Anchor: _anchor,
    Marks: _marks,
    Foreign: lambda piece, page, _: _isolated(piece.text, page),
    Address: lambda piece, *_: f"<{escaped_address(piece.url)}>",
    Drawn: lambda *_: "",
    Break: lambda _, __, end: end,
    Run: _run,
}


def _items(node: nodes.Items, page: PlainPage) -> str:
    sign = "1. " if node.is_numbered else "- "
    end = "\n" + " " * len(sign)
    between = "\n\n" if node.apart else "\n"
    return between.join(f"{sign}{plain_line(line, page, end).lstrip()}" for line in node.lines)


_NODES: Mapping[type, Callable[[Any, PlainPage], str]] = {
    nodes.Heading: lambda node, page: f"{'#' * node.level} {plain_line(node.line, page)}",
    # Spaces in front of a line would make code of it.
    nodes.Paragraph: lambda node, page: plain_line(node.line, page).lstrip(),
    nodes.Items: _items,
    nodes.Table: lambda node, page: table(node, lambda line: plain_line(line, page, "; ")),
    nodes.Figure: lambda *_: "",
    nodes.Box: lambda node, page: plain_nodes(node.nodes, page),
    nodes.Folded: lambda node, page: f"{plain_line(node.summary, page)}\n\n{plain_nodes(node.nodes, page)}",
    nodes.Either: lambda node, page: plain_nodes(node.plain, page),
    nodes.Written: lambda *_: "",
}
