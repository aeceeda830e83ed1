"""A number that its sentence gives for somebody or something else: "Berg counted 12, Holm 14"."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dossier.derive.units import NamesIndex, alike
from dossier.language.amounts import Amount, amounts
from dossier.language.cldr import primary
from dossier.language.lexicon import lexicon
from dossier.language.negations import Negations, negations_of
from dossier.language.reporting import reporting
from dossier.language.stems import stem
from dossier.language.tokens import Token, tokens
from dossier.language.wholes import is_verb

_STRONG, _COMMAS = ";.:", ",،、，—–"


class Telling(NamedTuple):
    """A sentence with the numbers that it tells, in order."""

    text: str
    language: str
    amounts: tuple[Amount, ...]


def telling(text: str, language: str) -> Telling:
    """A sentence with its numbers."""
    return Telling(text, language, amounts(text, language))


def of_another(said: Amount, says: Telling, by: Iterable[Amount], given: Telling, names: NamesIndex) -> str:
    """Of whom or what a text tells a number that what is given tells of another; empty for nobody.

    The words that name somebody beside each number are compared: capitals, and what its clause begins with.
    """
    words = _words_beside(said, says)
    others = [_other(words, amount, given, says.language, names) for amount in by]
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
            # Of a word and its stem, the word.
            return max(others & words, key=len)
    return ""


def _words_beside(said: Amount, says: Telling) -> frozenset[str]:
    """The words of a sentence that stand beside a number; all, of a number that a claim sets."""
    start, end = _stretches(says.amounts, says).get(said.start, (0, 0)) if said.end else (0, len(says.text))
    row = (token for token in tokens(says.text) if token.is_word and start <= token.start < end)
    return frozenset(form for token in row for form in (token.lower, stem(token.text, says.language)))


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
    if one.measure and one.measure == other.measure:
        # "Lost $12m on sales of $90m".
        ends = (*ends, lambda token: not token.is_word or token.lower in lexicon(telling.language).fillers)
    first = (next((token.end for token in between if is_end(token)), 0) for is_end in ends)
    return next(filter(None, first), other.start)


def _marks(row: Sequence[Amount], telling: Telling, is_same: bool) -> Mapping[int, frozenset[str]]:
    """For each number by where it begins, the words that name of whom or what it is told.

    Where its words do not begin with somebody, whoever was named before the last number is meant, too.
    """
    marks, before = dict[int, frozenset[str]](), frozenset[str]()
    stretches = _stretches(row, telling)
    for amount in sorted(row, key=lambda amount: amount.start):
        start, end = stretches[amount.start]
        inside = _that_tell(telling, start, end)
        leading = [token for token in inside if token.start < amount.start]
        is_subject = _begins(leading, telling.text[:start]) or _is_gapped(leading, amount, telling)
        begins = leading[:1] if is_subject else []
        names = [token for token in inside if token.text[:1].isupper()]
        here = [*begins, *(token for token in names if token.start < amount.start)]
        before = _forms(here, telling, is_same) | (frozenset() if begins else before)
        marks[amount.start] = before | _forms([t for t in names if t.start >= amount.end], telling, is_same)
    return marks


def _begins(leading: Sequence[Token], before: str) -> bool:
    """Whether words in front of a number begin with whom they tell of: not with "bringing the total to"."""
    is_clause = not before.rstrip() or before.rstrip()[-1] not in _COMMAS
    return leading[:1] != [] and (is_clause or len(leading) == 1 or leading[0].text[:1].isupper())


def _is_gapped(leading: Sequence[Token], amount: Amount, telling: Telling) -> bool:
    """Whether words have no verb before their number, since it stood before: "southern farms 64"."""
    words = lexicon(telling.language)
    is_told = any(is_verb(t.lower, words) or t.lower.endswith(words.gerunds) for t in leading)
    return bool(leading and words.gerunds and not is_told) and leading[-1].end + 1 == amount.start


def _that_tell(telling: Telling, start: int, end: int) -> list[Token]:
    words = lexicon(telling.language)
    told = reporting(telling.language)
    empty = words.fillers | words.definite | (told.parts["persons"] if told else frozenset())
    return [t for t in tokens(telling.text) if start <= t.start < end and t.is_word and t.lower not in empty]


def _forms(row: Iterable[Token], telling: Telling, is_same: bool) -> frozenset[str]:
    """The words as they are compared; in one language, also their stems."""
    words = frozenset(token.lower for token in row)
    return words | frozenset(stem(word, telling.language) for word in words if is_same)
