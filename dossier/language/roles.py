"""Who does something to whom, in the words of two texts: "Rovers beat United", "more men than women"."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
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
    mine = list(_pairs(said, language, data))
    theirs = list(_pairs(given, language, data)) if mine else []
    for word, before, behind, manner in mine:
        others = [other for other in theirs if (other.word, other.manner) == (word, manner)]
        one = frozenset[str]().union(*(o.behind - o.before for o in others)) & (before - behind)
        other = frozenset[str]().union(*(o.before - o.behind for o in others)) & (behind - before)
        is_same = any(o.before & one and o.behind & other for o in others)
        if one and other and not is_same:
            return Swap(word, min(one), min(other))
    return None


def _pairs(text: str, language: str, data: Speech) -> Iterator[_Pair]:
    row = tokens(text)
    for at, token in enumerate(row):
        if token.lower in data.parts["compared"]:
            # "As many as": the first of two compares nothing yet.
            if all(other.lower != token.lower for other in row[at + 1 :]):
                yield _compared(row, at, language)
        elif token.text.islower() and not _is_told(token, language, data):
            yield from _names_beside(row, at, language, data)


def _is_told(token: Token, language: str, data: Speech) -> bool:
    """Whether a word tells nothing of two, goes both ways, or has its subject on either side: "said Holm"."""
    is_none = token.lower in lexicon(language).fillers or token.lower in data.verbs
    return is_none or not token.is_word or _is_mutual(token, language, data)


def _is_mutual(token: Token, language: str, data: Speech) -> bool:
    return not data.parts["mutual"].isdisjoint((token.lower, base(token.lower, language)))


def _names_beside(row: tuple[Token, ...], at: int, language: str, data: Speech) -> Iterator[_Pair]:
    """The names on both sides of a word, in its clause; none joined to others, and none of the passive."""
    before, behind = _clause(reversed(row[:at])), _clause(row[at + 1 :])
    first = next((i for i, token in enumerate(behind) if token.text[:1].isupper()), _FURTHEST)
    link, last = behind[:first], next((i for i, t in enumerate(before) if t.text[:1].isupper()), _FURTHEST)
    is_near = max(first, last) < _FURTHEST
    if not is_near or any(_is_mutual(token, language, data) for token in (*link, *before[:last])):
        return
    words = lexicon(language)
    is_passive = any(t.lower in words.copulas for t in before[:last]) or any(
        data.has("agent", token.lower) for token in link
    )
    manner = ("passive" if is_passive else "active", *(token.lower for token in link))
    names = (_name(before[last:]), _name(behind[first:]))
    yield _Pair(base(row[at].lower, language), *names, manner)


def _clause(part: Iterable[Token]) -> list[Token]:
    return list(takewhile(lambda token: token.text not in _ENDS, part))


def _name(part: list[Token]) -> frozenset[str]:
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
