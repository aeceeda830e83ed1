"""Lines of words as values: made once, then printed as a page's Markdown, plain Markdown or text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from dossier.compose.inline import Anchor, Foreign, Marks, Message
from dossier.model.text import Markdown

# The role of a part of a line. Each has a class in the stylesheet, but the last three are typography.
Style: TypeAlias = Literal[
    "says", "statement", "line", "when", "basis", "stance", "disputed", "value", "measure", "label", "totals",
    "differs", "remark", "against", "later", "uses", "passage", "words", "work", "tie", "key", "step",
    "hidden", "summary", "opinion", "byline", "who", "dated", "bold", "strong", "italic",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """An address that is its own link; load has checked it."""

    url: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """HTML for browsers only, such as a form, or a sign for what the words beside it say."""

    html: Markup


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph, an item or a cell."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in one style; ``attributes`` and the class ``also`` are for scripts and styles."""

    style: Style
    line: "Line"
    also: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


# What printers escape; editors' Markdown needs no escaping, since load has made it safe.
Words: TypeAlias = str | int | Message
Piece: TypeAlias = Words | Markdown | Anchor | Marks | Foreign | Address | Drawn | Break | Run
Pieces: TypeAlias = tuple[Piece, ...]
Line: TypeAlias = Piece | Pieces

BREAK = Break()
# Not by truth value: the number 0 is no empty line.
EMPTY = ("", ())


def pieces(line: Line) -> Pieces:
    """The line as a tuple of pieces."""
    return line if isinstance(line, tuple) else (line,)


def line(*parts: Line) -> Pieces:
    """The parts as one line; what is empty is left out."""
    together: list[Piece] = []
    # A loop, since this runs for every word of every page.
    for part in parts:
        if isinstance(part, tuple):
            together += part
        elif part != "":
            together.append(part)
    return tuple(together)


def joined(parts: Iterable[Line], between: Line) -> Pieces:
    """The parts that are not empty as one line, with something between them."""
    first, *others = [part for part in parts if part not in EMPTY] or [()]
    return line(first, *(part for other in others for part in (between, other)))


def run(style: Style, *parts: Line) -> Run:
    """The parts in one style."""
    return Run(style, line(*parts))
