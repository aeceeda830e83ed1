"""Whether a text is in the language that it is said to be in.

By the words that are most frequent in a language, of which jusText has lists for about a hundred: nearly half
of a text are such words of its own language, and few are of another one that is no close relative.
"""

from collections import Counter
from functools import lru_cache
from unicodedata import normalize

import regex
from babel import Locale

from dossier.language.cldr import locale_of, primary
from dossier.language.letters import script_of

# Shorter texts are too like each other.
_FEWEST_WORDS = 40
# The share of frequent words in a text of the language, and how many times that of another language.
_PLAIN_SHARE, _TIMES = 0.3, 2.5
# Where nobody says which language it is: of the words that only one of two languages has, how many times more
# a text has of the one than of the other. Close relatives share most of their words; many lists have English.
_APART = 2

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")


def plain_language(text: str) -> str:
    """The tag of the language that a text plainly is in; nothing where that cannot be told."""
    words = _words(text)
    best, language = max((_share(words, language), language) for language in _lists())
    others = (other for other in _lists() if other != language)
    is_plain = words.total() >= _FEWEST_WORDS and best >= _PLAIN_SHARE
    return language if is_plain and all(_is_apart(words, language, other) for other in others) else ""


def _is_apart(words: Counter[str], language: str, other: str) -> bool:
    one, two = (_frequent(words, each) for each in (language, other))
    here, there = (sum(words[word] for word in only) for only in (one - two, two - one))
    return here > 0 and here >= _APART * there


def another_language(text: str, language: str) -> str:
    """The tag of the language that a text plainly is in, if that is another; else nothing.

    Nothing either where that cannot be told: of a short text, a language without a list, a close relative.
    """
    words, lists, base = _words(text), _lists(), primary(language)
    if words.total() < _FEWEST_WORDS:
        return ""
    # To look at each letter takes longer than all else.
    if base not in lists and script_of(text) == script_of(_own_name(language)):
        return ""
    share = _share(words, base) if base in lists else 0
    if share >= _PLAIN_SHARE:
        return ""
    shares = {other: _share(words, other) for other in lists if other != base}
    best = max(shares, key=lambda other: shares[other])
    return best if shares[best] >= max(_PLAIN_SHARE, _TIMES * share) else ""


def _words(text: str) -> Counter[str]:
    return Counter(map(str.casefold, _WORD.findall(text)))


def _own_name(language: str) -> str:
    locale = locale_of(language)
    return str(locale.display_name) if locale else ""


def language_name(language: str) -> str:
    """The name of a language in English; its tag where CLDR has none."""
    return str(_names().get(primary(language), language))


def _share(words: Counter[str], language: str) -> float:
    return sum(words[word] for word in _frequent(words, language)) / max(words.total(), 1)


def _frequent(words: Counter[str], language: str) -> frozenset[str]:
    """The words of a text that are frequent in a language."""
    listed, script = _listed(_lists()[language])
    # The lists were made of web pages, which have some English in any language.
    return frozenset(word for word in listed.intersection(words) if _script(word) == script)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return dict(Locale("en").languages)


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    """The names of jusText's lists by the tags of their languages."""
    from justext import get_stoplists

    names = {_plain(name).replace(" ", "_"): tag for tag, name in _names().items() if len(tag) < 4}
    return {names[name]: name for name in sorted(get_stoplists()) if name in names}


def _plain(name: str) -> str:
    return normalize("NFKD", name).encode("ascii", "ignore").decode()


# Words come again in the next text; of all lists, most come in none.
_script = lru_cache(maxsize=16_384)(script_of)


@lru_cache(maxsize=128)
def _listed(name: str) -> tuple[frozenset[str], str]:
    """A list as it is, and the script that it is of."""
    from justext import get_stoplist

    words = frozenset(word.casefold() for word in get_stoplist(name))
    return words, script_of("".join(words))
