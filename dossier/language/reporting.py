"""Words by which a sentence is taken apart to propose who says what: the last lists of ``speech/``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.language.data import language_data
from dossier.language.speech import speech

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
    "hearsay",
    "bodies",
    "meets",
    "encounters",
    "plurals",
    "things",
    "occasions",
    "future",
    "mentions",
    "of_two",
    "with_one",
    "gives",
    "gets",
    "gives_to",
    "gets_from",
    "negating",
    "documents",
    "contracted",
    "oblique",
    "impersonal",
    "demonstratives",
    "two_cases",
    "feminine",
    "weak_endings",
    "oblique_endings",
    "adjective_endings",
    "adverb_endings",
    "oblique_genitives",
    "name_particles",
    "times",
    "accounts",
    "owners",
    "participle_prefixes",
    "participles",
    "statements",
    "of_statements",
    "possessives",
    "opening_adjectives",
    "of_accounts",
    "of_documents",
    "verb_last",
    "verb_second",
    "relative_forms",
    "possessive_relatives",
    "two_genders",
)


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a language builds a sentence that tells who says something.

    ``verbs`` have the stance of each verb that is listed as it is written; ``forms`` are those of further
    verbs. ``particles`` are those without which a verb tells of something else. ``parts`` are lists of words
    by what they are for. Without ``has_rules``, hardly more than the verbs is known.
    """

    language: str
    order: str
    has_names: bool
    verbs: Mapping[str, str]
    forms: frozenset[str]
    particles: Mapping[str, frozenset[str]]
    parts: Mapping[str, frozenset[str]]
    has_rules: bool = True

    def has(self, part: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.parts[part]

    def stance(self, word: str) -> str:
        """The stance that a verb tells; nothing of a word that is no such verb."""
        if word in self.verbs:
            return self.verbs[word]
        return "asserts" if word in self.forms else ""


@lru_cache(maxsize=64)
def reporting(language: str) -> Reporting | None:
    """How a language tells who says something; None of one that is not known so well."""
    tree, data = language_data("speech", language), speech(language)
    if data is None or "reports" not in tree:
        return None
    lists = {part: _words(tree.get(part, "")) for part in _PARTS}
    particles = {v: frozenset(ps.split()) for vs, ps in tree.get("particles", {}).items() for v in vs.split()}
    prefixes = ("", *_words(tree.get("participle_prefixes", "")))
    forms = _all_forms(tree["reports"], tree.get("verb_endings", ""), prefixes)
    lists["subjunctive"] |= _all_forms(tree["reports"], tree.get("subjunctive_endings", ""), ()) - forms
    # "bekannt gab", at the end of a clause, is one word for some writers.
    joined = frozenset(f"{particle}{verb}" for verb, ps in particles.items() for particle in ps)
    verbs = dict.fromkeys(_words(tree.get("irregular", "")), "asserts") | dict(data.verbs)
    parts = {**data.parts, **lists}
    return Reporting(language, data.order, data.has_names, verbs, forms | joined, particles, parts)


@lru_cache(maxsize=64)
def reporting_by_verbs(language: str) -> Reporting | None:
    """The same; of a language without such lists its verbs, and the words for offices; None without verbs."""
    whole, data = reporting(language), speech(language)
    if whole or data is None:
        return whole
    parts = {**data.parts, **dict.fromkeys(_PARTS, frozenset[str]())}
    # Without a list of bodies, "the ministry" would be taken for somebody who was named before.
    parts |= {"determiners": data.parts["definite"], "definite": frozenset()}
    return Reporting(language, data.order, data.has_names, data.verbs, frozenset(), {}, parts, False)


def _all_forms(verbs: str, endings: str, prefixes: Sequence[str]) -> frozenset[str]:
    """The forms of several verbs; only those with an ending where there are no prefixes."""
    rules = [rule.partition(">") for rule in _words(endings)]
    every = frozenset(form for word in _words(verbs) for form in _forms(word, rules, prefixes or ("",)))
    return every if prefixes else every - _words(verbs)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for part in text.split(",") if (word := part.strip().casefold()))


def _forms(verb: str, rules: Sequence[tuple[str, str, str]], prefixes: Sequence[str]) -> Iterator[str]:
    """The forms of a regular verb: of "ing>e", what ends in "e" has "ing" instead; an ending alone is added.

    A last letter may be doubled in front of an ending.
    """
    yield verb
    for ending, _, replaced in rules:
        if verb.endswith(replaced):
            root = verb[: len(verb) - len(replaced)]
            yield from (f"{prefix}{root}{ending}" for prefix in prefixes)
            if not replaced:
                yield f"{root}{root[-1]}{ending}"
