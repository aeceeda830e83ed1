"""What stands around a number and makes another of it: a minus, or the name of what is numbered."""

from dataclasses import replace

from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, Numeral
from dossier.language.phrases import LONGEST, has_phrase, length_from, length_to
from dossier.language.tokens import Token, token_at

# "5 degrees Celsius below zero".
_FURTHEST = 3


def signed(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> Numeral:
    """The number below zero, if a sign or a word in front of it says so, or a phrase behind its unit."""
    if number.value is None or number.bounds or number.measure:
        return number
    at = number.first - _is_money(sentence, number.first, words, data)
    if _is_minus(sentence, at, words) or below_zero(number, sentence, words):
        return replace(number, value=-number.value, text=f"-{number.text}")
    return number


def below_zero(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> int:
    """The token behind "below zero" near a number; 0 where there is none."""
    if not has_phrase(sentence, number.end, number.end + _FURTHEST + LONGEST, words.below_zero):
        return 0
    for start in range(number.end, number.end + _FURTHEST + 1):
        length = length_from(sentence, start, words.below_zero)
        if length:
            return start + length
        token = token_at(sentence, start)
        if token is None or token.is_number:
            break
    return 0


def _is_money(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> bool:
    sign = sentence[first - 1] if first else None
    return sign is not None and (sign.text in data.currencies or sign.text in words.currencies)


def _is_minus(sentence: tuple[Token, ...], first: int, words: Lexicon) -> bool:
    """Whether a minus is in front: a word, or a dash that is joined to the number and to nothing else."""
    if not first:
        return False
    sign, before = sentence[first - 1], sentence[first - 2] if first > 1 else None
    if sign.lower in words.minus:
        # "Au moins" and "al menos" are comparators.
        return not length_to(sentence, first, words.before)
    if sign.text not in DASHES or sign.end != sentence[first].start:
        return False
    return before is None or (before.end < sign.start and not before.is_number) or before.text in "(["


def numbered(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> Numeral:
    """The number of a thing: "Article 5", "No. 5" count nothing."""
    i = number.first
    if not i or not sentence[i].is_number or not words.numbered:
        return number
    before = sentence[i - 1]
    is_short = i > 1 and not before.is_word and sentence[i - 2].end == before.start
    word = sentence[i - 2].lower + before.text if is_short else before.lower
    return replace(number, measure=words.numbered[word]) if word in words.numbered else number
