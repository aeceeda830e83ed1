"""A text in which somebody speaks, with its names and verbs of speech, and who may be the subject of one."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from dossier.derive.actors import Named
from dossier.language.speech import Cue, Speech, Unit, units

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
    """A text with all that is looked for in it, outside quotation marks."""

    text: str
    language: str
    data: Speech
    units: tuple[Unit, ...]
    names: tuple[Named, ...]
    cues: tuple[Cue, ...]

    def within(self, start: int, end: int) -> list[Unit]:
        """The words and signs between two offsets."""
        first, last = (bisect_left(self.units, place, key=_START) for place in (start, end))
        return [unit for unit in self.units[first:last] if unit.end <= end]

    def named(self, start: int, end: int) -> list[Named]:
        """The names of actors between two offsets."""
        return [name for name in self.names if start <= name.start and name.end <= end]


def units_of(text: str, data: Speech) -> tuple[Unit, ...]:
    """The words and signs of a text; a phrase that begins a clause or names an office is one of them."""
    phrases = _phrases(frozenset(phrase for part in _PHRASED for phrase in data.parts[part]))
    return tuple(_joined(units(text), phrases)) if phrases else units(text)


@lru_cache(maxsize=64)
def _phrases(listed: frozenset[str]) -> Mapping[tuple[str, ...], str]:
    """The phrases of several words or signs, the longest first."""
    split = {tuple(unit.lower for unit in units(phrase)): phrase for phrase in listed}
    longest_first = sorted(split, key=len, reverse=True)
    return {words: split[words] for words in longest_first if len(words) > 1}


def _joined(there: tuple[Unit, ...], phrases: Mapping[tuple[str, ...], str]) -> Iterator[Unit]:
    firsts, i = {words[0] for words in phrases}, 0
    while i < len(there):
        words: tuple[str, ...] = ()
        if there[i].lower in firsts:
            row = tuple(unit.lower for unit in there[i:])
            words = next((words for words in phrases if row[: len(words)] == words), ())
        end = i + (len(words) or 1)
        yield Unit(phrases[words], there[i].start, there[end - 1].end) if words else there[i]
        i = end


def is_stop(there: Spoken, unit: Unit) -> bool:
    """Whether a sign parts clauses, and does not join two words."""
    is_glued = unit.lower == "-" and there.text[unit.end : unit.end + 1].isalnum()
    return unit.lower in STOPS and not is_glued
