"""A drawing of which origin feeds which article: the more claims, the larger the dot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi, sqrt

from markupsafe import Markup

from dossier.compose.inline import Foreign, Label, Message
from dossier.compose.sections.matrix import Matrix, PartyCounts
from dossier.render.messages import Messages
from dossier.render.svg import LINE, WIDTH, Frame, Line, fitting, lines_of, svg, text_width

LETTERS = "ABCDEFGHIJKL"

# Lengths are in pixels: the width of a column, the height of its letter, of a row without its name.
_COLUMN = 38
_HEAD = 18
# Titles stand upright above the letters: as long as this, in as many lines as a column has room for.
_TITLE, _TITLE_LINES, _TITLE_LINE = 150, 2, 16
_ROW = 11
_LONGEST_NAME = 200
# Before and behind a name, which may be wider than text is on average.
_SPACE = 12
# The area of the largest dot.
_AREA = 380


@dataclass(frozen=True, slots=True)
class _Dot:
    x: float
    radius: float
    count: int


@dataclass(frozen=True, slots=True)
class _Head:
    """A column: its middle, its letter, and the lines of its title, each where it begins along x."""

    x: float
    letter: str
    title: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    name: tuple[Line, ...]
    language: Markup
    is_known: bool
    middle: float
    bottom: float
    dots: tuple[_Dot, ...]


def drawing(block: Matrix, t: Messages) -> Markup:
    """The matrix as one line of SVG with a title and a description."""
    described = t.joined((_described(tally, t) for tally in block.rows), "semicolon")
    names = [t.text(tally.party) for tally in block.rows]
    left = min(max(map(text_width, names)), _LONGEST_NAME) + _SPACE
    columns = [left + _SPACE + _COLUMN * (i + 0.5) for i in range(len(block.articles))]
    rows = list(_rows(block, names, columns))
    width = max(WIDTH, round(columns[-1] + _COLUMN / 2))
    frame = Frame(t("origins.drawn"), described, height=rows[-1].bottom, width=width)
    # Not strict: there are as many letters as a matrix may have columns, mostly fewer columns.
    triples = zip(columns, LETTERS, block.articles, strict=False)
    heads = [_Head(x, letter, tuple(_title(t.text(article.label), x))) for x, letter, article in triples]
    return svg("matrix.svg.j2", frame, rows=rows, heads=heads, left=left, foot=float(_TITLE))


def _title(title: str, x: float) -> Iterator[tuple[float, str]]:
    """The lines of a title around the middle of its column; what has no room is left out."""
    lines = [line.text for line in lines_of(title, _TITLE, 0)]
    last = _TITLE_LINES - 1
    lines = [*lines[:last], fitting(" ".join(lines[last:]), _TITLE)] if len(lines) > last else lines
    for i, words in enumerate(lines):
        yield x + (i - (len(lines) - 1) / 2) * _TITLE_LINE + 4, words


def _described(tally: PartyCounts, t: Messages) -> str:
    pairs = zip(LETTERS, tally.counts, strict=False)
    counts = t.joined(t("origins.drawn-count", n=n, article=letter) for letter, n in pairs if n)
    return t("origins.drawn-row", party=tally.party, counts=counts)


def _rows(block: Matrix, names: Sequence[str], columns: Sequence[float]) -> Iterator[_Row]:
    most = max(count for tally in block.rows for count in tally.counts)
    top = float(_TITLE + _HEAD)
    for tally, name in zip(block.rows, names, strict=True):
        lines = lines_of(name, _LONGEST_NAME, top + 2)
        bottom = top + LINE * len(lines) + _ROW
        # Of what has no known origin, the party is a message.
        is_known, dots = not isinstance(tally.party, Message), tuple(_dots(tally.counts, columns, most))
        yield _Row(lines, _marked(tally.party), is_known, (top + bottom) / 2, bottom, dots)
        top = bottom


def _marked(party: Label) -> Markup:
    """The attribute of a name in another language than the page."""
    return Markup(' lang="{}"').format(party.language) if isinstance(party, Foreign) else Markup()


def _dots(counts: Sequence[int], columns: Sequence[float], most: int) -> Iterator[_Dot]:
    for x, count in zip(columns, counts, strict=True):
        if count:
            # By area, not by radius: a dot of twice the area looks twice as large.
            yield _Dot(x, sqrt(_AREA * count / most / pi), count)
