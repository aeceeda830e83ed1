"""What a clause tells of a number as one of several: 600 who "were killed or injured" were not all killed."""

from collections.abc import Iterator
from functools import lru_cache

from dossier.language.cldr import primary
from dossier.language.data import key_of, read_data
from dossier.language.lexicon import Lexicon
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.phrases import as_phrase, length_from
from dossier.language.tokens import Token

# In words, from a number to what joins two things that are told of it, and from there to their names.
_FURTHEST, _SIDE = 15, 4
_HARD_ENDS = CLAUSE_ENDS - frozenset(",،、，")


def choice(
    sentence: tuple[Token, ...], first: int, end: int, words: Lexicon, language: str
) -> tuple[str, ...]:
    """What joins the things of which one is told of a number, then their words and events; empty for none."""
    joins = _joins(primary(language))
    if not joins:
        return ()
    if words.glued:
        return _glued_choice(sentence, first, end, words, joins)
    for at in (*range(end, _stop(sentence, end)), *range(first - 1, _begin(sentence, first), -1)):
        length = length_from(sentence, at, joins)
        if length and not _is_number(sentence, at, length, words):
            told = (*_left(sentence, at, words), *_right(sentence, at + length, words))
            events = {words.events[word] for word in told if word in words.events}
            return (sentence[at].lower, *told, *sorted(events))
    return ()


def _stop(sentence: tuple[Token, ...], end: int) -> int:
    """Where the clauses of a number end: at the next number, or at a sign that is no comma."""
    beyond = min(end + _FURTHEST, len(sentence))
    return next((i for i in range(end, beyond) if _ends(sentence[i])), beyond)


def _begin(sentence: tuple[Token, ...], first: int) -> int:
    beyond = max(first - _FURTHEST, 0)
    return next((i for i in range(first - 1, beyond - 1, -1) if _ends(sentence[i])), beyond - 1)


def _ends(token: Token) -> bool:
    return token.is_number or token.text in _HARD_ENDS or token.text == "."


def _is_number(sentence: tuple[Token, ...], at: int, length: int, words: Lexicon) -> bool:
    """Whether the word is a part of a number or its comparator: "two or three", "600 or more"."""
    around = sentence[max(at - 1, 0) : at + length + 1]
    return bool(length_from(sentence, at, words.behind)) or any(
        token.is_number or token.lower in words.numerals or token.lower == "not" for token in around
    )


def _left(sentence: tuple[Token, ...], at: int, words: Lexicon) -> Iterator[str]:
    """The word before a join, those that commas part from it, and what happened by any word so near."""
    i = at - 1
    while i >= 0 and sentence[i].lower in words.ands | {"/"}:
        i -= 1
    near = sentence[max(i - _SIDE, 0) : i + 1]
    yield from (token.lower for token in near if token.lower in words.events)
    while i >= 0 and sentence[i].is_word:
        yield sentence[i].lower
        i -= 2 if i and sentence[i - 1].text in ",،" else len(sentence)


def _right(sentence: tuple[Token, ...], start: int, words: Lexicon) -> Iterator[str]:
    """The words behind a join, up to the next that tells nothing by itself."""
    is_begun = False
    for token in sentence[start : start + _SIDE]:
        if not token.is_word:
            return
        if token.lower not in words.fillers:
            is_begun = True
            yield token.lower
        elif is_begun:
            return


def _glued_choice(
    sentence: tuple[Token, ...], first: int, end: int, words: Lexicon, joins: frozenset[str]
) -> tuple[str, ...]:
    """The same where words are not parted: the events that are told beside a join."""
    row = sentence[_begin(sentence, first) + 1 : _stop(sentence, end)]
    text = "".join(token.text for token in row)
    join = next((each for each in joins if each in text), "")
    events = {name for word, name in words.events.items() if word in text}
    return (join, *sorted(events)) if join and len(events) > 1 else ()


@lru_cache(maxsize=64)
def _joins(language: str) -> frozenset[str]:
    tree = read_data("moods.yml")
    listed = tree.get(key_of(tree, language), {}).get("either", "")
    phrases = [phrase.strip() for phrase in listed.split(",") if phrase.strip()]
    return frozenset((*phrases, *map(as_phrase, phrases)))
