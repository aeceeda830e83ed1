"""Number words of one number, added and multiplied: "two hundred and five", "femogtyve", "kaksitoista"."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from dossier.language.lexicon import Lexicon
from dossier.language.numeral import DASHES, Numeral, joined
from dossier.language.scaled import zeros
from dossier.language.tokens import Token, token_at

# The shortest word that can be made of two numbers.
_SHORTEST = 4


class _Sum(NamedTuple):
    """What the words say so far: what a scale has multiplied already, and what stands behind it."""

    total: int = 0
    part: int = 0

    @property
    def value(self) -> int:
        return self.total + self.part


def written_out(sentence: tuple[Token, ...], words: Lexicon) -> Iterator[Numeral]:
    """The numbers that stand in words of the lexicon."""
    i = 0
    while i < len(sentence):
        value, end = _longest(sentence, i, words)
        if value:
            yield Numeral(Decimal(value), joined(sentence, i, end), i, end)
        i = max(end, i + 1)


def is_written_out(word: str, words: Lexicon) -> bool:
    """Whether a word is a number, or is made of some."""
    return bool(_parts(word, words))


def _longest(sentence: tuple[Token, ...], start: int, words: Lexicon) -> tuple[int, int]:
    """The number that begins at a word, and the word behind it."""
    so_far, at, best = _Sum(), start, (0, start)
    while parts := _parts(sentence[at].lower, words) if at < len(sentence) else ():
        longer = _with_all(so_far, parts, words)
        if longer is None:
            break
        so_far, at = longer, at + 1
        # A word that a scale multiplies is none by itself: "two thousand three thousand" are two numbers.
        best = (so_far.value, at)
        at = _behind_link(sentence, at, so_far, words)
    return best


def _with_all(so_far: _Sum, parts: tuple[int, ...], words: Lexicon) -> _Sum | None:
    for part in parts:
        longer = _with(so_far, part, words)
        if longer is None:
            return None
        so_far = longer
    return so_far


def _with(so_far: _Sum, part: int, words: Lexicon) -> _Sum | None:
    """The sum with one more word; None where the word begins another number."""
    size, is_tens = abs(part), part < 0
    if size >= 1000:
        if size > so_far.total:
            return _Sum(max(so_far.value, 1) * size)
        return _Sum(so_far.total + max(so_far.part, 1) * size) if so_far.total % (size * 1000) == 0 else None
    if (is_tens or size == 100) and 0 < so_far.part % size < 10:
        return so_far._replace(part=so_far.part + (size - 1) * (so_far.part % size))
    ones = so_far.part % 100
    if words.ones_first and 0 < ones < 10 <= size < 100 and size % 10 == 0:
        return so_far._replace(part=so_far.part + size)
    is_full = so_far.part % 10 or size >= so_far.part or (so_far.part % 100 and size >= 10)
    return None if so_far.part and is_full else so_far._replace(part=so_far.part + size)


def _behind_link(sentence: tuple[Token, ...], at: int, so_far: _Sum, words: Lexicon) -> int:
    """Behind the "and" or the dash within one number; a dash may also stand between two."""
    link, after = token_at(sentence, at), token_at(sentence, at + 1)
    parts = _parts(after.lower, words) if link and after and link.lower in words.links | DASHES else ()
    if link is None or not parts:
        return at
    if link.lower in words.links:
        return at + 1
    sum_behind = _with_all(_Sum(), parts, words)
    room = 10 ** zeros(Decimal(so_far.value))
    is_smaller = sum_behind is not None and 10 <= sum_behind.value < room
    return at + 1 if words.compounds and is_smaller else at


def _parts(word: str, words: Lexicon) -> tuple[int, ...]:
    """The numbers that a word is made of; those that multiply the ones before them are negative."""
    if word in words.numerals:
        return (_sized(word, words),)
    if not words.compounds or len(word) < _SHORTEST:
        return ()
    return _split(word, words, words.numerals)


def _split(word: str, words: Lexicon, numerals: Mapping[str, int]) -> tuple[int, ...]:
    for end in range(len(word), 1, -1):
        if word[:end] not in numerals:
            continue
        first = (_sized(word[:end], words),)
        if end == len(word):
            return first
        tail = words.tails.get(word[end:])
        if tail:
            return (*first, tail)
        link = next((link for link in words.links if word.startswith(link, end)), "")
        for start in {end, end + len(link)}:
            if rest := _split(word[start:], words, numerals):
                return first + rest
    return ()


def _sized(word: str, words: Lexicon) -> int:
    size = words.numerals[word]
    return -size if word in words.tens else size
