"""A single number of a text, by its tokens."""

from dataclasses import dataclass
from decimal import Decimal
from unicodedata import numeric

from dossier.language.tokens import Token

DASHES = frozenset("-–—‑−־")
# A tilde between two numbers is a dash, in East Asia more often than not.
TO = DASHES | frozenset("~～〜")
SHARE, TIMES, RANK = "share", "times", "rank"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number by token: ``[first, end)``.

    ``value`` is None for a vague word, which has ``bounds``, and for a number that could not be read:
    ``unread`` names what stopped the reading. ``measure`` is what its own form says that it measures.
    """

    value: Decimal | None
    text: str
    first: int
    end: int
    measure: str = ""
    unread: str = ""
    bounds: tuple[Decimal, Decimal] | None = None


def joined(sentence: tuple[Token, ...], first: int, end: int) -> str:
    """The tokens with single spaces where the text has any."""
    parts = [sentence[first].text]
    for before, token in zip(sentence[first:end], sentence[first + 1 : end], strict=False):
        parts += [" " * (token.start > before.end), token.text]
    return "".join(parts)


def quotient(numerator: int, denominator: int) -> Decimal:
    return round(Decimal(numerator) / denominator, 6)


def vulgar(sign: str) -> Decimal | None:
    """The value of a sign such as ½."""
    value = numeric(sign, 0.0)
    return Decimal(str(round(value, 6))) if 0 < value < 1 else None
