"""The words of a text as the browser's script reads them (``words.js``), to fill Pagefind's index with."""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import decimal, normalize

import regex

from dossier.search import letters

_WORD = regex.compile(letters.WORD)
_GROUPED = regex.compile(letters.GROUPED)
_DECIMAL = regex.compile(r"(\p{N}+)[,\u066b](\p{N}+)")
_LETTERS_WITH_DOTS = regex.compile(r"\p{L}(?:\.\p{L})+\.?")
_POSSESSIVE = regex.compile(f"{letters.APOSTROPHES}s$", regex.IGNORECASE)
_ELISION = regex.compile(letters.ELISION, regex.IGNORECASE)
_APOSTROPHES = regex.compile(letters.APOSTROPHES)
_DROPPED = regex.compile(letters.DROPPED)
_KEPT = regex.compile(letters.KEPT)
_JOINED = regex.compile(letters.JOINED)
_PARTICLES = regex.compile(letters.PARTICLES)
_PLAIN = letters.plain_letters()


def words_of(text: str) -> Iterator[str]:
    """The words of a text, each as it is compared with others; an elided article keeps its apostrophe."""
    return filter(None, (fold(match[0]) for match in _WORD.finditer(text)))


def vocabulary(text: str) -> frozenset[str]:
    """The same words, each once: a page has the same ones again and again."""
    return frozenset(filter(None, map(fold, {match[0] for match in _WORD.finditer(text)})))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without case, accents, apostrophes and what groups the digits of a number."""
    elided = _ELISION.match(word)
    article = elided[0] if elided else ""
    rest = _plain(_POSSESSIVE.sub("", _bare_number(word[len(article) :])))
    return f"{_plain(article)}'{rest}" if article and rest else _plain(article) + rest


def _bare_number(word: str) -> str:
    if grouped := _GROUPED.fullmatch(word):
        whole = regex.sub(r"\P{Nd}", "", grouped[1])
        return f"{whole}.{grouped[3]}" if grouped[3] else whole
    if _LETTERS_WITH_DOTS.fullmatch(word):
        return word.replace(".", "")
    parts = _DECIMAL.fullmatch(word)
    return f"{parts[1]}.{parts[2]}" if parts else word


def _plain(word: str) -> str:
    base = _DROPPED.sub("", normalize("NFKD", _APOSTROPHES.sub("", word)).lower())
    return "".join(map(_letter, _KEPT.sub(lambda pair: normalize("NFC", pair[0]), base)))


def _letter(sign: str) -> str:
    digit = None if sign.isascii() else decimal(sign, None)
    return _PLAIN.get(sign, sign) if digit is None else str(digit)


def forms(word: str) -> list[str]:
    """A folded word, and what it is without the article or the particles that it is joined to."""
    article, apostrophe, rest = word.partition("'")
    if apostrophe:
        return [article + rest, rest]
    lengths = [n for n in range(1, 5) if n + 1 < len(word) and _PARTICLES.search(word[:n])]
    return [word, *(word[n:] for n in lengths)]


def is_joined(word: str) -> bool:
    """Whether a piece of the word is enough to find it, since its script has no spaces, or joins endings."""
    return _JOINED.search(normalize("NFC", word)) is not None
