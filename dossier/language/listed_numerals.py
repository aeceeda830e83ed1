"""Numbers in the words that a lexicon lists, for languages of which no library reads them."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.language.lexicon import Lexicon
from dossier.language.numeral import Numeral, joined
from dossier.language.tokens import Token, token_at


def listed_numerals(sentence: tuple[Token, ...], words: Lexicon) -> Iterator[Numeral]:
    """Number words one after another, tens before ones and hundreds before them: added and multiplied."""
    i = 0
    while i < len(sentence):
        total, part, end = 0, 0, i
        while end < len(sentence) and sentence[end].lower in words.numerals:
            value = words.numerals[sentence[end].lower]
            # "Двадцать пять" is one number, "пять двадцать" two.
            if value < 1000 and not words.glued and part and _is_other(part, value):
                break
            total, part = _added(total, part, value, words.glued)
            end += 1
        if total + part > 1 and not (words.glued and end == i + 1 and _is_syllable(sentence, i, words)):
            yield Numeral(Decimal(total + part), joined(sentence, i, end), i, end)
        i = max(end, i + 1)


def _is_other(part: int, value: int) -> bool:
    """Whether a number word begins another number: "двадцать" behind "пять", but not the other way round."""
    return not (value == 100 and part < 10) and bool(part % 10 or value >= part)


def _added(total: int, part: int, value: int, is_glued: bool) -> tuple[int, int]:
    """The thousands and the smaller part of a number with its next word."""
    if value >= 1000:
        above = max(total + part, 1) * value if value > total else total + max(part, 1) * value
        return above, 0
    if is_glued and value in (10, 100) and 0 < part % value < 10:
        return total, part + (value - 1) * (part % value)
    return total, part * value if value == 100 and 0 < part < 10 else part + value


def _is_syllable(sentence: tuple[Token, ...], i: int, words: Lexicon) -> bool:
    """Whether a single sign may be a syllable of something else, for no counter follows it."""
    after = token_at(sentence, i + 1)
    has_counter = after is not None and after.text[0] in words.counters
    return len(sentence[i].text) == 1 and not has_counter
