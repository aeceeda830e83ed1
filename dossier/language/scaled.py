"""Scales behind a number, and the smaller number behind those: "3 million 200 thousand"."""

from dataclasses import replace
from decimal import Decimal

from dossier.language.digits import digits, is_currency
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, SHARE, Numeral, joined
from dossier.language.tokens import Token, token_at


def scaled(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> Numeral:
    """Times the scales behind it: "15 thousand", "half a million", "5 mil millones"."""
    while number.value is not None and number.end < len(sentence):
        at = number.end
        if number.measure == SHARE:
            at += sentence[at].lower in words.of and at + 2 < len(sentence)
            at += at < len(sentence) and sentence[at].lower in words.articles
        # "20 de mii" is how Romanian counts thousands.
        at += at < len(sentence) and sentence[at].lower in words.links
        if at < len(sentence) and sentence[at].text in DASHES and sentence[at].start == sentence[at - 1].end:
            at += 1
        factor, end = _scale(sentence, number.first, at, words, data)
        if not factor:
            return number
        text = joined(sentence, number.first, end)
        is_rough = number.is_rough or sentence[at].lower in words.rounds
        value, whole = number.value * factor, number.factor * factor
        number = replace(number, value=value, text=text, end=end, measure="", factor=whole, is_rough=is_rough)
    return number


def _scale(
    sentence: tuple[Token, ...], first: int, at: int, words: Lexicon, data: NumberData
) -> tuple[int, int]:
    """The factor of a word and the token behind it; an abbreviation has its full stop, as in "5 Mio."."""
    token, after = token_at(sentence, at), token_at(sentence, at + 1)
    if token is None or not token.is_word:
        return 0, at
    if len(token.text) == 1 and token.text.isascii() and not _is_money(sentence, first, at, words, data):
        return 0, at
    short, has_stop = f"{token.lower}.", after is not None and after.text == "." and after.start == token.end
    abbreviated = words.scales.get(short) or data.scales.get(short) or 0
    factor = words.scales.get(token.lower) or data.scales.get(token.lower) or abbreviated
    return factor, at + 2 if abbreviated and has_stop else at + 1


def _is_money(sentence: tuple[Token, ...], first: int, at: int, words: Lexicon, data: NumberData) -> bool:
    """Whether a currency stands before a number or behind its letter: "5 M€"."""
    around = (sentence[first - 1] if first else None, token_at(sentence, at + 1))
    return any(token is not None and is_currency(token, data, words) for token in around)


def with_smaller(
    number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData, spelt: dict[int, Numeral]
) -> Numeral:
    """Plus the smaller number right behind its scale: "3 million 200 thousand", "1만 2천"."""
    is_scaled = number.end - number.first > 1
    at, value = number.end, number.value
    if is_scaled and value is not None and sentence[at - 1].lower in words.partitive:
        return _with_rest(number, sentence, words, spelt)
    if not is_scaled or value is None or at >= len(sentence) or sentence[at].lower in words.stops:
        return number
    start = digits(sentence, at, words, data) if sentence[at].is_number else spelt.get(at)
    part = scaled(start, sentence, words, data) if start else None
    # Without a scale of its own, a number behind another may count something else.
    if part is None or part.value is None or part.measure or part.value >= 10 ** zeros(value):
        return number
    if part.end - part.first < 2 and not words.glued:
        return number
    return replace(
        number, value=value + part.value, text=joined(sentence, number.first, part.end), end=part.end
    )


def _with_rest(
    number: Numeral, sentence: tuple[Token, ...], words: Lexicon, spelt: dict[int, Numeral]
) -> Numeral:
    """Scores with what comes to them: "two score and four"."""
    scale = words.scales.get(sentence[number.end - 1].lower, 0)
    link, rest = token_at(sentence, number.end), spelt.get(number.end + 1)
    if number.value is None or not (link and link.lower in words.ands and rest and rest.value):
        return number
    text = joined(sentence, number.first, rest.end)
    whole = replace(number, value=number.value + rest.value, text=text, end=rest.end)
    return whole if rest.value < scale else number


def zeros(value: Decimal) -> int:
    """How many zeros a whole number ends in."""
    digits = f"{value:f}".partition(".")[0]
    return len(digits) - len(digits.rstrip("0"))
