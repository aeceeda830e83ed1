"""Words by which a language tells who says something, and how: ``speech/``, one file for each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from dossier.language.data import language_data
from dossier.language.letters import is_word_alone
from dossier.language.tokens import Token, tokens

# The verbs, by the stance that they tell; one that stands in several lists has the first of them.
_STANCES = ("denies", "promises", "predicts", "suspects", "asserts")
_PARTS = [
    "according",
    "according_behind",
    "agent",
    "passive",
    "between",
    "breaks",
    "joins",
    "opens",
    "nouns",
    "pronouns",
    "definite",
    "offices",
    "untrue",
    "open",
    "subjects",
    "prefixes",
    "endings",
    "demonyms",
    "nationalities",
    "objects",
    "companions",
    "genitives",
]

Phrase = tuple[str, ...]


class Unit(NamedTuple):
    """A word, number or sign of a text as it is compared, with its offsets; in Chinese, each sign is one."""

    lower: str
    start: int
    end: int


class Cue(NamedTuple):
    """Words that tell of speech, as offsets; ``stance`` is the verb's, or ``according``."""

    start: int
    end: int
    stance: str


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language tells who speaks; ``parts`` are lists of phrases by what they are for.

    ``order`` says where the subject of a verb of speech stands: ``before`` it; before it and ``inverted``
    behind a quotation; ``free``; or anywhere, marked by ``particles``. ``begins`` if a listed verb begins
    a word, ``has_names`` if a capital within a sentence makes a name, ``has_asides`` if words for the speaker
    stand within the marks of a quotation.
    """

    order: str
    begins: bool
    has_names: bool
    has_asides: bool
    verbs: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]

    def has(self, part: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.parts[part]


@lru_cache(maxsize=64)
def speech(language: str) -> Speech | None:
    """How a language tells who speaks; None of one that is not known."""
    tree = language_data("speech", language)
    if not tree:
        return None
    verbs = {verb: stance for stance in reversed(_STANCES) for verb in _listed(tree.get(stance))}
    parts = {part: frozenset(_listed(tree.get(part))) for part in _PARTS}
    has_names, has_asides = not tree.get("nouns_have_capitals"), bool(tree.get("asides"))
    return Speech(tree["order"], bool(tree.get("begins")), has_names, has_asides, verbs, parts)


def _listed(text: Any) -> list[str]:
    return [phrase for part in str(text or "").split(",") if (phrase := part.strip().casefold())]


@lru_cache(maxsize=4096)
def units(text: str) -> tuple[Unit, ...]:
    """The words, numbers and signs of a text; those of scripts without spaces, sign by sign."""
    there = tokens(text)
    # As most texts are once they are normal, and as words are cheapest.
    if text.isascii() and "'" not in text:
        return tuple([Unit(token.lower, token.start, token.end) for token in there])
    return tuple(_units(there))


def _units(there: tuple[Token, ...]) -> Iterator[Unit]:
    for token in there:
        if is_word_alone(token.text[0]):
            signs = enumerate(token.text, token.start)
            yield from (Unit(sign, i, i + 1) for i, sign in signs)
        elif "'" in token.lower:
            yield from _parted(token)
        else:
            yield Unit(token.lower, token.start, token.start + len(token.lower))


def _parted(token: Token) -> Iterator[Unit]:
    """A word parted at its apostrophes: "l'Ukraine" and "Holm's" name Ukraine and Holm."""
    start = token.start
    for part in token.lower.split("'"):
        if part:
            yield Unit(part, start, start + len(part))
        start += len(part) + 1


@lru_cache(maxsize=4096)
def cues(text: str, language: str) -> tuple[Cue, ...]:
    """Where a text tells of speech, in order; the longer of two phrases at one place."""
    data = speech(language)
    return () if data is None else tuple(_longest(units(text), data, language))


def _longest(there: tuple[Unit, ...], data: Speech, language: str) -> Iterator[Cue]:
    (phrases, by_first), end = _phrases(language), 0
    # Most words begin no phrase, and of few languages a part of the word is the key.
    is_whole = not data.begins and not data.parts["prefixes"]
    for i, unit in enumerate(there):
        candidates = by_first.get(unit.lower if is_whole else _key(unit.lower, data))
        if candidates is None or unit.start < end:
            continue
        words = max((p for p in candidates if _stands(p, there, i, data)), key=len, default=())
        if words:
            end = there[i + len(words) - 1].end
            yield Cue(unit.start, end, phrases[_joined(words, phrases)])


def _joined(words: Phrase, phrases: Mapping[str, str]) -> str:
    spaced = " ".join(words)
    return spaced if spaced in phrases else "".join(words)


def _key(word: str, data: Speech) -> str:
    if data.begins:
        return word[:1]
    first = word[:1]
    return word[1:] if data.has("prefixes", first) and word not in data.verbs else word


@lru_cache(maxsize=64)
def _phrases(language: str) -> tuple[Mapping[str, str], Mapping[str, list[Phrase]]]:
    """The phrases that tell of speech with their stances, and their words by how they begin."""
    data, index = speech(language), dict[str, list[Phrase]]()
    if data is None:
        return {}, index
    phrases = {**data.verbs, **dict.fromkeys(data.parts["according"], "according")}
    for phrase in phrases:
        words = tuple(unit.lower for unit in units(phrase))
        index.setdefault(words[0][:1] if data.begins else words[0], []).append(words)
    return phrases, index


def _stands(words: Phrase, there: tuple[Unit, ...], i: int, data: Speech) -> bool:
    run = [unit.lower for unit in there[i : i + len(words)]]
    if len(run) < len(words):
        return False
    if data.begins:
        return run[:-1] == list(words[:-1]) and run[-1].startswith(words[-1])
    return run[1:] == list(words[1:])
