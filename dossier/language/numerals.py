"""The numbers of a sentence, each with the scales, parts and smaller numbers that belong to it."""

from dataclasses import replace
from functools import lru_cache

from dossier.language.clock import spoken, time_at, with_earlier
from dossier.language.counted import unit_at
from dossier.language.digits import digits
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.number_data import NumberData, number_data
from dossier.language.number_words import decade, scale_alone, share, spelt, vague, vague_multiple
from dossier.language.numeral import DASHES, SHARE, TIME, TIMES, Numeral, vulgar
from dossier.language.parts import and_share, compared, with_ratios, with_share
from dossier.language.scaled import scaled, with_smaller
from dossier.language.signed import below_zero, numbered, signed
from dossier.language.tokens import Token, token_at
from dossier.model.values.quantity import MOST_DIGITS


def numerals(sentence: tuple[Token, ...], dates: list[tuple[int, int]], language: str) -> list[Numeral]:
    """The numbers of a sentence in order; ``dates`` are the offsets of what is none."""
    words = lexicon(language)

    def is_dated(i: int) -> bool:
        return any(start <= sentence[i].start < end for start, end in dates)

    in_words = {n.first: n for n in spelt(sentence, language, words)}
    numbers: list[Numeral] = []
    i = 0
    while i < len(sentence):
        number = None
        may_begin = i in in_words or _may_begin(sentence[i], language)
        if may_begin and not (is_dated(i) or (_is_joined(sentence, i) and is_dated(i - 2))):
            number = _number(sentence, i, in_words, language)
        numbers += [number] if number and number.text else []
        # The zero of "below zero" is no number of its own.
        end = max(number.end, below_zero(number, sentence, words)) if number else i + 1
        # "20 la sută" is no hundred.
        is_followed = number is not None and not in_words.keys().isdisjoint((number.end, number.end + 1))
        i = max(end, unit_at(sentence, end, words, number_data(language))[2]) if is_followed else end
    return with_ratios(with_earlier(numbers, sentence, words), sentence, words, number_data(language))


def _read(number: Numeral) -> Numeral:
    """The number, unread if it is larger than can be reckoned with."""
    is_large = number.value is not None and abs(number.value) >= 10**MOST_DIGITS
    return replace(number, value=None, unread=number.text) if is_large else number


def _is_joined(sentence: tuple[Token, ...], i: int) -> bool:
    """Whether a dash joins a number to the one before it, as in "2019-20"."""
    return i > 1 and sentence[i - 1].text in DASHES and sentence[i - 2].end + 1 == sentence[i].start


def _number(
    sentence: tuple[Token, ...], i: int, in_words: dict[int, Numeral], language: str
) -> Numeral | None:
    """The whole number that begins at a token."""
    words, data = lexicon(language), number_data(language)
    start = _start(sentence, i, words, data, language)
    if start is None and i in in_words:
        start = spoken(in_words[i], sentence, words, language) or in_words[i]
    if start is None or start.measure == TIME:
        return start
    # Without a text, it is passed over.
    if _is_year(sentence, i, words):
        return replace(start, text="")
    number = signed(
        numbered(_whole(start, sentence, words, data, in_words), sentence, words), sentence, words, data
    )
    return _read(_counting_digits(compared(number, sentence, words, data), sentence, words))


def _is_year(sentence: tuple[Token, ...], i: int, words: Lexicon) -> bool:
    """Whether digits are a year by the word behind them, or by a verb where nouns have capitals."""
    after, text = token_at(sentence, i + 1), sentence[i].text
    if after is None or len(text) != 4 or not text.isdecimal() or text[0] not in "12":
        return False
    is_verb = words.capitals and i == 0 and after.text.islower() and after.lower not in words.scales
    return after.lower in words.years or is_verb


def _start(
    sentence: tuple[Token, ...], i: int, words: Lexicon, data: NumberData, language: str
) -> Numeral | None:
    """The number that begins at a token, without its scales."""
    token = sentence[i]
    if token.is_number:
        time = time_at(sentence, i, words, language)
        return time or decade(sentence, i, words) or digits(sentence, i, words, data)
    if len(token.text) == 1 and not token.is_word and vulgar(token.text):
        return Numeral(vulgar(token.text), token.text, i, i + 1, SHARE)
    if token.lower not in _beginnings(language):
        after = token_at(sentence, i + 1)
        # "Zwei Millionen" is exact, though "Millionen" alone is not.
        is_scale = after is not None and (after.lower in data.scales or after.lower in words.numerals)
        return None if is_scale else vague_multiple(sentence, i, words)
    return vague(sentence, i, words) or scale_alone(sentence, i, words) or share(sentence, i, words)


def _may_begin(token: Token, language: str) -> bool:
    """Whether a number may begin with a token; most are words that begin none."""
    return token.is_number or not token.is_word or token.lower in _beginnings(language)


@lru_cache(maxsize=64)
def _beginnings(language: str) -> frozenset[str]:
    """The words that a number begins with which the library for number words does not read."""
    words = lexicon(language)
    lists = (words.few, words.vague, words.scales, words.multiples, words.ranks, words.shares, words.decades)
    folds = frozenset(number + fold for number in words.numerals for fold in words.folds)
    return frozenset(word for each in lists for word in each) | folds


def _whole(
    number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData, spelt: dict[int, Numeral]
) -> Numeral:
    """The number with the parts, scales and smaller numbers that belong to it."""
    number = scaled(with_share(number, sentence, words), sentence, words, data)
    number = and_share(number, sentence, words) if number.value and number.value >= 1000 else number
    after = token_at(sentence, number.end)
    if number.measure or number.value is None or not after:
        return number
    fold = token_at(sentence, number.end + 1)
    if after.text in DASHES and fold and fold.lower in words.folds:
        return replace(number, end=number.end + 2, measure=TIMES)
    if after.lower in words.times or (words.glued and after.lower.startswith(tuple(words.times))):
        return replace(number, end=number.end + 1, measure=TIMES)
    return with_smaller(number, sentence, words, data, spelt)


def _counting_digits(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> Numeral:
    """Unread if the number counts the digits of another: "a six-figure sum"."""
    after = token_at(sentence, number.end)
    after = token_at(sentence, number.end + 1) if after and after.text in DASHES else after
    is_place = after is not None and after.lower in words.places
    return replace(number, value=None, unread=after.text) if after and is_place else number
