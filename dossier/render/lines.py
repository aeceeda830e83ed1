"""Worded lines as values: each is made once, and printed as a page's Markdown, plain Markdown or text."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from dossier.compose.inline import Anchor, Marks
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
    """HTML that only the page for browsers has, such as a sign of a drawing; it says nothing by itself."""

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


# A ``str`` is plain text, which printers escape; an editor's Markdown was made safe when it was loaded.
Piece: TypeAlias = str | Markdown | Anchor | Marks | Foreign | Address | Drawn | Break | Run
Line: TypeAlias = tuple[Piece, ...]

BREAK = Break()


def line(*parts: Piece | Line) -> Line:
    """The parts as one line; what is empty is left out."""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, tuple):
            pieces += part
        elif part != "":
            pieces.append(part)
    return tuple(pieces)


def run(style: Style, *parts: Piece | Line) -> Run:
    """The parts in one style."""
    return Run(style, line(*parts))
