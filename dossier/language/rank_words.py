"""Ranks as a text names them: "the second round", "5th"."""

from decimal import Decimal

from dossier.language.lexicon import Lexicon
from dossier.language.tokens import Token, token_at


def noun_behind(sentence: tuple[Token, ...], i: int) -> tuple[str, ...]:
    """The word behind a rank if it may be a noun: "the second round"."""
    after = token_at(sentence, i + 1)
    return (after.text,) if after and after.is_word and after.text.islower() else ()


def rank_at(sentence: tuple[Token, ...], i: int, words: Lexicon) -> Decimal | None:
    """The rank that a token names; None for a part, as in "a third" or "every third voter"."""
    token, after = sentence[i], token_at(sentence, i + 1)
    if token.is_number and token.text.isdecimal() and after and after.start == token.end:
        return Decimal(token.text) if after.lower in words.ordinals else None
    rank = words.ranks.get(token.lower)
    before = sentence[i - 1].lower if i else ""
    is_share = token.lower in words.shares and (before in words.articles or before in words.numerals)
    return Decimal(rank) if rank and not is_share and before not in words.every else None
