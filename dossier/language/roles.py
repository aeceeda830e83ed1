"""Who does something to whom, in the words of two texts: "Rovers beat United", "more men than women"."""

from collections.abc import Iterable, Iterator, Set
from itertools import pairwise, takewhile
from typing import NamedTuple

from dossier.language.denied import base
from dossier.language.lexicon import lexicon
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.speech import Speech, speech
from dossier.language.tokens import Token, tokens

# In words: what stands between a verb and whom it is done to.
_FURTHEST = 5
_ENDS = CLAUSE_ENDS | {"."}


class Swap(NamedTuple):
    """Two that stand the other way round in another text, and the word between them."""

    word: str
    before: str
    behind: str


class _Pair(NamedTuple):
    """What stands before a word and behind it; ``manner`` is what has to be alike to compare two pairs."""

    word: str
    before: frozenset[str]
    behind: frozenset[str]
    manner: tuple[str, ...]


def swapped(said: str, given: str, language: str) -> Swap | None:
    """What two texts tell the other way round, in a language of which verbs that go both ways are listed."""
    data = speech(language)
    if data is None or not data.parts["mutual"] or said == given:
        return None
    # Only a word that both have can tell of two, and to look for names takes longer.
    mine = _pairs(said, language, data, {base(token.lower, language) for token in tokens(given)})
    theirs = _pairs(given, language, data, {pair.word for pair in mine}) if mine else []
    for word, before, behind, manner in mine:
        others = [other for other in theirs if (other.word, other.manner) == (word, manner)]
        one = frozenset[str]().union(*(o.behind - o.before for o in others)) & (before - behind)
        other = frozenset[str]().union(*(o.before - o.behind for o in others)) & (behind - before)
        is_same = any(o.before & one and o.behind & other for o in others)
        if one and other and not is_same:
            return Swap(word, min(one), min(other))
    return None


def _pairs(text: str, language: str, data: Speech, words: Set[str]) -> list[_Pair]:
    """The pairs around what is compared, and around words that have one of these bases, in order."""
    row = tokens(text)
    pairs = {at: _compared(row, at, language) for at in _comparing(row, data)}
    for first, last in _gaps(row):
        near = range(max(first, last - _FURTHEST - 1) + 1, min(last, first + _FURTHEST + 1))
        telling = [at for at in near if _tells(row[at], words, language, data)]
        # What goes both ways tells of no two.
        if telling and not any(_is_mutual(token, language, data) for token in row[first + 1 : last]):
            pairs |= {at: _beside(row, at, (first, last), language, data) for at in telling}
    return [pairs[at] for at in sorted(pairs)]


def _comparing(row: tuple[Token, ...], data: Speech) -> list[int]:
    """Where something is compared: "as many as", of which the first compares nothing yet."""
    places = {token.lower: at for at, token in enumerate(row) if token.lower in data.parts["compared"]}
    return list(places.values())


def _gaps(row: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Each two names next to each other, with words between them that end no clause."""
    names = [i for i, token in enumerate(row) if token.text[0].isupper()]
    return (
        (one, other)
        for one, other in pairwise(names)
        if 1 < other - one <= 2 * _FURTHEST and _ENDS.isdisjoint([t.text for t in row[one + 1 : other]])
    )


def _tells(token: Token, words: Set[str], language: str, data: Speech) -> bool:
    """Whether a word is one of some, and tells of two; "said Holm" has its subject on either side."""
    is_none = token.lower in lexicon(language).fillers or token.lower in data.verbs
    is_other = is_none or not token.is_word or token.lower in data.parts["compared"]
    return not is_other and token.text.islower() and base(token.lower, language) in words


def _is_mutual(token: Token, language: str, data: Speech) -> bool:
    return not data.parts["mutual"].isdisjoint((token.lower, base(token.lower, language)))


def _beside(row: tuple[Token, ...], at: int, gap: tuple[int, int], language: str, data: Speech) -> _Pair:
    """The names on both sides of a word; none joined to others, and none of the passive."""
    before, link = row[gap[0] + 1 : at], row[at + 1 : gap[1]]
    copulas = lexicon(language).copulas
    is_passive = any(t.lower in copulas for t in before) or any(data.has("agent", t.lower) for t in link)
    manner = ("passive" if is_passive else "active", *(token.lower for token in link))
    names = (_name(reversed(row[: gap[0] + 1])), _name(row[gap[1] :]))
    return _Pair(base(row[at].lower, language), *names, manner)


def _clause(part: Iterable[Token]) -> list[Token]:
    return list(takewhile(lambda token: token.text not in _ENDS, part))


def _name(part: Iterable[Token]) -> frozenset[str]:
    return frozenset(t.lower.removesuffix("'s") for t in takewhile(lambda t: t.text[:1].isupper(), part))


def _compared(row: tuple[Token, ...], at: int, language: str) -> _Pair:
    """What is compared, and whether it is more or less."""
    words = lexicon(language)
    parts = (_clause(reversed(row[:at])), _clause(row[at + 1 :]))
    before, behind = (
        frozenset(base(t.lower, language) for t in part if t.is_word and t.lower not in words.fillers)
        for part in parts
    )
    ways = {words.more[token.lower] for part in parts for token in part if token.lower in words.more}
    return _Pair(row[at].lower, before, behind, tuple(sorted(ways)))
