"""Ranks as a text names them: "the second round", "5th"."""

from decimal import Decimal

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.tokens import Token, token_at

_LONGEST_PHRASE = 2


def noun_behind(sentence: tuple[Token, ...], end: int) -> tuple[str, ...]:
    """The word behind a rank if it may be a noun: "the second round"."""
    after = token_at(sentence, end)
    return (after.text,) if after and after.is_word and after.text.islower() else ()


def rank_at(sentence: tuple[Token, ...], i: int, words: Lexicon) -> tuple[Decimal, int] | None:
    """The rank that a token names, and the token behind it; None for a part, as in "every third voter"."""
    token, after = sentence[i], token_at(sentence, i + 1)
    if token.is_number and token.text.isdecimal() and after and after.start == token.end:
        return (Decimal(token.text), i + 2) if after.lower in words.ordinals else None
    rank = words.ranks.get(token.lower)
    before = sentence[i - 1].lower if i else ""
    return (Decimal(rank), i + 1) if rank and before not in words.every else None


def is_moment(sentence: tuple[Token, ...], i: int, language: str, data: NumberData) -> bool:
    """Whether a word for a rank is one for a time: "a second later"."""
    if not data.units.get(sentence[i].lower, "").startswith("second"):
        return False
    listed = (read_data("relative.yml")[key].get(primary(language), "") for key in ("before", "after"))
    behind = {phrase.strip() for phrases in listed for phrase in phrases.split(",")}
    rest = [token.lower for token in sentence[i + 1 : i + 1 + _LONGEST_PHRASE]]
    return any(" ".join(rest[:n]) in behind for n in range(1, len(rest) + 1))


def is_step(sentence: tuple[Token, ...], i: int, words: Lexicon) -> bool:
    """Whether a rank tells no more than that something is said next: "Second, the water …"."""
    after = token_at(sentence, i + 1)
    begins = i == 0 or sentence[i - 1].text in ";:" or sentence[i - 1].lower in words.ands
    return begins and sentence[i].is_word and after is not None and after.text == ","
