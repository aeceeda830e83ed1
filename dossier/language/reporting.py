"""Words by which a sentence is taken apart to propose who says what: the last lists of ``speech/``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dossier.language.data import language_data
from dossier.language.speech import speech
from dossier.language.stems import stem

_PARTS = (
    "clausal",
    "prepositions",
    "determiners",
    "subordinators",
    "relatives",
    "auxiliaries",
    "adverbs",
    "persons",
    "objects_of_speech",
    "subjunctive",
    "as_told",
    "verb_endings",
    "hearsay",
    "oblique",
    "impersonal",
)


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a language builds a sentence that tells who says something.

    ``verbs`` have the stance of each verb that is listed as it is written; ``stems`` are those of further
    verbs, with the verb; ``parts`` are lists of words by what they are for.
    """

    language: str
    order: str
    has_names: bool
    verbs: Mapping[str, str]
    stems: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]

    def has(self, part: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.parts[part]

    def stance(self, word: str) -> str:
        """The stance that a verb tells; nothing of a word that is no such verb."""
        if word in self.verbs:
            return self.verbs[word]
        lemma = self.stems.get(stem(word, self.language))
        return "asserts" if lemma and self._is_form(word, lemma) else ""

    def _is_form(self, word: str, lemma: str) -> bool:
        """Whether a word is the verb with an ending: "proposed", but no "proposal"."""
        endings = self.parts["verb_endings"]
        rest = word.removeprefix(lemma).removeprefix(lemma[-1])
        return not endings or word == lemma or rest in endings or word[len(lemma) - 1 :] in endings


@lru_cache(maxsize=64)
def reporting(language: str) -> Reporting | None:
    """How a language tells who says something; None of one that is not known so well."""
    tree, data = language_data("speech", language), speech(language)
    if data is None or "reports" not in tree:
        return None
    lists = {part: _words(tree.get(part, "")) for part in _PARTS}
    stems = {stem(word, language): word for word in _words(tree["reports"])}
    verbs = {word: "asserts" for word in _words(tree.get("irregular", ""))} | dict(data.verbs)
    return Reporting(language, data.order, data.has_names, verbs, stems, {**data.parts, **lists})


def _words(text: str) -> frozenset[str]:
    return frozenset(word for part in text.split(",") if (word := part.strip().casefold()))
