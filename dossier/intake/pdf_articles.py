"""The lines of a PDF as paragraphs; running heads and the numbers of pages are set apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from dossier.executor import within
from dossier.intake.boilerplate import BULLETS, Article, is_control, is_page_number, shaped
from dossier.intake.line_ends import HYPHENS, is_unspaced, joined, words_for
from dossier.intake.pdf_lines import UNMAPPED, Line, read_lines
from dossier.intake.raised import with_fractions
from dossier.model.archive import Block

# In seconds, for a file of the largest size on a slow machine.
_PATIENCE = 60
_TOO_MUCH = (
    f"the PDF cannot be read: its reader died of it, or took over {_PATIENCE} seconds; make a .txt of it"
)
# In sizes of the letters: a deeper indent, letters of another size, and a space between words.
_INDENT, _OTHER_SIZE, _SPACE = 0.6, 0.12, 0.25
# A gap that is wider than that between most lines.
_GAP = 1.25
_INITIAL = 1.5
# Which share of its signs may be unknown.
_MOST_UNMAPPED = 0.1
# How many lines at an edge of a page may be a running head, and how much their place may differ, in points.
_MARGIN, _SAME_PLACE = 3, 4


def read_strangers_pdf(raw: bytes, language: str) -> Article | str:
    """The article of a PDF that may keep PDFium busy for ever, or end it; or why there is none."""
    lines = within(_PATIENCE, read_lines, raw)
    return _TOO_MUCH if lines is None else _article(lines, language)


def read_pdf(raw: bytes, language: str) -> Article | str:
    """The article of a PDF, or why there is none."""
    return _article(read_lines(raw), language)


def _article(lines: Sequence[Line] | str, language: str) -> Article | str:
    if isinstance(lines, str):
        return lines
    if any(line.is_mirrored for line in lines):
        return "text from right to left cannot be read from a PDF letter by letter; make a .txt of it"
    unmapped = sum(line.text.count(chr(UNMAPPED)) for line in lines)
    if unmapped > _MOST_UNMAPPED * sum(len(line.text) for line in lines):
        return f"the PDF does not say which letters {unmapped} of its signs are; make a .txt of it"
    heads = _running_heads(lines)
    body = _with_initials([line for line in lines if line not in heads])
    words = words_for([line.text for line in body], language)
    paragraphs = [joined([line.text for line in run], words) for run in _paragraphs(body)]
    blocks = shaped(with_fractions(paragraph.text) for paragraph in paragraphs)
    # Behind the article, since a paragraph may run on over the page.
    outside = tuple(Block("paragraph", line.text, reason) for line, reason in heads.items())
    undecided = dict.fromkeys(word for paragraph in paragraphs for word in paragraph.undecided)
    return Article((*blocks, *outside), line_ends=tuple(undecided))


def _running_heads(lines: Sequence[Line]) -> dict[Line, str]:
    """What stands at the edges of pages and is not the article, with the reason."""
    edges = [edge for _, page in groupby(lines, lambda line: line.page) for edge in _edges(list(page))]
    pages = defaultdict(set)
    for line, edge in edges:
        for sign in _likeness(line, edge):
            pages[sign].add(line.page)
    heads = {line: "turned text" for line in lines if line.is_turned}
    for line, edge in edges:
        if is_page_number(line.text):
            heads[line] = "page number"
        elif any(len(pages[sign]) > 1 for sign in _likeness(line, edge)):
            heads[line] = "running head"
    return heads


def _edges(page: list[Line]) -> Iterator[tuple[Line, str]]:
    by_height = sorted(page, key=lambda line: line.base)
    yield from ((line, "top") for line in by_height[-_MARGIN:])
    yield from ((line, "bottom") for line in by_height[:_MARGIN])


def _likeness(line: Line, edge: str) -> Iterator[tuple[str, int, str]]:
    """What a running head shares with those of other pages: words, or a number that rises with the page."""
    place = round(line.base / _SAME_PLACE)
    words = line.text.split()
    plain = " ".join("".join("#" if sign.isdecimal() else sign for sign in word) for word in words)
    yield edge, place, plain
    for word in {words[0], words[-1]}:
        if word.isdecimal():
            yield edge, place, str(int(word) - line.page)


def _with_initials(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a letter over several lines back in front of its word, which may stand further on."""
    kept = list(lines)
    for initial in [line for line in lines if len(line.text) == 1 and line.text.isalpha()]:
        beside = next((line for line in kept if _is_beside_initial(initial, line)), None)
        if beside:
            space = " " if beside.left - initial.right > _SPACE * beside.size else ""
            # The lines beside the letter start where it ends, and are no indented paragraphs.
            kept[kept.index(beside)] = replace(beside, text=f"{initial.text}{space}{beside.text}")
            kept.remove(initial)
    return kept


def _is_beside_initial(initial: Line, line: Line) -> bool:
    is_larger = initial.page == line.page and initial.size > _INITIAL * line.size
    is_beside = 0 <= line.base - initial.base + line.size / 2 <= initial.size + line.size / 2
    return is_larger and is_beside and abs(line.left - initial.right) < line.size and line.text[0].isalpha()


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    leading, edges = _leading(lines), _right_edges(lines)
    paragraph = list(lines[:1])
    for above, line in pairwise(lines):
        if _begins(above, line, leading, edges[above]):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """How far lines of each size mostly stand apart."""
    gaps = defaultdict(list)
    for above, line in pairwise(lines):
        if _is_below(above, line) and not _is_other_size(above, line):
            gaps[round(line.size)].append(above.base - line.base)
    return {size: median(apart) for size, apart in gaps.items()}


def _right_edges(lines: Sequence[Line]) -> dict[Line, float]:
    """How far the column reaches in which each line stands."""
    by_size = defaultdict(list)
    for line in lines:
        by_size[round(line.size)].append(line)
    return {
        line: max(other.right for other in by_size[round(line.size)] if _is_beside(line, other))
        for line in lines
    }


def _is_beside(line: Line, other: Line) -> bool:
    return other.left < line.right and line.left < other.right


def _is_below(above: Line, line: Line) -> bool:
    return above.page == line.page and line.base <= above.base


def _is_other_size(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) > _OTHER_SIZE * above.size


def _begins(above: Line, line: Line, leading: dict[int, float], edge: float) -> bool:
    """Whether the line begins a paragraph."""
    if is_control(above.text) or is_control(line.text) or line.text.startswith(BULLETS):
        return True
    if _is_other_size(above, line):
        return True
    if _is_below(above, line):
        gap = above.base - line.base
        if gap > _GAP * leading.get(round(line.size), gap):
            return True
        indent = line.left - above.left
        if _INDENT * line.size < indent < 5 * line.size and not above.text.startswith(BULLETS):
            return True
    return _had_room(above, line, edge)


def _had_room(above: Line, line: Line, edge: float) -> bool:
    """Whether the line's first word would have fitted on the line above, so that it was not broken there."""
    if above.text.endswith(HYPHENS):
        return False
    first = 2 * line.size if is_unspaced(line.text[0]) else line.first
    return above.right + _SPACE * line.size + first < edge
