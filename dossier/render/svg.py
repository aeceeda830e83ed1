"""Drawings as SVG: templates filled with computed positions, in the page's colours and without a script.

Positions are in pixels of a drawing, from its upper left corner. Colours are CSS variables of the site with a
colour of the browser to fall back to, so that one drawing serves light and dark.
"""

from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup

from dossier.render.template import filled

# The least width: letters have one size in all drawings, so a narrow one must not be scaled up.
WIDTH = 385

# The size of letters, and from one line of them to the next.
LETTERS, LINE = 12, 15

# Drawn for the width of a phone, and shown this much larger where there is room.
_LARGER = 1.1

# Average widths of letters, as shares of their size; generous, since a reader may not have our font.
_LETTER, _WIDE_LETTER, _BOLD = 0.52, 1.0, 1.2


class Line(NamedTuple):
    """A line of writing, and the height of its base."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing, and its name and description for those who cannot see it."""

    title: str
    description: str
    height: float
    width: float = WIDTH


def svg(template: str, frame: Frame, **values: object) -> Markup:
    """The drawing as one line of SVG: an image with a title and a description, as wide as the page allows."""
    return fragment(template, frame=frame, shown_width=round(frame.width * _LARGER), **values)


def fragment(template: str, **values: object) -> Markup:
    """A filled template as one line: an engine that follows CommonMark ends HTML at the first empty line."""
    return Markup(" ".join(filled(template, _short, **values).split()))


def _short(value: object) -> object:
    return f"{round(value, 2):g}" if isinstance(value, float) else value


def text_width(text: str, *, bold: bool = False) -> float:
    """About how wide a text is; rather too wide than too narrow."""
    widths = (_WIDE_LETTER if east_asian_width(letter) in "WF" else _LETTER for letter in text)
    return LETTERS * sum(widths) * (_BOLD if bold else 1)


def fitting(text: str, width: float) -> str:
    """As many whole words of a text as fit into a width, with a sign that there are more."""
    words = text.split()
    while len(words) > 1 and text_width(f"{' '.join(words)} …") > width:
        words.pop()
    short = " ".join(words)
    return text if short == text else f"{short} …"


def lines_of(text: str, width: float, top: float) -> tuple[Line, ...]:
    """The text from a height on, in as many lines as it needs to fit into a width."""
    # textwrap counts letters, so the width in pixels is turned into a number of average letters.
    letter = text_width(text) / max(len(text), 1) or LETTERS
    lines = wrap(text, max(int(width / letter), 1), break_on_hyphens=False) or [""]
    return tuple(Line(top + LINE * (i + 1), line) for i, line in enumerate(lines))
