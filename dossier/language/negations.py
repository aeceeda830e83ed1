"""Words that turn what is said into its opposite, and where the clause around a place ends.

The words stand in ``negations.yml``; in a language that is not there, nobody can tell.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.model.same_text import normal

# A word with its apostrophes; Indic vowel signs, which are no letters to Python, belong to it.
_APART = r"\s\-\"!#$%&()*+,./:;<=>?@\[\\\]^_{|}~।॥،؛؟。、！？，：；・"
_WORD = re.compile(f"[^{_APART}]+")
NEVER = re.compile("(?!)")


class Negation(NamedTuple):
    """A word that negates, by its offsets in a ``normal`` text; ``sure`` where it can mean nothing else.

    ``is_phrase`` if it does so without a negation: "rather than", "declined".
    """

    start: int
    end: int
    word: str
    sure: bool = True
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Negations:
    """How one language negates; see the file for the keys."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()
    before: tuple[str, ...] = ()
    breaks: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    final: bool = False
    phrases: re.Pattern[str] = field(default=NEVER)
    turns: re.Pattern[str] = field(default=NEVER)
    conditions: re.Pattern[str] = field(default=NEVER)
    lacks: re.Pattern[str] = field(default=NEVER)
    wants: re.Pattern[str] = field(default=NEVER)
    ended: re.Pattern[str] = field(default=NEVER)
    questions: re.Pattern[str] = field(default=NEVER)

    @property
    def tells_lacks(self) -> bool:
        """Whether words such as "lacks" are listed."""
        return self.lacks is not NEVER


_SETS = ("words", "doubtful", "breaks", "joins", "limits", "links")
_TUPLES = ("beginnings", "endings", "parts", "before")


@lru_cache(maxsize=1)
def _tree() -> dict[str, Any]:
    return dict(read_data("negations.yml"))


@lru_cache(maxsize=64)
def negations_of(language: str) -> Negations | None:
    """How a language negates, given as a BCP 47 tag; None of one that is not listed."""
    tree = _tree().get(primary(language).lower())
    return None if tree is None else _read(tree)


def _read(tree: dict[str, Any]) -> Negations:
    values = {key: normal(value).casefold().split() for key, value in tree.items() if isinstance(value, str)}
    listed: dict[str, Any] = {key: frozenset(values.get(key, ())) for key in _SETS}
    listed |= {key: tuple(values.get(key, ())) for key in _TUPLES}
    is_joined = bool(tree.get("parts")) and "words" not in tree
    patterns = ("turns", "conditions", "questions", "lacks", "wants", "ended")
    listed |= {key: phrases_in(tree.get(key, ""), is_joined) for key in patterns}
    phrases = phrases_in(tree.get("harmless", ""), is_joined)
    return Negations(**listed, final=bool(tree.get("final")), phrases=phrases)


def phrases_in(listed: str, joined: bool) -> re.Pattern[str]:
    """Finds phrases parted by commas: as whole words, or anywhere in scripts that do not part words."""
    phrases = (phrase.strip() for phrase in folded(normal(listed)).split(","))
    longest_first = sorted(filter(None, phrases), key=len, reverse=True)
    texts = [
        re.escape(phrase).replace(r"\*", r"[^\s]*").replace(r"\ ", r"[\s.\-]+") for phrase in longest_first
    ]
    if not texts:
        return NEVER
    either = "|".join(texts)
    if joined:
        return re.compile(either)
    if any(phrase.startswith("*") for phrase in longest_first):
        return re.compile(f"(?<![^{_APART}'])(?:{either})(?![^{_APART}])")
    return re.compile(f"(?:{'|'.join(_by_first_letter(texts))})(?![^{_APART}])")


def _by_first_letter(texts: Iterable[str]) -> Iterator[str]:
    """Patterns of all that begin alike, which look at what stands before them only where that letter is."""
    rests = defaultdict[str, list[str]](list)
    for text in texts:
        first = text[: 1 + text.startswith("\\")]
        rests[first].append(text.removeprefix(first))
    return (f"{first}(?<![^{_APART}']{first})(?:{'|'.join(rest)})" for first, rest in rests.items())


def folded(text: str) -> str:
    """A text as its words are compared, letter by letter: offsets count in the text, where "ß" is one."""
    row = text.casefold()
    return (
        row if len(row) == len(text) else "".join(c.casefold() if len(c.casefold()) == 1 else c for c in text)
    )


@lru_cache(maxsize=4096)  # several claims have their words in one paragraph
def negations(text: str, language: str) -> tuple[Negation, ...]:
    """The negations of a ``normal`` text, in order; none in a language that is not listed."""
    signs = negations_of(language)
    if signs is None:
        return ()
    text = folded(text)
    harmless = [match.span() for match in signs.phrases.finditer(text)]
    wants = [Negation(*match.span(), match[0], False, True) for match in signs.wants.finditer(text)]
    turns = (Negation(*match.span(), match[0], False, True) for match in signs.turns.finditer(text))
    taken = [*harmless, *((n.start, n.end) for n in wants)]
    every = (*_whole(text, language), *_within(text, signs), *turns)
    kept = {n for n in every if not any(a < n.end and n.start < b for a, b in taken)}
    return tuple(sorted(kept.union(wants)))


def _whole(text: str, language: str) -> Iterator[Negation]:
    for match in _WORD.finditer(text):
        sure = _is_sure(match[0], language)
        if sure is not None:
            yield Negation(*match.span(), match[0].strip("'"), sure)


@lru_cache(maxsize=50_000)  # few words make up most of a text
def _is_sure(word: str, language: str) -> bool | None:
    """Whether a folded word surely negates; None if it does not negate."""
    signs, word = negations_of(language), word.strip("'")
    if signs is None:
        return None
    if _is_negation(word, signs):
        return True
    return None if signs.doubtful.isdisjoint({word, *word.split("'")}) else False


def _is_negation(word: str, signs: Negations) -> bool:
    forms = {word, *word.split("'")}
    forms |= {word.removeprefix(prefix) for prefix in signs.before if word.startswith(prefix)}
    if not signs.words.isdisjoint(forms):
        return True
    return word.endswith(signs.endings) or any(
        word.startswith(beginning) and word != beginning for beginning in signs.beginnings
    )


def _within(text: str, signs: Negations) -> Iterator[Negation]:
    for part in signs.parts:
        place = text.find(part)
        while place >= 0:
            yield Negation(place, place + len(part), part)
            place = text.find(part, place + 1)


def words_in(text: str, most: int | None = None) -> list[tuple[int, int, str]]:
    """The words of a ``normal`` text, or so many of them, with their offsets, in lower case."""
    words = islice(_WORD.finditer(text), most)
    return [(*match.span(), match[0].casefold().strip("'")) for match in words]
