"""Words by which a language tells who says something, and how: ``speech/``, one file for each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import Any, NamedTuple

from dossier.language.data import language_data
from dossier.language.letters import is_word_alone
from dossier.language.tokens import Remembered, Stretches, Token, stretches, tokens_of_stretch

# The verbs, by the stance that they tell; one that stands in several lists has the first of them.
_STANCES = ("denies", "promises", "predicts", "suspects", "asserts")
_PARTS = [
    "according",
    "according_behind",
    "according_first",
    "agent",
    "addressed",
    "passive",
    "only_passive",
    "quotes_others",
    "as_saying",
    "witnesses",
    "owned",
    "owned_by",
    "undergone",
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
    "topics",
    "prefixes",
    "joined",
    "endings",
    "demonyms",
    "nationalities",
    "objects",
    "companions",
    "genitives",
    "mutual",
    "compared",
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


# As tokens are made.
_UNIT_OF = partial(tuple.__new__, Unit)


@lru_cache(maxsize=4096)
def units(text: str) -> tuple[Unit, ...]:
    """The words, numbers and signs of a text; those of scripts without spaces, sign by sign."""
    return tuple(units_from(stretches(text)))


def units_from(row: Stretches) -> Iterator[Unit]:
    """The units of stretches that follow each other in a text."""
    for stretch, at in zip(*row, strict=True):
        for lower, start, end in units_of_stretch(stretch):
            yield _UNIT_OF((lower, start + at, end + at))


# The units of what stands between two spaces.
units_of_stretch = Remembered(lambda stretch: tuple(_units(tokens_of_stretch(stretch)))).__getitem__


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
    return () if data is None else tuple(_longest(stretches(text), data, language))


def _longest(row: Stretches, data: Speech, language: str) -> Iterator[Cue]:
    phrases, end = _phrases(language), 0
    for number in phrases.opening.places(row):
        stretch, at = row.words[number], row.starts[number]
        there = phrases.opening[stretch]
        if not isinstance(there, tuple):
            count = len(units_of_stretch(stretch))
            at, there = (
                0,
                _beginning(
                    tuple(islice(units_from(row.from_number(number)), count + phrases.longest)),
                    count,
                    phrases,
                    data,
                ),
            )
        for cue in there:
            if cue.start + at >= end:
                end = cue.end + at
                yield Cue(cue.start + at, end, cue.stance)


def _beginning(there: tuple[Unit, ...], count: int, phrases: "_Phrases", data: Speech) -> tuple[Cue, ...]:
    """What tells of speech and begins at one of the first units."""
    cues = []
    for i, unit in enumerate(there[:count]):
        candidates = phrases.by_first.get(_key(unit.lower, data), ())
        words = max((p for p in candidates if _stands(p, there, i, data)), key=len, default=())
        if words:
            cues.append(Cue(unit.start, there[i + len(words) - 1].end, phrases.stances[words]))
    return tuple(cues)


def _opening(stretch: str, phrases: "_Phrases", data: Speech) -> tuple[Cue, ...] | bool:
    """What tells of speech and begins in a stretch of text, or whether that depends on what follows."""
    there = units_of_stretch(stretch)
    lengths = [
        i + len(words)
        for i, unit in enumerate(there)
        for words in phrases.by_first.get(_key(unit.lower, data), ())
    ]
    return max(lengths, default=0) > len(there) or _beginning(there, len(there), phrases, data)


def _key(word: str, data: Speech) -> str:
    if data.begins:
        return word[:1]
    first = word[:1]
    return word[1:] if data.has("prefixes", first) and word not in data.verbs else word


class _Phrases(NamedTuple):
    """The phrases that tell of speech with their stances, and their words by how they begin.

    ``opening`` has those that begin in a stretch of a text, or whether what follows decides.
    """

    stances: Mapping[Phrase, str]
    by_first: Mapping[str, list[Phrase]]
    longest: int
    opening: Remembered[tuple[Cue, ...] | bool]


@lru_cache(maxsize=64)
def _phrases(language: str) -> _Phrases:
    data, index = speech(language), dict[str, list[Phrase]]()
    if data is None:
        return _Phrases({}, index, 0, Remembered(lambda _: False))
    according = data.parts["according"] | data.parts["according_first"]
    # Particles are looked for behind names, not for themselves.
    according |= data.parts["according_behind"] if data.order != "particles" else frozenset()
    stances = {**data.verbs, **dict.fromkeys(according, "according")}
    split = {tuple(unit.lower for unit in units(phrase)): stance for phrase, stance in stances.items()}
    for words in split:
        index.setdefault(words[0][:1] if data.begins else words[0], []).append(words)
    opening = Remembered(lambda stretch: _opening(stretch, _phrases(language), data))
    return _Phrases(split, index, max(map(len, split)), opening)


def _stands(words: Phrase, there: tuple[Unit, ...], i: int, data: Speech) -> bool:
    run = [unit.lower for unit in there[i : i + len(words)]]
    if len(run) < len(words):
        return False
    if data.begins:
        return run[:-1] == list(words[:-1]) and run[-1].startswith(words[-1])
    return run[1:] == list(words[1:])
