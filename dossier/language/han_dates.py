"""Dates in Chinese numerals: ``五月十二日`` is read as ``5月12日``, ``二〇二五年`` as ``2025年``."""

import re
from collections.abc import Iterator

from dossier.language.tokens import Token

_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_NUMBER = re.compile(rf"([十{''.join(_DIGITS)}]+)(年|月份?|日|号|號)")
_LONGEST_YEAR = 4


def has_han_dates(text: str) -> bool:
    """Whether a text may name a day, month or year in Chinese numerals."""
    return _NUMBER.search(text) is not None


def in_digits(sentence: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with the numerals of days, months and years as digits at their own places."""
    return tuple(part for token in sentence for part in _split(token))


def _split(token: Token) -> Iterator[Token]:
    end = 0
    for match in _NUMBER.finditer(token.text) if token.is_word else ():
        number = _value(match[1])
        if number:
            yield from _part(token, end, match.start())
            # A month and its sign are one token, as in "5月".
            last = match.start(2) + match[2].startswith("月")
            text = number + token.text[match.start(2) : last]
            yield Token(text, token.start + match.start(), token.start + last, text, False, True)
            end = last
    if end:
        yield from _part(token, end, len(token.text))
    else:
        yield token


def _part(token: Token, start: int, end: int) -> Iterator[Token]:
    text = token.text[start:end]
    if text:
        yield Token(text, token.start + start, token.start + end, text.casefold(), True, False)


def _value(numerals: str) -> str:
    """A year digit by digit, or a number below a hundred; of anything else, nothing."""
    if len(numerals) == _LONGEST_YEAR and "十" not in numerals:
        return "".join(str(_DIGITS[sign]) for sign in numerals)
    tens, ten, ones = numerals.partition("十")
    if len(tens) > 1 or len(ones) > 1 or not {*tens, *ones} <= _DIGITS.keys():
        return ""
    value = (_DIGITS[tens] if tens else 1) * 10 if ten else _DIGITS[tens]
    return str(value + (_DIGITS[ones] if ones else 0))
