"""Words that turn what is said into its opposite, in the languages that sources are read in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dossier.language.data import read_data


@dataclass(frozen=True, slots=True)
class _Negations:
    """Whole words, ends and beginnings of words, and syllables that negate wherever they stand."""

    words: frozenset[str]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    syllables: tuple[str, ...]


def negates(text: str) -> bool:
    """Whether a word of the text turns what is said into its opposite, in any of the languages."""
    signs = _negations()
    folded = text.casefold()
    if any(syllable in folded for syllable in signs.syllables):
        return True
    words = "".join(c if c.isalnum() or c == "'" else " " for c in folded).split()
    return any(
        word in signs.words or word.endswith(signs.endings) or word.startswith(signs.beginnings)
        for word in words
    )


@lru_cache(maxsize=1)
def _negations() -> _Negations:
    tree = read_data("negations.yml")
    return _Negations(
        words=frozenset(_listed(tree["words"].values())),
        endings=tuple(_listed([tree["endings"]])),
        beginnings=tuple(_listed([tree["beginnings"]])),
        syllables=tuple(_listed(tree["syllables"].values())),
    )


def _listed(texts: Iterable[str]) -> list[str]:
    return " ".join(texts).split()
