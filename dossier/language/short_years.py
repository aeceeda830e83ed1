"""Years of two digits, as in "the summer of '97" and "7.12.24"."""

from collections.abc import Iterator

from dossier.language.tokens import Token, token_at

_APOSTROPHES = frozenset("'’‘`´")
# In print, "'07" is of this century and "'30" of the last: what is further ahead is written in full.
_FIRST_OF_LAST = 30


def full_year(digits: str) -> int:
    """The year that two digits stand for."""
    return int(digits) + (1900 if int(digits) >= _FIRST_OF_LAST else 2000)


def with_full_years(sentence: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with an apostrophe and two digits as the year that they stand for, at their own place."""
    signs = {token.text for token in sentence}
    return sentence if signs.isdisjoint(_APOSTROPHES) else tuple(_full(sentence))


def _full(sentence: tuple[Token, ...]) -> Iterator[Token]:
    i = 0
    while i < len(sentence):
        year = _year_at(sentence, i)
        token = sentence[i]
        yield Token(year, token.start, sentence[i + 1].end, year, False, True) if year else token
        i += 2 if year else 1


def _year_at(sentence: tuple[Token, ...], i: int) -> str:
    """The year at an apostrophe; empty where it closes a word, or may be of two centuries: "the '20s"."""
    token, digits, after = sentence[i], token_at(sentence, i + 1), token_at(sentence, i + 2)
    before = sentence[i - 1] if i and sentence[i - 1].end == token.start else None
    if token.text not in _APOSTROPHES or digits is None or digits.start != token.end:
        return ""
    # In Korean and Japanese, a digit and the sign for a month are one number as well: "'6월".
    is_short = len(digits.text) == 2 and digits.text.isdecimal()
    if (before and (before.is_word or before.is_number)) or not is_short:
        return ""
    beside = after if after and after.start == digits.end else None
    # Digits between two apostrophes are quoted.
    is_open = beside is not None and (beside.text in _APOSTROPHES or (beside.is_word and digits.text == "20"))
    return "" if is_open else str(full_year(digits.text))
