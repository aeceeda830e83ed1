"""A number that its sentence gives for somebody or something else: "Berg counted 12, Holm 14"."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dossier.derive.units import NamesIndex, alike
from dossier.language.amounts import Amount, amounts
from dossier.language.cldr import primary
from dossier.language.lexicon import lexicon
from dossier.language.negations import Negations, negations_of
from dossier.language.stems import stem
from dossier.language.tokens import Token, tokens

_STRONG, _COMMAS = ";.:", ",،、，—–"


class Telling(NamedTuple):
    """A sentence with the numbers that it tells, in order."""

    text: str
    language: str
    amounts: tuple[Amount, ...]


def telling(text: str, language: str) -> Telling:
    """A sentence with its numbers."""
    return Telling(text, language, amounts(text, language))


def of_another(said: Amount, own: Telling, by: Iterable[Amount], given: Telling, names: NamesIndex) -> str:
    """Of whom or what a text tells a number that what is given tells of another; empty for nobody.

    The words that name somebody beside each number are compared: capitals, and what its clause begins with.
    """
    words = _words_beside(said, own)
    others = [_other(words, amount, given, own.language, names) for amount in by]
    return others[0] if others and all(others) else ""


def _other(words: frozenset[str], amount: Amount, given: Telling, language: str, names: NamesIndex) -> str:
    rivals = [a for a in given.amounts if a.quantity != amount.quantity and alike(amount, a, names)]
    if not rivals or amount not in given.amounts:
        return ""
    marks = _marks((*rivals, amount), given, primary(language) == primary(given.language))
    here = marks[amount.start]
    for rival in rivals:
        others, mine = marks[rival.start] - here, here - marks[rival.start]
        if others & words and mine and not mine & words:
            return min(others & words)
    return ""


def _words_beside(said: Amount, own: Telling) -> frozenset[str]:
    """The words of a sentence that stand beside a number; all, of a number that a claim sets."""
    start, end = _stretches(own.amounts, own).get(said.start, (0, 0)) if said.end else (0, len(own.text))
    row = (token for token in tokens(own.text) if token.is_word and start <= token.start < end)
    return frozenset(form for token in row for form in (token.lower, stem(token.text, own.language)))


def _stretches(row: Iterable[Amount], telling: Telling) -> Mapping[int, tuple[int, int]]:
    """For each number by where it begins, the stretch of the text that tells of it."""
    row = sorted(row, key=lambda amount: amount.start)
    cuts = [0, *(_cut(a, b, telling) for a, b in pairwise(row)), len(telling.text)]
    return {amount.start: (cuts[i], cuts[i + 1]) for i, amount in enumerate(row)}


def _cut(one: Amount, other: Amount, telling: Telling) -> int:
    """Where the words for one number end, and those for the next begin."""
    signs, ands = negations_of(telling.language) or Negations(), lexicon(telling.language).ands
    between = [t for t in tokens(telling.text) if one.end <= t.start < other.start]
    ends: tuple[Callable[[Token], bool], ...] = (
        lambda token: token.text in _STRONG,
        lambda token: token.lower in signs.breaks - signs.links,
        lambda token: token.text in _COMMAS,
        lambda token: token.lower in ands | signs.joins,
    )
    first = (next((token.end for token in between if is_end(token)), 0) for is_end in ends)
    return next(filter(None, first), other.start)


def _marks(row: Sequence[Amount], telling: Telling, is_same: bool) -> Mapping[int, frozenset[str]]:
    """For each number by where it begins, the words that name of whom or what it is told.

    Where nobody is named before a number, whoever was before the last is meant.
    """
    marks, before = dict[int, frozenset[str]](), frozenset[str]()
    stretches = _stretches(row, telling)
    for amount in sorted(row, key=lambda amount: amount.start):
        start, end = stretches[amount.start]
        inside = [t for t in tokens(telling.text) if start <= t.start < end and t.is_word]
        before = _named([t for t in inside if t.start < amount.start], telling, is_same, 1) or before
        behind = _named([t for t in inside if t.start >= amount.end], telling, is_same, 0)
        marks[amount.start] = before | behind
    return marks


def _named(row: list[Token], telling: Telling, is_same: bool, leading: int) -> frozenset[str]:
    """The words that have a capital, and so many of the first that tell something; also their stems."""
    words = lexicon(telling.language)
    row = [token for token in row if token.lower not in words.fillers | words.definite]
    named = {token.lower for i, token in enumerate(row) if i < leading or token.text[:1].isupper()}
    return frozenset(named | ({stem(word, telling.language) for word in named} if is_same else set()))
