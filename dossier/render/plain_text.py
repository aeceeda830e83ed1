"""Lines as plain text: for cells of files, feeds, JSON and pictures."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dossier.compose.inline import Anchor, Foreign, Marks
from dossier.model.text import Markdown
from dossier.render.lines import Address, Break, Drawn, Line, Run, Words, pieces
from dossier.render.messages import Messages

# In text without styles, only brackets tell these from the value beside them.
_ASIDE = frozenset(("stance", "disputed", "measure"))


def text(line: Line, t: Messages) -> str:
    """The line as plain text, without footnote marks."""
    return "".join([_PIECES.get(type(piece), _words)(piece, t) for piece in pieces(line)])


def marks(line: Line) -> Iterator[Marks]:
    """The marks of footnotes in a line, in order."""
    for piece in pieces(line):
        if isinstance(piece, Marks):
            yield piece
        elif isinstance(piece, Run):
            yield from marks(piece.line)


def _words(piece: Words, t: Messages) -> str:
    return t.text(piece)


def _run(piece: Run, t: Messages) -> str:
    # The name of the column stands in the head of the table.
    words = "" if piece.style == "label" else text(piece.line, t)
    return f"({words})" if piece.style in _ASIDE else words


_PIECES: Mapping[type, Callable[[Any, Messages], str]] = {
    Markdown: lambda piece, _: piece.plain,
    Anchor: lambda piece, t: t.text(piece.label),
    Marks: lambda *_: "",
    Foreign: lambda piece, _: piece.text,
    Address: lambda piece, _: piece.url,
    Drawn: lambda *_: "",
    Break: lambda *_: "; ",
    Run: _run,
}
