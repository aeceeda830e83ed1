"""Words without their endings, and what a sentence is about in such words."""

from functools import lru_cache
from typing import Any

import snowballstemmer

from dossier.language.cldr import locale_of
from dossier.language.lexicon import lexicon
from dossier.language.tokens import tokens

_STEMMERS = snowballstemmer.algorithms()


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The word without its ending, lower case (Snowball); as it is, where there is no such stemmer."""
    lower, stemmer = word.casefold(), _stemmer(language)
    # Of Dutch "'s", nothing would be left.
    return str(stemmer.stemWord(lower)) or lower if stemmer else lower


def stemmed(phrase: str, language: str) -> str:
    """A phrase with each of its words without its ending."""
    return " ".join(stem(word, language) for word in phrase.split())


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Any:
    locale = locale_of(language)
    # Snowball names its stemmers in English, without regions: "Portuguese (Brazil)" is portuguese.
    name = str(locale.english_name).split(" ")[0].lower() if locale else ""
    return snowballstemmer.stemmer(name) if name in _STEMMERS else None


@lru_cache(maxsize=20_000)  # a sentence is compared with many others
def content_stems(text: str, language: str) -> frozenset[str]:
    """The stems of a text's words and its numbers, without the words that tell nothing by themselves."""
    fillers = lexicon(language).fillers
    content = (t for t in tokens(text) if (t.is_word or t.is_number) and t.lower not in fillers)
    return frozenset(stem(t.text, language) for t in content)
