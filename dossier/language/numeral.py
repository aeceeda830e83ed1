"""A single number of a text, by its tokens."""

from dataclasses import dataclass
from decimal import Decimal
from unicodedata import numeric

from dossier.language.tokens import Token

DASHES = frozenset("-–—‑−־")
# A tilde between two numbers is a dash, in East Asia more often than not.
TO = DASHES | frozenset("~～〜")
CLAUSE_ENDS = frozenset(',;:()[]—–!?…"“”«»、，；：،؛؟۔।॥')
# To so many places the value of a fraction is kept: one that has as many may have more.
PLACES = 6
SHARE, TIMES, RANK, TIME, DECADE = "share", "times", "rank", "time", "decade"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number by token: ``[first, end)``.

    ``value`` is None for a vague word, which has ``bounds``, and for a number that could not be read:
    ``unread`` names what stopped the reading. ``measure`` is what its own form says that it measures,
    ``factor`` that of its scales. ``other`` is the time in the other half of the day, where no word says
    which is meant. ``is_rough`` is a number whose own word says that it is only about right, ``change`` what
    a language without prepositions makes of it beside another, ``ratio`` the numbers that it may also be.
    """

    value: Decimal | None
    text: str
    first: int
    end: int
    measure: str = ""
    unread: str = ""
    bounds: tuple[Decimal, Decimal] | None = None
    factor: Decimal = Decimal(1)
    other: Decimal | None = None
    is_rough: bool = False
    change: str = ""
    ratio: tuple[Decimal, ...] = ()


def joined(sentence: tuple[Token, ...], first: int, end: int) -> str:
    """The tokens with single spaces where the text has any."""
    parts = [sentence[first].text]
    for before, token in zip(sentence[first:end], sentence[first + 1 : end], strict=False):
        parts += [" " * (token.start > before.end), token.text]
    return "".join(parts)


def quotient(numerator: int, denominator: int) -> Decimal:
    """The value of a fraction, of which thirds have no end."""
    return round(Decimal(numerator) / denominator, PLACES)


def vulgar(sign: str) -> Decimal | None:
    """The value of a sign such as ½."""
    value = numeric(sign, 0.0)
    return Decimal(str(round(value, PLACES))) if 0 < value < 1 else None
