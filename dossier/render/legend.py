"""What the small marks of a page mean, said once on it."""

from collections.abc import Iterable, Iterator

from dossier.render.lines import Line, Run, joined, pieces
from dossier.render.messages import Messages
from dossier.render.nodes import Box, Either, Folded, Heading, Items, Node, Nodes, Paragraph, Table

# The marks in the order in which they are explained: whose matter it is, then the date.
_MARKS = ("own-side", "outsider", "article", "open", "dated")


def with_legend(sections: tuple[Nodes, ...], t: Messages) -> tuple[Nodes, ...]:
    """The sections of a page with a legend of its marks, before the first statements or at its end."""
    marks = set[str]()
    for mark in _marks(node for nodes in sections for node in nodes):
        marks.add(mark)
        if len(marks) == len(_MARKS):
            break
    # No mark means something only beside others.
    marks -= {"open"} if marks <= {"open", "dated"} else set()
    if not marks:
        return sections
    keys = [Run("key", t(f"legend.{mark}"), mark) for mark in _MARKS if mark in marks]
    legend = Box((Paragraph(joined(keys, " ")),), ("legend",), in_search=False)
    place = _place(sections)
    # The plain page has no marks, but words.
    return (*sections[:place], (Either((legend,), ()),), *sections[place:])


def _place(sections: tuple[Nodes, ...]) -> int:
    """Before the first section with a heading that has marks; what has none of its own comes first."""
    places = (i for i, nodes in enumerate(sections) if _has_heading(nodes) and any(_marks(nodes)))
    return next(places, len(sections))


def _has_heading(nodes: Nodes) -> bool:
    return bool(nodes) and isinstance(nodes[0], Heading)


def _marks(nodes: Iterable[Node]) -> Iterator[str]:
    """The marks in parts of a page, again and again."""
    for node in nodes:
        match node:
            case Box() | Folded():
                yield from _marks(node.nodes)
            case Either():
                yield from _marks(node.page)
            case _:
                for line in _lines(node):
                    yield from _marks_of(line)


def _lines(node: Node) -> Iterable[Line]:
    match node:
        case Paragraph():
            return (node.line,)
        case Items():
            return node.lines
        case Table():
            return (cell for row in node.rows for cell in row.cells)
    return ()


def _marks_of(line: Line) -> Iterator[str]:
    for piece in pieces(line):
        if isinstance(piece, Run):
            if piece.style == "dated":
                yield "dated"
            elif piece.style == "who":
                # Whoever has no mark is explained, too.
                yield piece.also or "open"
            else:
                yield from _marks_of(piece.line)
