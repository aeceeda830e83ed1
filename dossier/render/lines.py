"""Worded lines as values: each is made once, and printed as a page's Markdown, plain Markdown or text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from dossier.compose.inline import Anchor, Marks, Message
from dossier.model.text import Markdown

# What a part of a line is; each has a class in the stylesheet, but for the last four, which are typography.
Style: TypeAlias = Literal[
    "says", "statement", "line", "when", "basis", "stance", "disputed", "value", "measure", "label", "reach",
    "differs", "remark", "against", "later", "uses", "passage", "work", "tie", "key", "step", "hidden",
    "summary", "bold", "strong", "italic", "quotation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the page, by its tag."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address that is its own link; it was checked when it was loaded."""

    url: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """HTML for the page for browsers alone: a form, or a sign of what words beside it say."""

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


# What printers escape; an editor's Markdown was made safe when it was loaded.
Words: TypeAlias = str | int | Message
Piece: TypeAlias = Words | Markdown | Anchor | Marks | Foreign | Address | Drawn | Break | Run
Pieces: TypeAlias = tuple[Piece, ...]
Line: TypeAlias = Piece | Pieces

BREAK = Break()
# What a line is that says nothing; the number 0 says something.
EMPTY = ("", ())


def pieces(line: Line) -> Pieces:
    """What a line is made of."""
    return line if isinstance(line, tuple) else (line,)


def line(*parts: Line) -> Pieces:
    """The parts as one line; what is empty is left out."""
    return tuple(piece for part in parts if part not in EMPTY for piece in pieces(part))


def joined(parts: Iterable[Line], between: Line) -> Pieces:
    """The parts that are not empty as one line, with something between them."""
    first, *others = [part for part in parts if part not in EMPTY] or [()]
    return line(first, *(part for other in others for part in (between, other)))


def run(style: Style, *parts: Line) -> Run:
    """The parts in one style."""
    return Run(style, line(*parts))
