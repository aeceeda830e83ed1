"""Words of a text with their places."""

import re
from functools import lru_cache
from typing import NamedTuple

# A month as Koreans and Japanese write it; a number with its separators; a word with its apostrophes and full
# stops ("U.S."); or one sign.
_TOKEN = re.compile(r"\d{1,2}[월月]|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*|[^\w\s]|_")
_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """A word, a number or a sign, its offsets in the text, and the word as it is compared."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


def has_digit(text: str) -> bool:
    """Whether a text holds a digit, of any script."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=1000)  # several rules ask for those of one sentence, one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text, in order."""
    return tuple(Token(m[0], *m.span(), m[0].casefold()) for m in _TOKEN.finditer(text))
