"""The page for browsers: Markdown that every engine reads alike, with HTML where a style needs it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from html import escape
from typing import Any

from babel import Locale

from dossier.compose.inline import Anchor, Foreign, Label, Marks, Message, has_foreign
from dossier.compose.page_view import PageView
from dossier.model.directions import is_mixed, isolated
from dossier.model.escapes import escaped, escaped_address
from dossier.model.text import Markdown
from dossier.render import nodes
from dossier.render.addresses import way_to
from dossier.render.lines import Address, Break, Drawn, Line, Piece, Run, Style, Words, pieces
from dossier.render.messages import Messages

# Styles that are not printed as a span with the class of their name. Bold and italic are HTML, since engines
# read no Markdown in a paragraph of HTML.
_TAGS: Mapping[Style, tuple[str, str]] = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "strong": ("**", "**"),
}
_NAMES: Mapping[Style, str] = {"stance": "em", "disputed": "b"}
# What differs from page to page is printed between controls, which no content holds.
_LINK, _END, _BETWEEN, _MARKS, _ASCENDING = "\x02\x03\x04\x05\x06"
_PLACES = re.compile(
    f"{_LINK}([^{_BETWEEN}]*){_BETWEEN}([^{_END}]*){_END}|([{_MARKS}{_ASCENDING}])([^{_END}]*){_END}"
)
_COMMA = "<sup>,</sup>"


def page_line(line: Line, t: Messages) -> str:
    """A line as it stands on pages for browsers, but for what is yet to be ``placed`` on one of them."""
    return "".join([_piece(piece, t) for piece in pieces(line)])


def _piece(piece: Piece, t: Messages) -> str:
    return _PIECES.get(type(piece), _words)(piece, t)


def _words(piece: Words, t: Messages) -> str:
    if isinstance(piece, Message) and has_foreign(piece):
        return page_line(t.line(piece.key, **dict(piece.values)), t)
    text = t.text(piece)
    # Where the interface is not translated, its own words would be parted, and read in the wrong order.
    return _isolated(text, t) if t.direction == "ltr" else escaped(text)


def _isolated(text: str, t: Messages) -> str:
    """The text, escaped; HTML keeps names of the other direction from moving what stands beside them."""
    return isolated(text, t.direction, escaped, "<bdi>", "</bdi>")


def _anchor(piece: Anchor, t: Messages) -> str:
    return f"{_LINK}{_label(piece.label, t)}{_BETWEEN}{piece.href}{_END}"


def _label(label: Label, t: Messages) -> str:
    if isinstance(label, Foreign) or (isinstance(label, Message) and has_foreign(label)):
        return page_line(label, t)
    return _isolated(t.text(label), t)


def _marks(piece: Marks, t: Messages) -> str:
    sign = _ASCENDING if piece.ascending else _MARKS
    marks = [f"{sign}{_BETWEEN.join(map(str, piece.cited))}{_END}"] if piece.cited else []
    if piece.more:
        marks.append(f'<sup class="dossier-more">{escaped(t("notes.more", n=piece.more))}</sup>')
    return _COMMA.join(marks)


def placed(text: str, page: PageView) -> str:
    """What was printed for any page, on this one: with its numbers of notes, and links as seen from it."""
    numbers = {str(cited): number for cited, number in page.numbers.items()}

    def piece(match: re.Match[str]) -> str:
        label, href, sign, cited = match.groups()
        if sign:
            of = [numbers[one] for one in cited.split(_BETWEEN)]
            return _COMMA.join([f"[^{number}]" for number in (sorted(of) if sign == _ASCENDING else of)])
        way = way_to(href, page.path)
        # On the page that it would lead to, only its label.
        return f"[{label}]({way})" if way else label

    return _PLACES.sub(piece, text)


def _foreign(piece: Foreign, t: Messages) -> str:
    """Marked with its language, so that browsers choose fonts and direction, and screen readers a voice."""
    if not piece.language:
        return _isolated(piece.text, t)
    direction = str(Locale.parse(piece.language, sep="-").text_direction)
    turned = "" if direction == t.direction else f' dir="{direction}"'
    words = isolated(piece.text, direction, escaped, "<bdi>", "</bdi>")
    return f'<span lang="{escape(piece.language)}"{turned}>{words}</span>'


def _run(piece: Run, t: Messages) -> str:
    words = page_line(piece.line, t)
    # An editor's own words end where the element ends: what follows them stays where it is.
    written = (part.plain for part in pieces(piece.line) if isinstance(part, Markdown))
    turned = f' dir="{t.direction}"' if any(is_mixed(text, t.direction) for text in written) else ""
    if piece.style in _TAGS:
        begins, ends = _TAGS[piece.style]
        return f"{begins.replace('>', f'{turned}>')}{words}{ends}"
    name = _NAMES.get(piece.style, "span")
    # The name of a column is searchable in the head of the table, and need not be in each cell.
    more = " data-search-exclude" if piece.style == "label" else ""
    more += "".join(f' {key}="{escaped(value)}"' for key, value in piece.attributes)
    also = f" {piece.also}" if piece.also else ""
    return f'<{name} class="dossier-{piece.style}{also}"{more}{turned}>{words}</{name}>'


_PIECES: Mapping[type, Callable[[Any, Messages], str]] = {
    Markdown: lambda piece, _: piece.source,
    Anchor: _anchor,
    Marks: _marks,
    Foreign: _foreign,
    Address: lambda piece, _: f"<{escaped_address(piece.url)}>",
    Drawn: lambda piece, _: piece.html,
    Break: lambda *_: "<br>",
    Run: _run,
}


def page_nodes(parts: Iterable[nodes.Node], t: Messages, links: Iterator[str]) -> str:
    """Parts of a page, yet to be ``placed``; ``links`` yields what stands below each table, in order."""
    return "\n\n".join([_NODES[type(node)](node, t, links) for node in parts])


def _paragraph(node: nodes.Paragraph, t: Messages, _: Iterator[str]) -> str:
    words = page_line(node.line, t)
    read = " markdown" if node.is_read else ""
    return f'<p class="dossier-{node.style}"{read}>{words}</p>' if node.style else words


def _items(node: nodes.Items, t: Messages, _: Iterator[str]) -> str:
    sign = "1. " if node.is_numbered else "- "
    return ("\n\n" if node.apart else "\n").join(f"{sign}{page_line(line, t)}" for line in node.lines)


def _table(node: nodes.Table, t: Messages, links: Iterator[str]) -> str:
    return f"{table(node, partial(page_line, t=t))}\n\n{next(links)}"


def table(node: nodes.Table, printed: Callable[[Line], str]) -> str:
    """A table of Markdown, its cells ``printed``."""
    rule = ("--:" if column in node.right else "---" for column in range(len(node.head)))
    rows = [map(printed, node.head), rule, *(map(printed, row.cells) for row in node.rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _figure(node: nodes.Figure, t: Messages, _: Iterator[str]) -> str:
    caption = f"<figcaption>{page_line(node.caption, t)}</figcaption>\n" if node.caption else ""
    return f'<figure class="dossier-{node.style}" data-search-exclude>\n{node.drawing}\n{caption}</figure>'


def _box(node: nodes.Box, t: Messages, links: Iterator[str]) -> str:
    names = " ".join(f"dossier-{style}" for style in node.styles)
    opening = f'<div class="{names}"' if names else "<div"
    opening += f' id="{node.id}"' if node.id else ""
    opening += f' data-count="{escaped(node.count)}"' if node.count else ""
    opening += "" if node.in_search else " data-search-exclude"
    return f"{opening} markdown>\n\n{page_nodes(node.nodes, t, links)}\n\n</div>"


def _folded(node: nodes.Folded, t: Messages, links: Iterator[str]) -> str:
    id = f' id="{node.id}"' if node.id else ""
    summary = f"<summary>{page_line(node.summary, t)}</summary>"
    opening = f'<details class="dossier-{node.style}"{id} markdown>\n{summary}'
    return f"{opening}\n\n{page_nodes(node.nodes, t, links)}\n\n</details>"


_NODES: Mapping[type, Callable[[Any, Messages, Iterator[str]], str]] = {
    nodes.Heading: lambda node, t, _: f"{'#' * node.level} {page_line(node.line, t)}",
    nodes.Paragraph: _paragraph,
    nodes.Items: _items,
    nodes.Table: _table,
    nodes.Figure: _figure,
    nodes.Box: _box,
    nodes.Folded: _folded,
    nodes.Either: lambda node, t, links: page_nodes(node.page, t, links),
    nodes.Written: lambda _, __, links: next(links),
}


def tidy(body: str) -> str:
    """The text with at most one empty line between blocks."""
    lines: list[str] = []
    for line in body.split("\n"):
        # Other spaces than the plain one are words to an engine.
        if line.strip(" ") or (lines and lines[-1]):
            lines.append(line.rstrip(" "))
    return "\n".join(lines)
