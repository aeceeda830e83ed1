"""Words that leave open whether there was what a clause tells, or say that there was not: "if", "denied"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dossier.language.cldr import primary
from dossier.language.data import key_of, read_data
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.negations import NEVER, Negations, folded, negations, negations_of, phrases_in, words_in
from dossier.language.reporting import reporting
from dossier.language.speech import cues, speech

HARD_ENDS = ";:.!?。！？；：؛؟।"
_SIGNS = ("conditions", "modals", "verbs", "direct", "exceptions", "endings")
_LISTS = ("links", "behind", "apart", "inverted", "infinitive", "ahead")


class Sign(NamedTuple):
    """A word by its offsets; ``kind`` is how it leaves its clause open."""

    start: int
    end: int
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Moods:
    """What a language has for this: its lists of the file, those of the others, and patterns by kind."""

    patterns: Mapping[str, re.Pattern[str]]
    lists: Mapping[str, frozenset[str]]
    negations: Negations
    lexicon: Lexicon

    def finds(self, kind: str, text: str) -> Iterator[tuple[int, int]]:
        """Where words of a kind stand in a folded text."""
        return (match.span() for match in self.patterns.get(kind, NEVER).finditer(text))


@lru_cache(maxsize=64)
def moods(language: str) -> Moods:
    """What is listed of a language, or made of other lists; of one that is not listed, nothing."""
    every, words = read_data("moods.yml"), lexicon(language)
    tree: Mapping[str, str] = every.get(key_of(every, primary(language)), {})
    kinds = (*_SIGNS, "harmless", "spoken", "either")
    patterns = {kind: phrases_in(tree[kind], words.glued) for kind in kinds if kind in tree}
    signs, data, told = negations_of(language) or Negations(), speech(language), reporting(language)
    nothing = frozenset[str]()
    lists = {key: frozenset(tree.get(key, "").split()) for key in _LISTS} | {
        "breaks": signs.breaks - signs.links - signs.limits,
        "finite": words.auxiliaries | words.copulas | words.verbs,
        "relatives": told.parts["relatives"] if told else nothing,
        "before_nouns": (data.parts["definite"] if data else nothing)
        | (told.parts["determiners"] | told.parts["prepositions"] - {"to"} if told else nothing),
    }
    return Moods(patterns, lists, signs, words)


@lru_cache(maxsize=4096)
def tells_openly(text: str, language: str) -> bool:
    """Whether any word of a text denies, doubts, plans, sets a condition, or only names something."""
    text, data = text.replace("’", "'"), speech(language)
    if any(moods(language).finds("spoken", folded(text))) or signs(text, language):
        return True
    if any(cue.stance not in ("asserts", "") for cue in cues(text, language)):
        return True
    row = f" {' '.join(word for _, _, word in words_in(text))} "
    listed = data.parts["open"] | data.parts["untrue"] if data else ()
    return any(f" {each} " in row for each in listed)


@lru_cache(maxsize=4096)
def signs(text: str, language: str) -> tuple[Sign, ...]:
    """All such words of a text, in order; apostrophes are straight."""
    words, row = moods(language), folded(text)
    kinds = ((kind, *span) for kind in _SIGNS for span in words.finds(kind, row))
    listed = [Sign(a, b, kind, text[a:b]) for kind, a, b in kinds if not _is_name(text, a)]
    taken = {s.start for s in listed if s.kind == "verbs"}
    denials = (n for n in negations(text, language) if n.sure and not n.is_phrase and n.start not in taken)
    listed += [Sign(n.start, n.end, "negation", n.word) for n in denials]
    harmless = list(words.finds("harmless", row))
    listed = [s for s in listed if not any(a < s.end and s.start < b for a, b in harmless)]
    return tuple(sorted((*listed, *_questions(text, words))))


def _is_name(text: str, start: int) -> bool:
    """Whether a word has a capital that no sentence begins with: "in May", "the Tugela Falls"."""
    before = text[:start].rstrip("\"'“”«»( ")
    return text[start].isupper() and bool(before) and before[-1] not in HARD_ENDS


def _questions(text: str, words: Moods) -> Iterator[Sign]:
    """The mark of a question, and a verb that begins a condition: "Had 600 come, …"."""
    mark = text.rstrip("\"'“”») ")[-1:]
    if mark in tuple("?？؟"):
        yield Sign(0, 0, "conditions", mark)
    for start, end, word in words_in(text, 1):
        if word in words.lists["inverted"]:
            yield Sign(start, end, "conditions", text[start:end])
