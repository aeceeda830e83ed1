"""The words that tell what a sentence is about, whatever their endings."""

from functools import lru_cache

from dossier.language.lexicon import lexicon, stem
from dossier.language.tokens import tokens


@lru_cache(maxsize=20_000)  # a sentence is compared with many others
def content_stems(text: str, language: str) -> frozenset[str]:
    """The stems of a text's words and its numbers, without the words that tell nothing by themselves."""
    fillers = lexicon(language).fillers
    found = (t for t in tokens(text) if (t.is_word or t.is_number) and t.lower not in fillers)
    return frozenset(stem(t.text, language) for t in found)
