"""The parts of a page, worded and laid out: made once, then printed for each kind of reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import TypeAlias

from dossier.model.text import ClaimRef
from dossier.render.lines import EMPTY, Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page, which itself is of level 1."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an editor's text; with a ``style`` it is HTML, in which Markdown ``is_read``."""

    line: Line
    style: str = ""
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list, its items ``apart`` by empty lines or close together."""

    lines: tuple[Line, ...]
    is_numbered: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; ``refs`` are claims behind it that no mark in a cell names."""

    cells: tuple[Line, ...]
    refs: tuple[ClaimRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the columns at ``right`` hold numbers."""

    head: tuple[Line, ...]
    rows: tuple[Row, ...]
    right: tuple[int, ...] = ()


def without_empty_columns(table: Table) -> Table:
    """The table without the columns in which no row has anything: they say nothing, and take room."""
    kept = [i for i in range(len(table.head)) if any(row.cells[i] not in EMPTY for row in table.rows)]
    rows = (Row(tuple(row.cells[i] for i in kept), row.refs) for row in table.rows)
    right = tuple(kept.index(i) for i in table.right if i in kept)
    return Table(tuple(table.head[i] for i in kept), tuple(rows), right)


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing in SVG with its caption, for browsers only: tables and lists say the same."""

    style: str
    drawing: str
    caption: Line = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Parts of a page in a box of HTML; ``in_search`` says that they are searched.

    With a ``count`` of what is in it, it folds on phones under the heading before it, which shows the count.
    """

    nodes: "Nodes"
    styles: tuple[str, ...] = ()
    id: str = ""
    in_search: bool = True
    count: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """Parts of a page that are hidden until a reader opens their ``summary``."""

    style: str
    summary: Line
    nodes: "Nodes"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Either:
    """What the page for browsers shows, drawn, and what the plain page has in its place."""

    page: "Nodes"
    plain: "Nodes"


@dataclass(frozen=True, slots=True)
class Written:
    """The cells of an editor's table, for its CSV; its Markdown stands in the paragraph before."""

    heading: Line
    table: Table


Node: TypeAlias = Heading | Paragraph | Items | Table | Figure | Box | Folded | Either | Written
Nodes: TypeAlias = tuple[Node, ...]

# A list of so many is seen at a glance, and folds nowhere.
_FEW = 3


def section(title: Line, inside: Iterable[Node], count: int, words: str) -> Nodes:
    """A section of the page, which folds on phones if it is long; ``words`` say how much is in it."""
    style = ("section",) if count > _FEW else ()
    return (Heading(2, title), *((Box(tuple(inside), style, count=words),) if style else inside))


def tables(nodes: Iterable[Node], heading: Line = ()) -> Iterator[tuple[Line, Table]]:
    """The tables that a page for browsers shows, in order, each with the heading that it stands under."""
    for node in nodes:
        match node:
            case Heading():
                heading = node.line
            case Written():
                yield node.heading, node.table
            case Table():
                yield heading, node
            case Box() | Folded():
                yield from tables(node.nodes, heading)
            case Either():
                # Only the page for browsers links to the CSV of its tables.
                yield from tables(node.page, heading)


def unfolded_alone(sections: tuple[Nodes, ...]) -> tuple[Nodes, ...]:
    """The sections of a page; one that is alone folds nowhere, since it is what the page is for."""
    if sum(is_folding(node) for nodes in sections for node in nodes) != 1:
        return sections
    return tuple(tuple(_unfolded(node) for node in nodes) for nodes in sections)


def with_text_first(sections: tuple[Nodes, ...]) -> tuple[Nodes, ...]:
    """The sections of a page, its facts in one box with the text that they stand beside.

    On narrow pages, where nothing stands beside anything, the text comes first there.
    """
    facts = next((i for i, nodes in enumerate(sections) if any(map(_is_facts, nodes))), len(sections))
    text = tuple(takewhile(_is_text, sections[facts + 1 :]))
    if not text:
        return sections
    whole = Box(tuple(chain(*sections[facts : facts + 1], *text)), ("text-first",))
    return (*sections[:facts], (whole,), *sections[facts + 1 + len(text) :])


def _is_facts(node: Node) -> bool:
    return isinstance(node, Box) and "facts" in node.styles


def _is_text(nodes: Nodes) -> bool:
    """Whether an editor wrote it."""
    return all(
        isinstance(node, Written) or (isinstance(node, Paragraph) and not node.style) for node in nodes
    )


def is_folding(node: Node) -> bool:
    """Whether it folds on phones under the heading before it."""
    return isinstance(node, Box) and bool(node.count)


def _unfolded(node: Node) -> Node:
    return replace(node, count="") if isinstance(node, Box) and node.count else node
