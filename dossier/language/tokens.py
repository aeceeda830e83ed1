"""Words of a text with their places."""

import re
from functools import lru_cache
from typing import NamedTuple

import regex

# A letter, or a numeral such as 〇, with its vowel signs, and with what joins or parts the letters of a
# word.
_LETTERS = r"[\p{L}\p{Nl}][\p{L}\p{M}\p{Nl}\u200c\u200d]*"
# A month as Koreans and Japanese write it; a number with its separators, Arabic ones too; a word with its
# apostrophes and full stops ("U.S."), or with the sign of a Hebrew abbreviation; or one sign that is seen.
_TOKEN = regex.compile(
    rf"\d{{1,2}}[월月]|\d+(?:[.,:٫٬]\d+)*|{_LETTERS}(?:['’.]{_LETTERS}|[\"״](?=[א-ת]\b){_LETTERS})*"
    r"|[^\w\s\p{Cf}]|_"
)
# The same of ASCII, for which the standard library is enough, and twice as fast.
_ASCII_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[A-Za-z]+(?:['.][A-Za-z]+)*|[^\w\s]|_", re.ASCII)
_DIGIT = regex.compile(r"\d")


class Token(NamedTuple):
    """A word, a number or a sign, its offsets in the text, and the word as it is compared.

    A word begins with a letter, a number with a digit.
    """

    text: str
    start: int
    end: int
    lower: str
    is_word: bool
    is_number: bool


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in order."""
    return [word for word in _TOKEN.findall(text) if word[0].isalpha() or word[0].isdecimal()]


def has_digit(text: str) -> bool:
    """Whether a text holds a digit, of any script."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=1000)  # several rules ask for those of one sentence, one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text, in order."""
    spans = _spans(text)
    words = [text[start:end] for start, end in spans]
    first = [word[0] for word in words]
    kinds = map(str.isalpha, first), map(str.isdecimal, first)
    # Casefolding makes two letters of the Turkish capital, of which one is a mark.
    plain = [word.replace("İ", "i") for word in words] if "İ" in text else words
    places = [start for start, _ in spans], [end for _, end in spans]
    return tuple(map(Token, words, *places, map(str.casefold, plain), *kinds))


def _spans(text: str) -> list[tuple[int, int]]:
    if text.isascii():
        return [match.span() for match in _ASCII_TOKEN.finditer(text)]
    return [match.span() for match in _TOKEN.finditer(text)]


def token_at(sentence: tuple[Token, ...], i: int) -> Token | None:
    """The token at an index; None behind the last."""
    return sentence[i] if i < len(sentence) else None
