"""Words of a text with their places."""

import re
from functools import lru_cache
from typing import NamedTuple

# A number with its separators, a word with its apostrophes and inner full stops ("U.S."), or one sign.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*|[^\w\s]|_")


class Token(NamedTuple):
    """A word, a number or a sign, and its offsets in the text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word as it is compared."""
        return self.text.casefold()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


@lru_cache(maxsize=1000)  # several rules ask for those of one sentence, one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text, in order."""
    return tuple(Token(m[0], *m.span()) for m in _TOKEN.finditer(text))
