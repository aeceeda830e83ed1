"""The words that stand beside each number of a sentence, and whom they name: "Berg counted 12, Holm 14"."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dossier.language.amounts import Amount, amounts
from dossier.language.lexicon import lexicon
from dossier.language.mention import Mention
from dossier.language.negations import Negations, negations_of
from dossier.language.reporting import reporting
from dossier.language.stems import stem
from dossier.language.tokens import Token, tokens
from dossier.language.wholes import is_verb

# In digits.
_YEAR = 4
_STRONG, _COMMAS = ";.:", ",،、，—–"


class Telling(NamedTuple):
    """A sentence that tells numbers."""

    text: str
    language: str

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Its numbers, in order."""
        return amounts(self.text, self.language)


def words_beside(said: Amount, row: Iterable[Amount], says: Telling) -> frozenset[str]:
    """The words beside a number of some, and their stems; all, of a number that stands in no sentence."""
    start, end = stretches_beside(row, says).get(said.start, (0, 0)) if said.end else (0, len(says.text))
    inside = (t for t in tokens(says.text) if start <= t.start < end)
    return _forms((t for t in inside if t.is_word or _is_year(t, says.amounts)), says, True)


def names_beside(
    row: Collection[Amount], given: Telling, with_stems: bool, wide: bool = False
) -> Mapping[int, frozenset[str]]:
    """For each number by where it begins, the words that name of whom or what it is told.

    Capitals, and what its clause begins with; if ``wide``, all that stands behind it but what it counts, too.
    Where it does not begin with somebody, whoever was named before the last number is meant as well.
    """
    names, before, listed = dict[int, frozenset[str]](), frozenset[str](), lexicon(given.language)
    counted = {word for amount in row for word in amount.counted if not is_verb(word, listed)}
    counted |= _shared_verbs(row, given)
    stretches = stretches_beside(row, given)
    for amount in sorted(row, key=lambda amount: amount.start):
        start, end = stretches[amount.start]
        inside = _that_tell(given, start, end)
        leading = [token for token in inside if token.start < amount.start]
        is_subject = _begins(leading, given.text[:start]) or _is_gapped(leading, amount, given)
        begins = leading[:1] if is_subject else []
        here = [*begins, *(t for t in inside if _names(t) and t.start < amount.start)]
        before = _forms(here, given, with_stems) | (frozenset() if begins else before)
        behind = [t for t in inside if t.start >= amount.end]
        behind = [t for t in behind if (wide and t.lower not in counted) or _names(t)]
        names[amount.start] = before | _forms(behind, given, with_stems)
    return names


def stretches_beside(row: Iterable[Amount | Mention], given: Telling) -> Mapping[int, tuple[int, int]]:
    """For each number or date by where it begins, the stretch of the text that tells of it."""
    row = sorted(row, key=lambda amount: amount.start)
    cuts = [0, *(_cut(a, b, given) for a, b in pairwise(row)), len(given.text)]
    return {amount.start: (cuts[i], cuts[i + 1]) for i, amount in enumerate(row)}


def _shared_verbs(row: Collection[Amount], given: Telling) -> frozenset[str]:
    """The verbs behind some of the numbers, which the others share: "12 died in Oslo, 14 in Bergen"."""
    words, stretches = lexicon(given.language), stretches_beside(row, given)
    behind = [
        frozenset(
            token.lower
            for token in tokens(given.text)
            if amount.end <= token.start < stretches[amount.start][1]
            and (token.lower in words.events or is_verb(token.lower, words))
        )
        for amount in row
    ]
    return frozenset[str]() if all(behind) else frozenset[str]().union(*behind)


def _cut(one: Amount | Mention, other: Amount | Mention, given: Telling) -> int:
    """Where the words for one number end, and those for the next begin."""
    signs, words = negations_of(given.language) or Negations(), lexicon(given.language)
    between = [t for t in tokens(given.text) if one.end <= t.start < other.start]
    ends: tuple[Callable[[Token], bool], ...] = (
        lambda token: token.text in _STRONG,
        lambda token: token.lower in signs.breaks - signs.links,
        lambda token: token.text in _COMMAS,
        lambda token: token.lower in words.ands | signs.joins,
    )
    if isinstance(one, Amount) and isinstance(other, Amount) and one.measure and one.measure == other.measure:
        # "Lost $12m on sales of $90m".
        ends = (*ends, lambda token: not token.is_word or token.lower in words.fillers)
    first = (next((token.end for token in between if is_end(token)), 0) for is_end in ends)
    return next(filter(None, first), other.start)


def _begins(leading: Sequence[Token], before: str) -> bool:
    """Whether words in front of a number begin with whom they tell of: not with "bringing the total to"."""
    is_clause = not before.rstrip() or before.rstrip()[-1] not in _COMMAS
    return leading[:1] != [] and (is_clause or len(leading) == 1 or leading[0].text[:1].isupper())


def _is_gapped(leading: Sequence[Token], amount: Amount, given: Telling) -> bool:
    """Whether words have no verb before their number, since it stood before: "southern farms 64"."""
    words = lexicon(given.language)
    is_told = any(is_verb(t.lower, words) or t.lower.endswith(words.gerunds) for t in leading)
    between = given.text[leading[-1].end : amount.start].strip() if leading else ""
    is_beside = not between or between in words.of
    return bool(leading and words.gerunds and not is_told) and is_beside


def _that_tell(given: Telling, start: int, end: int) -> list[Token]:
    words, told = lexicon(given.language), reporting(given.language)
    empty = words.fillers | words.definite | (told.parts["persons"] if told else frozenset())
    row = [t for t in tokens(given.text) if start <= t.start < end and t.lower not in empty]
    # "Three guards to 9": of the guards.
    row = [t for t in row if not any(a.start <= t.start < a.end for a in given.amounts)]
    return [t for t in row if t.is_word or _is_year(t, given.amounts)]


def _names(token: Token) -> bool:
    return token.text[:1].isupper() or token.is_number


def _is_year(token: Token, row: Collection[Amount]) -> bool:
    """Whether digits may be a year, since they are no number of the sentence: "90 in 2023, 120 in 2024"."""
    is_free = not any(amount.start <= token.start < amount.end for amount in row)
    return token.is_number and len(token.text) == _YEAR and is_free


def _forms(row: Iterable[Token], given: Telling, with_stems: bool) -> frozenset[str]:
    words = frozenset(token.lower for token in row)
    return words | frozenset(stem(word, given.language) for word in words if with_stems)
