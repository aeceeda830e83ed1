"""Words by which a language says how many, when and who: what no library knows.

They stand in ``lexicons/``, one file for each language. A language without one is read by its digits alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dossier.language.data import lexicon_data


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one language, lower case; phrases have single spaces.

    ``before`` and ``behind`` are the comparators in front of a number and after it, with the sign that a
    quantity has for them. ``joins`` stand between the ends of a range. ``vague`` are numbers that stay
    words. ``scales`` multiply digits. ``numerals`` are the words that numbers in words are made of.
    ``ordinals`` are the endings of ranks in digits, ``definite`` stand before what was named already, and
    ``clock`` behind the time of day.

    ``fillers`` tell nothing by themselves; they and other ``stops`` end what is counted. ``measures`` are
    units that never count the same thing as another word, ``sources`` count the articles themselves.
    ``pronouns`` stand for somebody who was named before.

    ``dated`` stand before a year, even where a noun follows it.
    """

    before: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    scales: Mapping[str, int] = field(default_factory=dict)
    numerals: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()


# Written by sign, looked up by phrase.
_COMPARATORS = ("before", "behind")


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """The words of a language; of one that has no lexicon, none."""
    tree = {key: _value(key, value) for key, value in lexicon_data(language).items()}
    tree["stops"] = tree.get("stops", frozenset()) | tree.get("fillers", frozenset())
    return Lexicon(**tree)


def _value(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return word_set(value)
    return dict(_by_phrase(value)) if key in _COMPARATORS else value


def word_set(text: str) -> frozenset[str]:
    """The words of a list in a lexicon."""
    return frozenset(text.split())


def _by_phrase(signs: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((phrase, sign) for sign, phrases in signs.items() for phrase in phrases)
