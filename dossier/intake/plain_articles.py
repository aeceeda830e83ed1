"""Plain text as paragraphs: lines that were broken at a width are put together again."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from unicodedata import east_asian_width

from dossier.intake.boilerplate import BULLETS, Article, is_control, shaped
from dossier.intake.line_ends import HYPHENS, is_unspaced, joined, words_for
from dossier.load.files import read_text

# Lines are broken by hand or by a program below this width; longer ones are whole paragraphs.
_WIDEST = 100
# ">500" is a number.
_QUOTED = re.compile(r"(?:> ?)*>(?: |$)")


def read_plain(raw: bytes, language: str) -> Article | str:
    """The article of a text file, or why there is none."""
    # Such as UTF-16 without a mark of it: between any two letters stands a zero.
    if b"\0" in raw:
        return "the file holds zeros, and is no text; save it as UTF-8"
    text, problems = read_text(raw)
    if problems:
        return f"{problems[0].message}; {problems[0].hint}"
    lines = [*_unquoted(text.split("\n"))]
    if max(map(_width, lines)) > _WIDEST:
        return Article(shaped(lines))
    words = words_for(lines, language)
    paragraphs = [joined(paragraph, words) for paragraph in _paragraphs(lines)]
    undecided = dict.fromkeys(word for paragraph in paragraphs for word in paragraph.undecided)
    return Article(shaped(paragraph.text for paragraph in paragraphs), line_ends=tuple(undecided))


def _unquoted(lines: list[str]) -> Iterator[str]:
    """The lines without the signs by which mails quote others, where several lines in a row have them."""
    for is_quoted, run in groupby(lines, lambda line: bool(_QUOTED.match(line))):
        quoted = list(run)
        yield from (_QUOTED.sub("", line) for line in quoted) if is_quoted and len(quoted) > 1 else quoted


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each paragraph; where no empty line parts them, the lines' own lengths tell."""
    # Without the empty lines at both ends, which part nothing.
    is_parted = not all("\n".join(lines).strip().split("\n"))
    for is_empty, run in groupby(lines, lambda line: not line.strip()):
        yield from () if is_empty else _parted(list(run), 0 if is_parted else max(map(_width, lines)))


def _parted(lines: list[str], width: int) -> Iterator[list[str]]:
    paragraph = lines[:1]
    for above, line in pairwise(lines):
        if _begins(above.rstrip(), line, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _begins(above: str, line: str, width: int) -> bool:
    """Whether the line begins a paragraph: by a bullet, an indent, or since the one above had room."""
    bare = line.strip()
    if is_control(bare) or is_control(above.strip()) or bare.startswith(BULLETS):
        return True
    is_indented = line[:1].isspace() and not above[:1].isspace() and not above.startswith(BULLETS)
    first = 2 if is_unspaced(bare[0]) else _width(bare.split()[0])
    had_room = not above.endswith(HYPHENS) and _width(above) + 1 + first <= width
    return is_indented or had_room


def _width(text: str) -> int:
    """How many columns the text takes on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
