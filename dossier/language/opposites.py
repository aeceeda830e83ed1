"""What two texts tell that excludes each other: "accepted" and "rejected", "north" and "south"."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.denied import may_deny
from dossier.language.lexicon import lexicon
from dossier.language.negations import folded, phrases_in
from dossier.language.tokens import Remembered, stretches
from dossier.model.same_text import normal


class Opposites(NamedTuple):
    """The word of a text, and that of another which tells its opposite."""

    said: str
    given: str


def opposites(
    said: str, language: str, given: str, near: Callable[[], str], other: str
) -> Iterator[Opposites]:
    """What a text tells that another excludes: that has words of another pole, and none ``near`` of the same.

    Where one of them has a negation beside such words, nothing is told: "not accepted" is "rejected".
    """
    mine = _poles(said, language)
    theirs = _poles(given, other) if mine else {}
    for axis, poles in mine.items():
        there = theirs.get(axis, {})
        if len(poles) == len(there) == 1 and poles.keys().isdisjoint(_poles(near(), other).get(axis, {})):
            (word,), (opposite,) = poles.values(), there.values()
            if not (may_deny(_without(said, word), language) or may_deny(_without(given, opposite), other)):
                yield Opposites(word, opposite)


def _without(text: str, word: str) -> str:
    """A text without a word, which may negate as well: "refused"."""
    return re.sub(re.escape(word), " ", normal(text), flags=re.IGNORECASE)


@lru_cache(maxsize=4096)  # several claims stand in one paragraph
def _poles(text: str, language: str) -> Mapping[str, Mapping[str, str]]:
    """For each axis of which a text has words, the poles that it tells, with their first words."""
    row, code = folded(normal(text)), primary(language)
    # To look for all of them takes long, and most texts tell of none.
    axes = frozenset[str]().union(*map(_beginning(code).__getitem__, stretches(row).words))
    every = {axis: _of_axis(row, axis, code) for axis in read_data("opposites.yml") if axis in axes}
    return {axis: poles for axis, poles in every.items() if poles}


def _of_axis(row: str, axis: str, language: str) -> Mapping[str, str]:
    patterns = _patterns(axis, language)
    return {pole: match[0] for pole, words in patterns.items() if (match := words.search(row))}


@lru_cache(maxsize=1000)
def _patterns(axis: str, language: str) -> Mapping[str, re.Pattern[str]]:
    poles, glued = read_data("opposites.yml")[axis], lexicon(language).glued
    return {pole: phrases_in(words[language], glued) for pole, words in poles.items() if language in words}


@lru_cache(maxsize=64)
def _beginning(language: str) -> Remembered[frozenset[str]]:
    """The axes of which a phrase may begin in a stretch of a text."""
    glued = lexicon(language).glued
    listed = {
        axis: phrases_in(",".join(_firsts(words.get(language, "") for words in poles.values())), glued)
        for axis, poles in read_data("opposites.yml").items()
    }
    return Remembered(lambda stretch: frozenset(axis for axis in listed if listed[axis].search(stretch)))


def _firsts(listed: Iterable[str]) -> Iterator[str]:
    """The first words of all phrases."""
    phrases = (phrase.split() for words in listed for phrase in words.split(","))
    return (words[0] for words in phrases if words)
