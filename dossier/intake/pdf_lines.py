"""A PDF as lines with their places, by PDFium, which alone takes no kerning for a space."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf, pi
from statistics import median
from unicodedata import bidirectional, decomposition, normalize

import pypdfium2
from pypdfium2 import raw

from dossier.intake.raised import lowered, raised

# A raised sign is smaller than its line, and stands higher by this share of the line's size.
_SMALL, _HIGH = 0.85, 0.12
# How near a raised sign stands to what it is raised from, in its own sizes.
_NEAR, _BESIDE, _SPACE = 0.6, 0.9, 0.1
# Of a sign of which the file does not say what letter it is.
UNMAPPED = 0xFFFD
# In radians, what is more than italics and crooked scans.
_TURNED = 0.3
# From how many letters on that stand apart a word is spaced out, and how much wider words stand apart.
_SPACED_OUT, _WIDER = 5, 1.5
# PDFium's sign for a hyphen that ends a line inside a word.
_LINE_END_HYPHEN = 2
# Letters as fonts draw them: joined (ﬁ), or in the forms of Arabic.
_DRAWN = ("<compat>", "<initial>", "<medial>", "<final>", "<isolated>")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, its edges in points, and the size of its letters."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    # How wide the first word is, to see whether it would have fitted on the line above.
    first: float
    # Whether it holds letters that are read from right to left.
    is_mirrored: bool
    # Whether the page is turned to read it.
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    left: float
    right: float
    base: float
    size: float
    is_turned: bool = False


def read_lines(raw: bytes) -> tuple[Line, ...] | str:
    """The lines of a PDF in their order, or why it cannot be read."""
    try:
        with pypdfium2.PdfDocument(raw) as document:
            return tuple(line for number in range(len(document)) for line in _page(document[number], number))
    except pypdfium2.PdfiumError as error:
        return f"the PDF cannot be read: {error}"


def _page(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    run: list[_Sign] = []
    for is_end, signs in groupby(_signs(page.get_textpage()), lambda sign: sign.text == "\n"):
        piece = [] if is_end else list(signs)
        if run and piece and not _goes_on(run, piece[0]):
            yield from _line(tuple(run), number)
            run = []
        run += [*_space(run, piece), *piece]
    yield from _line(tuple(run), number)


def _space(run: list[_Sign], piece: list[_Sign]) -> list[_Sign]:
    """The space between both that PDFium left to the end of the line."""
    is_apart = run and piece and piece[0].left - run[-1].right > _SPACE * max(run[-1].size, piece[0].size)
    return [replace(run[-1], text=" ")] if is_apart and not run[-1].text.isspace() else []


def _goes_on(run: list[_Sign], sign: _Sign) -> bool:
    """Whether a sign stands close behind a run on its line; PDFium parts raised signs from their line."""
    last = next((sign for sign in reversed(run) if not sign.text.isspace()), run[-1])
    smaller = min(last.size, sign.size)
    is_near = -_NEAR * smaller < sign.left - last.right < _NEAR * smaller
    return is_near and abs(last.base - sign.base) < _BESIDE * smaller and last.size != sign.size


def _signs(text: pypdfium2.PdfTextPage) -> Iterator[_Sign]:
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        is_end = code in (10, 13)
        shown = "\n" if is_end else "-" if code == _LINE_END_HYPHEN else _letters(chr(code or UNMAPPED))
        is_turned = abs(raw.FPDFText_GetCharAngle(text, i)) % (2 * pi) > _TURNED
        yield _Sign(shown, box.left, box.right, y.value, abs(box.top - box.bottom), is_turned)
        if code == _LINE_END_HYPHEN:
            yield _Sign("\n", 0, 0, 0, 0)


def _letters(sign: str) -> str:
    """The letters that a sign stands for, where a font draws them in a form of their own."""
    is_form = "\ufb00" <= sign <= "\ufdff" or "\ufe70" <= sign <= "\ufeff"
    return normalize("NFKC", sign) if is_form and decomposition(sign).startswith(_DRAWN) else sign


def _line(signs: tuple[_Sign, ...], page: int) -> Iterator[Line]:
    signs = _closed_up(signs)
    seen = [sign for sign in signs if not sign.text.isspace()]
    if not seen:
        return
    size, base = median(sign.size for sign in seen), median(sign.base for sign in seen)
    first = next((i for i, sign in enumerate(signs) if i and sign.text.isspace()), len(signs)) - 1
    start = next(i for i, sign in enumerate(signs) if not sign.text.isspace())
    left, right = min(sign.left for sign in seen), max(sign.right for sign in seen)
    is_mirrored = any(bidirectional(one) in ("R", "AL") for sign in seen for one in sign.text)
    yield Line(
        text="".join(_runs(signs, size, base)).strip(),
        page=page,
        left=left,
        right=right,
        base=base,
        size=size,
        is_mirrored=is_mirrored,
        is_turned=sum(sign.is_turned for sign in seen) > len(seen) / 2,
        first=abs(signs[max(first, start)].right - signs[start].left),
    )


def _closed_up(signs: tuple[_Sign, ...]) -> tuple[_Sign, ...]:
    """The signs, without the spaces inside words that are spaced out: "F e r r y" is "Ferry"."""
    words = [list(run) for is_space, run in groupby(signs, lambda sign: sign.text.isspace()) if not is_space]
    kept: list[_Sign] = []
    for is_alone, run in groupby(words, lambda word: len(word) == 1 and word[0].text.isalpha()):
        row = list(run)
        gaps = [two[0].left - one[-1].right for one, two in pairwise(row)]
        is_spaced = is_alone and len(row) >= _SPACED_OUT
        for word, gap in zip(row, (inf, *gaps), strict=True):
            if kept and (not is_spaced or gap > _WIDER * median(gaps)):
                kept.append(replace(kept[-1], text=" ", left=kept[-1].right))
            kept += word
    return tuple(kept)


def _runs(signs: Iterable[_Sign], size: float, base: float) -> Iterator[str]:
    """The text, with what is raised or lowered in it written so that it joins no number."""
    before = ""
    for shift, run in groupby(signs, lambda sign: _shift(sign, size, base)):
        text = "".join(sign.text for sign in run)
        before += raised(text, before) if shift > 0 else lowered(text, before) if shift < 0 else text
    yield before


def _shift(sign: _Sign, size: float, base: float) -> int:
    is_small = sign.text.strip() and 0 < sign.size < _SMALL * size
    if not is_small or abs(sign.base - base) < _HIGH * size:
        return 0
    return 1 if sign.base > base else -1
