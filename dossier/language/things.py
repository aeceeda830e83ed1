"""What words for what is counted name, whatever their language: people, ships, houses."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.lexicon import lexicon
from dossier.language.tokens import words_of

# In words: so far behind a number stands what it counts, where no words are told from others.
_NEAREST = 2
_STOPS = re.compile(r"[\d.,;:!?()\"]")


def things(words: Iterable[str], language: str) -> frozenset[str]:
    """All that the words may name; nothing where they are not listed."""
    listed = _listed(primary(language))
    return frozenset(
        thing for word in words for thing, pattern in listed.items() if pattern.fullmatch(word.casefold())
    )


def things_behind(text: str, end: int, counted: Iterable[str], language: str) -> frozenset[str]:
    """What a number counts that ends there in a text, by the words for it, or else by those right behind."""
    if lexicon(language).glued:
        behind = text[end:].lstrip(" 余餘多여")
        return things((behind[:2], behind[:1]), language)
    row = tuple(counted) or words_of(_STOPS.split(text[end:])[0])[:_NEAREST]
    return things(row, language)


@lru_cache(maxsize=64)
def _listed(language: str) -> Mapping[str, re.Pattern[str]]:
    every = read_data("things.yml")
    return {
        thing: re.compile("|".join(re.escape(w).replace(r"\*", r"\S*") for w in words[language].split()))
        for thing, words in every.items()
        if language in words
    }
