"""What two texts tell that excludes each other: "accepted" and "rejected", "north" and "south"."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.denied import may_deny
from dossier.language.lexicon import lexicon
from dossier.language.negations import folded, phrases_in
from dossier.model.same_text import normal


class Opposites(NamedTuple):
    """The word of a text, and that of another which tells its opposite."""

    said: str
    given: str


def opposites(said: str, language: str, given: str, near: str, other: str) -> Iterator[Opposites]:
    """What a text tells that another excludes: that has words of another pole, and none ``near`` of the same.

    Where one of them has a negation beside such words, nothing is told: "not accepted" is "rejected".
    """
    mine = _poles(said, language)
    theirs, around = (_poles(text, other) if mine else {} for text in (given, near))
    for axis, poles in mine.items():
        there = theirs.get(axis, {})
        if len(poles) == len(there) == 1 and poles.keys().isdisjoint(around.get(axis, {})):
            (word,), (opposite,) = poles.values(), there.values()
            if not (may_deny(_without(said, word), language) or may_deny(_without(given, opposite), other)):
                yield Opposites(word, opposite)


def _without(text: str, word: str) -> str:
    """A text without a word, which may negate as well: "refused"."""
    return re.sub(re.escape(word), " ", normal(text), flags=re.IGNORECASE)


@lru_cache(maxsize=4096)  # several claims stand in one paragraph
def _poles(text: str, language: str) -> Mapping[str, Mapping[str, str]]:
    """For each axis of which a text has words, the poles that it tells, with their first words."""
    row, found = folded(normal(text)), dict[str, Mapping[str, str]]()
    for axis, poles in _listed(primary(language)).items():
        told = {pole: match[0] for pole, words in poles.items() if (match := words.search(row))}
        if told:
            found[axis] = told
    return found


@lru_cache(maxsize=64)
def _listed(language: str) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    glued = lexicon(language).glued
    return {
        axis: {pole: phrases_in(words[language], glued) for pole, words in poles.items() if language in words}
        for axis, poles in read_data("opposites.yml").items()
    }
