"""The sentences of curated text: what readers see, the claims cited, and where each begins.

The parser separates blocks and removes Markdown; ``language`` knows where sentences end.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from dossier.language.sentences import is_ended, sentence_starts
from dossier.load.blocks import Block
from dossier.load.markdown_rules import is_mark
from dossier.load.printed_pieces import unmasked
from dossier.model.directives import UNCITED
from dossier.model.text import Citation, Directive, Link, Markdown, NoteMark, Part, Sentence, Table
from dossier.problems import Code, Location, Problem, one_line

Where = Callable[[int, int], Location]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "th")


class _Piece(NamedTuple):
    """Words of a block or a sign in it, and the offsets in the source of its markup and of its letters."""

    words: str
    begin: int
    letters: int
    sign: str = ""


@dataclass(slots=True)
class _Run:
    """Text without Markdown, with its pieces and signs by their offsets in it."""

    text: str = ""
    pieces: list[tuple[int, _Piece]] = field(default_factory=list)
    signs: list[tuple[int, Part]] = field(default_factory=list)
    last: Part | None = None


def find_sentences(
    blocks: Iterable[Block], parts: Iterable[Part], language: str, where: Where, problems: list[Problem]
) -> Iterator[Sentence]:
    """The sentences of a text in order; adds bad-markup for a mark behind no sentence, or a cited one.

    ``parts`` are the signs in the blocks as they were read. Headings, of tables too, are no sentences.
    """
    for tag, run in _runs(blocks, parts, language, where):
        # Paragraphs have sentences; a row of a table is one.
        starts = {"p": sentence_starts(run.text, language), "td": [0]}.get(tag, [])
        yield from _sentences(run, starts, where, problems)


def find_headings(blocks: Iterable[Block], parts: Iterable[Part], where: Where) -> Iterator[Sentence]:
    """Each heading, and each head of a table, as if it were a sentence."""
    for _, run in _runs((block for block in blocks if block.tag in HEADINGS), parts, "", where):
        yield from _sentences(run, [0], where, [])


def _runs(
    blocks: Iterable[Block], parts: Iterable[Part], language: str, where: Where
) -> Iterator[tuple[str, _Run]]:
    # By location, since the parser's tokens and the parts were made by two passes.
    signs = {part.at: part for part in parts if not isinstance(part, Markdown | Directive | Table)}
    for (_, tag), cells in groupby(blocks, key=lambda block: (block.line, block.tag)):
        runs = [_Run()]
        for cell in cells:
            _add(runs[-1], _Piece("; " if runs[-1].text else "", cell.place(0), cell.place(0)))
            for piece in _pieces(cell):
                _read(runs, piece, _part(piece, signs, where), language if tag == "p" else None)
        yield from ((tag, run) for run in runs)


def _pieces(block: Block) -> Iterator[_Piece]:
    cursor = 0
    for token in block.tokens:
        if token.type in ("softbreak", "hardbreak"):
            cursor = block.content.find("\n", cursor) + 1
            yield _Piece(" ", block.place(cursor), block.place(cursor))
        elif token.type in ("sign", "text", "text_special", "code_inline") and token.content:
            written = token.markup if token.type == "text_special" else token.content
            letters = token.meta.get("start", max(block.content.find(written, cursor), cursor))
            begin = letters - len(block.content[cursor:letters].lstrip())
            words, sign = ("", token.content) if token.type == "sign" else (token.content, "")
            yield _Piece(words, block.place(begin), block.place(letters), sign)
            cursor = letters + len(written)


def _part(piece: _Piece, signs: Mapping[Location, Part], where: Where) -> Part | None:
    if not piece.sign:
        return None
    at = where(piece.letters, piece.letters)
    return Directive(UNCITED, "", at) if is_mark(piece.sign) else signs.get(at)


def _read(runs: list[_Run], piece: _Piece, part: Part | None, language: str | None) -> None:
    """Add a piece to the last run, or to a new one if a citation shows that the sentence has ended.

    Without a language nothing is divided.
    """
    if isinstance(part, Link):
        piece = piece._replace(words=part.label or part.target)
    if language is not None and _is_ended(runs[-1], piece.words, language):
        runs.append(_Run())
    run = runs[-1]
    if isinstance(part, Citation | NoteMark | Directive):
        run.text, run.last = run.text.rstrip(), part
        # The offsets of pieces never go down, so that one is found by halving.
        while run.pieces and run.pieces[-1][0] > len(run.text):
            run.pieces.pop()
    else:
        _add(run, piece)
    if part:
        run.signs.append((len(run.text), part))


def _is_ended(run: _Run, words: str, language: str) -> bool:
    """Whether a citation shows an end that an abbreviation hides: 'in the U.S. [@a#b] He'."""
    cited = isinstance(run.last, Citation | Directive) and is_ended(run.text, language)
    return cited and bool(words.strip()) and not words.lstrip()[0].islower()


def _add(run: _Run, piece: _Piece) -> None:
    if run.last and piece.words[:1].isalnum():
        # Readers see the number of a note between the two words.
        run.text += " "
    run.pieces.append((len(run.text), piece))
    run.text += piece.words
    run.last = None if piece.words.strip() else run.last


def _sentences(run: _Run, starts: list[int], where: Where, problems: list[Problem]) -> Iterator[Sentence]:
    left, loose = deque(sorted(run.signs, key=itemgetter(0))), list[Part]()
    for start, end in pairwise([*starts, len(run.text)]):
        if any(c.isalnum() for c in run.text[start:end]):
            signs: list[Part] = []
            while left and left[0][0] <= end:
                at, part = left.popleft()
                is_behind = at > start or isinstance(part, Citation)
                (signs if is_behind else loose).append(part)
            yield _sentence(run, start, end, signs, where, problems)
    for mark in (part for part in (*loose, *(part for _, part in left)) if isinstance(part, Directive)):
        hint = "put it directly behind the sentence, or 'uncited:' into the front matter of a page"
        message = "'<!-- dossier/uncited -->' stands behind no sentence"
        problems.append(Problem(Code.BAD_MARKUP, mark.at, message, hint))


def _sentence(
    run: _Run, start: int, end: int, signs: list[Part], where: Where, problems: list[Problem]
) -> Sentence:
    offset, piece = run.pieces[bisect_right(run.pieces, start, key=itemgetter(0)) - 1]
    place = piece.begin if offset == start else piece.letters + start - offset
    cited = [part for part in signs if isinstance(part, Citation)]
    marks = [part for part in signs if isinstance(part, Directive)]
    if cited and marks:
        message = "a sentence with a citation is marked as one that needs none"
        problems.append(Problem(Code.BAD_MARKUP, marks[0].at, message, "take one of them out"))
    return Sentence(
        text=unmasked(one_line(run.text[start:end])),
        claims=tuple(claim for part in cited for claim in part.claims),
        links=tuple(part for part in signs if isinstance(part, Link)),
        uncited=bool(marks),
        at=where(place, place),
    )
