"""Words of a text with their places."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from operator import add
from typing import NamedTuple, TypeVar

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

# As many as some fifty thousand words have.
_MOST_LETTERS = 300_000

T = TypeVar("T")


class Stretches(NamedTuple):
    """What stands between the spaces of a text, and where each begins."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    def from_number(self, first: int, end: int | None = None) -> "Stretches":
        """Those from one on, or up to another."""
        return Stretches(self.words[first:end], self.starts[first:end])


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
    pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
    return [word for word in pattern.findall(text) if word[0].isalpha() or word[0].isdecimal()]


def has_digit(text: str) -> bool:
    """Whether a text holds a digit, of any script."""
    return _DIGIT.search(text) is not None


# What a call of the class does, without its function in Python: there are hundreds of thousands.
_TOKEN_OF = partial(tuple.__new__, Token)


@lru_cache(maxsize=1000)  # several rules ask for those of one sentence, one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text, in order."""
    row: list[Token] = []
    for stretch, at in zip(*stretches(text), strict=True):
        for word, start, end, lower, is_word, is_number in tokens_of_stretch(stretch):
            row.append(_TOKEN_OF((word, start + at, end + at, lower, is_word, is_number)))
    return tuple(row)


@lru_cache(maxsize=4096)
def stretches(text: str) -> Stretches:
    """What stands between the spaces of a text: no word reaches across a space."""
    row = tuple(text.split(" "))
    # Each length, and one space for each stretch before.
    return Stretches(row, tuple(map(add, accumulate(map(len, row[:-1]), initial=0), count())))


class Remembered(dict[str, T]):
    """What is true of a stretch of text: few make up most of a text, so each is looked at once.

    Where words are not parted, a stretch is a whole text; so what was seen is forgotten when it grows large.
    """

    def __init__(self, look: Callable[[str], T]) -> None:
        super().__init__()
        self.look, self.letters = look, 0

    def __missing__(self, stretch: str) -> T:
        answer = self.look(stretch)
        self.letters += len(stretch)
        if self.letters > _MOST_LETTERS:
            self.clear()
            self.letters = len(stretch)
        self[stretch] = answer
        return answer

    def places(self, row: Stretches) -> list[int]:
        """The numbers of the stretches of which something is true."""
        return list(compress(count(), map(self.__getitem__, row.words)))


def _tokens_of_stretch(stretch: str) -> tuple[Token, ...]:
    pattern = _ASCII_TOKEN if stretch.isascii() else _TOKEN
    return tuple(_token(match[0], match.start()) for match in pattern.finditer(stretch))


def _token(word: str, start: int) -> Token:
    # Casefolding makes two letters of the Turkish capital, of which one is a mark.
    lower = word.replace("İ", "i").casefold()
    return Token(word, start, start + len(word), lower, word[0].isalpha(), word[0].isdecimal())


# The tokens of what stands between two spaces.
tokens_of_stretch = Remembered(_tokens_of_stretch).__getitem__


def token_at(sentence: tuple[Token, ...], i: int) -> Token | None:
    """The token at an index; None behind the last."""
    return sentence[i] if i < len(sentence) else None
