"""Runs of words that a text shares with one of many others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SHORTEST = 8

# Eight words in a row hold, wherever they stand, four that begin at a fifth word of their text: so one piece
# in five finds every run, and the pieces of a thousand articles fit into memory.
_PIECE = 4
_STEP = SHORTEST - _PIECE + 1

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a source that stand in a row elsewhere too, as offsets into the words of the source."""

    source: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def places(self) -> range:
        """The offsets of its words."""
        return range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class TextIndex:
    """Texts to find runs in: the hashes of every row of ``SHORTEST`` words, and where each piece stands.

    A piece is looked up only where such a row has its hash, since a phrase that every article has stands in
    thousands of places.
    """

    texts: Texts
    hashes: frozenset[int]
    pieces: Mapping[tuple[str, ...], Sequence[tuple[str, int]]]


def text_index(texts: Texts) -> TextIndex:
    """The index of texts, each given as its words, that ``runs`` searches."""
    pieces: defaultdict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for source, words in texts.items():
        for start, piece in list(enumerate(_rows(words, _PIECE)))[::_STEP]:
            pieces[piece].append((source, start))
    hashes = frozenset(hash(row) for words in texts.values() for row in _rows(words, SHORTEST))
    return TextIndex(texts, hashes, dict(pieces))


def _rows(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every row of so many words, in order."""
    return zip(*(words[n:] for n in range(length)), strict=False)


def runs(words: Sequence[str], index: TextIndex) -> Iterator[Run]:
    """Every run of at least ``SHORTEST`` words that these words share with one of the texts."""
    seen: dict[tuple[str, int], int] = {}
    for place, row in enumerate(_rows(words, SHORTEST)):
        for n in range(_STEP) if hash(row) in index.hashes else ():
            for source, start in index.pieces.get(row[n : n + _PIECE], ()):
                # Words of one run stand the same distance apart in both texts: the difference of their
                # places names the run, and what lies within one that was found already is skipped.
                if place + n >= seen.get((source, start - place - n), 0):
                    run = _around(words, place + n, source, index.texts[source], start)
                    seen[source, start - place - n] = place + n + run.end - start
                    # The hash may have matched a row of another text than the one in which this piece
                    # stands.
                    if len(run) >= SHORTEST:
                        yield run


def _around(words: Sequence[str], place: int, source: str, text: Sequence[str], start: int) -> Run:
    """The whole run around a piece that both have."""
    before = 0
    while before < min(place, start) and words[place - before - 1] == text[start - before - 1]:
        before += 1
    after = _PIECE
    longest = min(len(words) - place, len(text) - start)
    while after < longest and words[place + after] == text[start + after]:
        after += 1
    return Run(source, start - before, start + after)


def places(wanted: Sequence[str], text: Sequence[str]) -> range:
    """The offsets at which the words first stand in the text; none if they do not."""
    for start in range(len(text) - len(wanted) + 1 if wanted else 0):
        # Comparing one word first saves a slice at nearly every place.
        if text[start] == wanted[0] and text[start : start + len(wanted)] == wanted:
            return range(start, start + len(wanted))
    return range(0)
