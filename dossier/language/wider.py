"""Words for what is counted that take in others: "people" are villagers, and "homes" are houses."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from dossier.language.data import language_data
from dossier.language.stems import stem

_ENDING: Final = "*"


def takes_in(wide: str, narrow: Iterable[str], language: str) -> bool:
    """Whether one of the narrow words names what a wide one does, or a part of it; all of them as stems."""
    includes = _stems(language).get(wide, frozenset())
    endings = tuple(each[1:] for each in includes if each[0] == _ENDING)
    return any(word in includes or word.endswith(endings) for word in narrow) if includes else False


@lru_cache(maxsize=16)
def _stems(language: str) -> dict[str, frozenset[str]]:
    """For the stem of each wide word, those of the words that it takes in."""
    stems = defaultdict[str, frozenset[str]](frozenset)
    for same, narrower in language_data("wider", language).items():
        alike = frozenset(stem(word, language) for word in same.split())
        listed = frozenset(_stem(word, language) for word in narrower.split())
        for wide in alike:
            stems[wide] |= alike | listed
    return dict(stems)


def _stem(word: str, language: str) -> str:
    return _ENDING + stem(word[1:], language) if word[0] == _ENDING else stem(word, language)
