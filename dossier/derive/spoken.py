"""A text in which somebody speaks, with its names and verbs of speech, and who may be the subject of one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from dossier.derive.actors import Actors, Named
from dossier.derive.matching import Span
from dossier.language.speech import Cue, Speech, Unit, speech, units, units_from, units_of_stretch
from dossier.language.tokens import Remembered, stretches

STOPS = ",;:-()\"'—。，；：、!?"
ENDS = ".;!?。；！？"
_START = attrgetter("start")
# Lists in which phrases stand beside words: "в то время как", "porte-parole".
_PHRASED = ("agent", "breaks", "offices")


class Subject(Enum):
    """What stands as the subject of a verb of speech."""

    NAMED = "an actor, right beside the verb"
    NEAR = "an actor, somewhere in the clause"
    PRONOUN = "a word for somebody who was named before, or nobody"
    OTHER = "somebody who is no actor of the dossier"


class Voice(NamedTuple):
    """Who says something there: the actors that may be meant, the verb's stance, and the subject's words."""

    actors: frozenset[str]
    subject: Subject
    stance: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text with all that is looked for in it, outside quotation marks.

    ``units`` are those ``near`` the words that somebody says; few subjects are looked for further off.
    """

    text: str
    language: str
    data: Speech
    quoted: frozenset[int]
    near: Span
    units: tuple[Unit, ...]
    names: tuple[Named, ...]
    cues: tuple[Cue, ...]
    actors: Actors

    def within(self, start: int, end: int) -> list[Unit]:
        """The words and signs between two offsets."""
        is_near = self.near[0] <= start and end <= self.near[1]
        row = self.units if is_near else free(units_of(self.text, self.language), self.quoted)
        first, last = (bisect_left(row, place, key=_START) for place in (start, end))
        return [unit for unit in row[first:last] if unit.end <= end]

    def named(self, start: int, end: int) -> list[Named]:
        """The names of actors between two offsets."""
        return [name for name in self.names if start <= name.start and name.end <= end]


def free(row: tuple[Unit, ...], quoted: frozenset[int]) -> tuple[Unit, ...]:
    """The words and signs that begin at no place between quotation marks."""
    return tuple([unit for unit in row if unit.start not in quoted])


class _Phrases(NamedTuple):
    """The phrases of several words or signs, the longest first, and the stretches in which one may begin."""

    split: Mapping[tuple[str, ...], str]
    firsts: frozenset[str]
    opening: Remembered[bool]


def units_of(text: str, language: str) -> tuple[Unit, ...]:
    """The words and signs of a text; a phrase that begins a clause or names an office is one of them."""
    phrases = _phrases(language)
    return tuple(_joined(units(text), phrases)) if phrases.opening.places(stretches(text)) else units(text)


def units_near(text: str, language: str, near: Span) -> tuple[Unit, ...]:
    """The words and signs of a text between two offsets at least."""
    row = stretches(text)
    if _phrases(language).opening.places(row):
        return units_of(text, language)
    first = max(bisect_right(row.starts, near[0]) - 1, 0)
    return tuple(units_from(row.from_number(first, bisect_left(row.starts, near[1]))))


@lru_cache(maxsize=64)
def _phrases(language: str) -> _Phrases:
    data = speech(language)
    listed = {phrase for part in _PHRASED for phrase in data.parts[part]} if data else set()
    split = {tuple(unit.lower for unit in units(phrase)): phrase for phrase in listed}
    longest_first = {words: split[words] for words in sorted(split, key=len, reverse=True) if len(words) > 1}
    firsts = frozenset(words[0] for words in longest_first)
    opening = Remembered(lambda stretch: any(unit.lower in firsts for unit in units_of_stretch(stretch)))
    return _Phrases(longest_first, firsts, opening)


def _joined(there: tuple[Unit, ...], phrases: _Phrases) -> Iterator[Unit]:
    i = 0
    while i < len(there):
        words: tuple[str, ...] = ()
        if there[i].lower in phrases.firsts:
            row = tuple(unit.lower for unit in there[i:])
            words = next((words for words in phrases.split if row[: len(words)] == words), ())
        end = i + (len(words) or 1)
        yield Unit(phrases.split[words], there[i].start, there[end - 1].end) if words else there[i]
        i = end


def is_stop(there: Spoken, unit: Unit) -> bool:
    """Whether a sign parts clauses, and does not join two words."""
    is_glued = unit.lower == "-" and there.text[unit.end : unit.end + 1].isalnum()
    return unit.lower in STOPS and not is_glued
