"""The numbers of a sentence, each with the scales, parts and smaller numbers that belong to it."""

from dataclasses import replace
from decimal import Decimal

from dossier.language.counted import unit_end
from dossier.language.digits import digits, is_currency
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.number_data import NumberData, number_data
from dossier.language.number_words import scale_alone, share, spelt, vague
from dossier.language.numeral import DASHES, SHARE, TIMES, Numeral, joined, quotient, vulgar
from dossier.language.tokens import Token, token_at


def numerals(sentence: tuple[Token, ...], dates: list[tuple[int, int]], language: str) -> list[Numeral]:
    """The numbers of a sentence in order; ``dates`` are the offsets of what is none."""
    words, data = lexicon(language), number_data(language)
    is_dated = [any(start <= token.start < end for start, end in dates) for token in sentence]
    numbers: list[Numeral] = []
    in_words = {n.first: n for n in spelt(sentence, language, words)}
    i = 0
    while i < len(sentence):
        start = None if is_dated[i] else _start(sentence, i, words, data) or in_words.get(i)
        number = _whole(start, sentence, words, data, in_words) if start else None
        if number:
            numbers.append(number)
        end = number.end if number else start.end if start else i + 1
        # "20 la sută" is no hundred.
        i = max(unit_end(sentence, end, words, data) if number and in_words else end, i + 1)
    return numbers


def _start(sentence: tuple[Token, ...], i: int, words: Lexicon, data: NumberData) -> Numeral | None:
    """The number that begins at a token, without its scales."""
    token = sentence[i]
    if token.is_number:
        return digits(sentence, i, words, data)
    if len(token.text) == 1 and not token.is_word and vulgar(token.text):
        return Numeral(vulgar(token.text), token.text, i, i + 1, SHARE)
    return vague(sentence, i, words) or scale_alone(sentence, i, words) or share(sentence, i, words)


def _whole(
    number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData, spelt: dict[int, Numeral]
) -> Numeral | None:
    """The number with the parts, scales and smaller numbers that belong to it."""
    scaled = _scaled(_with_share(number, sentence, words), sentence, words, data)
    number = _and_share(scaled, sentence, words) if scaled.value and scaled.value >= 1000 else scaled
    after = token_at(sentence, number.end)
    if number.measure or number.value is None or not after:
        return number
    if after.lower in words.times:
        return replace(number, end=number.end + 1, measure=TIMES)
    return _with_smaller(number, sentence, words, data, spelt)


def _with_share(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> Numeral:
    """Two thirds of "two-thirds", 2.5 of "two and a half", 2.5 of "2 1/2"."""
    if number.value is None or number.measure:
        return number
    at = number.end
    if at + 1 < len(sentence) and sentence[at].text in DASHES and sentence[at + 1].lower in words.shares:
        at += 1
    share = words.shares.get(sentence[at].lower) if at < len(sentence) else None
    if share and number.value == number.value.to_integral() and number.value < 100:
        value = round(number.value * share.numerator / share.denominator, 6)
        return replace(
            number, value=value, text=joined(sentence, number.first, at + 1), end=at + 1, measure=SHARE
        )
    return _and_share(number, sentence, words)


def _and_share(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> Numeral:
    at, value = number.end, number.value or Decimal(0)
    half = next((n for n in (1, 2) if " ".join(t.lower for t in sentence[at : at + n]) in words.halves), 0)
    if half:
        whole = Decimal(10 ** _zeros(value) if value >= 1000 else 1)
        text = joined(sentence, number.first, at + half)
        return replace(number, value=value + whole / 2, text=text, end=at + half)
    if at < len(sentence) and sentence[at].lower in words.ands:
        at += 1
        at += at < len(sentence) and sentence[at].lower in words.articles
        share = words.shares.get(sentence[at].lower) if at < len(sentence) else None
        if share:
            # A million and a half is not a million and half of one.
            whole = Decimal(10 ** _zeros(value) if value >= 1000 else 1)
            added = value + whole * quotient(share.numerator, share.denominator)
            return replace(number, value=added, text=joined(sentence, number.first, at + 1), end=at + 1)
    digits = [token.text for token in sentence[number.end : number.end + 3]]
    if len(digits) == 3 and digits[1] in ("/", "⁄") and digits[0].isdecimal() and digits[2].isdecimal():
        if 0 < int(digits[0]) < int(digits[2]) <= 16:
            end = number.end + 3
            added = value + quotient(int(digits[0]), int(digits[2]))
            return replace(number, value=added, text=joined(sentence, number.first, end), end=end)
    return number


def _scaled(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> Numeral:
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
        number = replace(number, value=number.value * factor, text=text, end=end, measure="")
    return number


def _scale(
    sentence: tuple[Token, ...], first: int, at: int, words: Lexicon, data: NumberData
) -> tuple[int, int]:
    """The factor of a word and the token behind it; an abbreviation has its full stop: "5 Mio." """
    token, after = token_at(sentence, at), token_at(sentence, at + 1)
    if token is None or not token.is_word:
        return 0, at
    if len(token.text) == 1 and token.text.isascii() and not _is_money(sentence, first, at, words, data):
        return 0, at
    factor = words.scales.get(token.lower) or data.scales.get(token.lower)
    if factor:
        return factor, at + 1
    short = f"{token.lower}."
    factor = words.scales.get(short) or data.scales.get(short) or 0
    return factor, at + 2 if after and after.text == "." and after.start == token.end else at + 1


def _is_money(sentence: tuple[Token, ...], first: int, at: int, words: Lexicon, data: NumberData) -> bool:
    """Whether a currency stands before a number or behind its letter: "5 M€"."""
    around = (sentence[first - 1] if first else None, token_at(sentence, at + 1))
    return any(token is not None and is_currency(token, data, words) for token in around)


def _with_smaller(
    number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData, spelt: dict[int, Numeral]
) -> Numeral:
    """Plus the smaller number right behind its scale: "3 million 200 thousand", "1만 2천"."""
    is_scaled = number.end - number.first > 1
    at, value = number.end, number.value
    if not is_scaled or value is None or at >= len(sentence) or sentence[at].lower in words.stops:
        return number
    start = digits(sentence, at, words, data) if sentence[at].is_number else spelt.get(at)
    part = _scaled(start, sentence, words, data) if start else None
    # Without a scale of its own, a number behind another may count something else.
    if part is None or part.value is None or part.measure or part.value >= 10 ** _zeros(value):
        return number
    if part.end - part.first < 2 and not words.glued:
        return number
    return replace(
        number, value=value + part.value, text=joined(sentence, number.first, part.end), end=part.end
    )


def _zeros(value: Decimal) -> int:
    """How many zeros a whole number ends in."""
    digits = f"{value:f}".partition(".")[0]
    return len(digits) - len(digits.rstrip("0"))
