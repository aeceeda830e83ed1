"""Numbers as a text gives them, with their comparators and with what they count."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.numbers import NumberFormatError, parse_decimal
from text_to_num import find_numbers

from dossier.language.cldr import locale_of, primary
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.mentions import named_in
from dossier.language.tokens import Token, has_digit, token_at, tokens
from dossier.model.values.quantity import Quantity

_CURRENCIES = frozenset("$€£¥₩₽₴")
_DASHES = frozenset("-–—")
# Those that text2num reads number words of.
_LANGUAGES = frozenset(("en", "fr", "de", "es", "it", "nl", "pt"))
# In words: what follows a number further off is not what it counts.
_LONGEST_UNIT = 6
_SIGNS = ".,;:!?()[]\"'“”‘’–—…"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, a range or a word such as "hundreds" in a text, by offsets.

    ``counted`` are the words behind it up to the next that cannot be of what is counted: ``soldiers``, or
    ``military engineers``, or ``boats lay``, for no verb is told from a noun. Names are left out.
    """

    quantity: Quantity
    counted: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A single number, by token."""

    value: Decimal | None
    text: str
    first: int
    end: int


class _Word(str):
    """A token as the library for number words wants it."""

    def text(self) -> str:
        return str(self)

    def nt_separated(self, _previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return not self[0].isalpha()


def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The quantities of a text in order; years, dates, ordinals and names with digits are none."""
    words = lexicon(language)
    if not _may_count(text, language, words):
        return ()
    sentence = tokens(text)
    numerals = _numerals(sentence, language, words)
    return tuple(_amounts(sentence, numerals, words))


def ordinals(text: str, language: str) -> frozenset[Decimal]:
    """The ranks that a text names in words or digits: "the second round", "5th"."""
    if primary(language) not in _LANGUAGES:
        return frozenset()
    spoken = [_Word(word.strip(_SIGNS).casefold()) for word in text.replace("-", " ").split()]
    numbers = find_numbers([word for word in spoken if word], primary(language), 0)
    spelt = {Decimal(int(number.value)) for number in numbers if number.is_ordinal}
    endings = lexicon(language).ordinals
    digits = {Decimal(word[:-2]) for word in spoken if word[-2:] in endings and word[:-2].isdecimal()}
    return frozenset(spelt | digits)


def _may_count(text: str, language: str, words: Lexicon) -> bool:
    """Whether a text holds a digit or a word that numbers are made of; most texts do not."""
    if has_digit(text):
        return True
    if not words.numerals:
        return primary(language) in _LANGUAGES
    spoken = {word.strip(_SIGNS) for word in text.casefold().replace("-", " ").split()}
    return not (spoken.isdisjoint(words.numerals) and spoken.isdisjoint(words.vague))


def _numerals(sentence: tuple[Token, ...], language: str, words: Lexicon) -> list[_Numeral]:
    numbers = [i for i, token in enumerate(sentence) if token.is_number]
    dates = [(m.start, m.end) for m in named_in(sentence, language)] if numbers else []
    counting = [
        i
        for i in numbers
        if not _is_name(i, sentence, words)
        and not any(start <= sentence[i].start < end for start, end in dates)
    ]
    digits = [_digits(i, sentence, language, words) for i in counting]
    taken = {i for numeral in digits for i in range(numeral.first, numeral.end)}
    spelt = [n for n in _spelt(sentence, language, words) if n.first not in taken]
    return sorted((*digits, *spelt), key=lambda n: n.first)


def _digits(i: int, sentence: tuple[Token, ...], language: str, words: Lexicon) -> _Numeral:
    """A number in digits, times the word behind it: "15 thousand"."""
    token = sentence[i]
    value = _decimal(token.text, language)
    after = token_at(sentence, i + 1)
    scale = words.scales.get(after.lower) if after else None
    if after and scale and value is not None:
        return _Numeral(value * scale, f"{token.text} {after.text}", i, i + 2)
    return _Numeral(value, token.text, i, i + 1)


@lru_cache(maxsize=10_000)
def _decimal(text: str, language: str) -> Decimal | None:
    """The number that digits with their separators are in a language; in none, digits alone are one."""
    locale = locale_of(language)
    if locale is None:
        return Decimal(text) if text.isdecimal() else None
    try:
        return parse_decimal(text, locale=locale, strict=True)
    except NumberFormatError:
        return None


def _is_name(i: int, sentence: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a number is part of a name, a rank or a time: "Su-35", "G7", "5th", "5 p.m.", "12:30"."""
    token, after = sentence[i], token_at(sentence, i + 1)
    if ":" in token.text or (after and after.lower in words.clock):
        return True
    before = [sentence[i - 1]] if i and sentence[i - 1].end == token.start else []
    if before and before[0].text in _DASHES and i > 1 and sentence[i - 2].end == before[0].start:
        before = [sentence[i - 2]]
    is_tied = bool(before) and before[0].is_word
    return is_tied or bool(after and after.start == token.end and after.is_word)


def _spelt(sentence: tuple[Token, ...], language: str, words: Lexicon) -> Iterator[_Numeral]:
    """Numbers in words; "one" is more often a pronoun, "the two" means those named, "hundreds" is a word."""
    if primary(language) not in _LANGUAGES or not any(is_numeral(t.lower, language) for t in sentence):
        return
    for number in find_numbers([_Word(t.lower) for t in sentence], primary(language), 0):
        text = " ".join(t.text for t in sentence[number.start : number.end])
        if text.casefold() in words.vague or number.is_ordinal or number.value == 1:
            continue
        if number.value != 2 or number.start == 0 or sentence[number.start - 1].lower not in words.definite:
            yield _Numeral(Decimal(number.text), text, number.start, number.end)
    for i, token in enumerate(sentence):
        if token.lower in words.vague:
            yield _Numeral(None, token.lower, i, i + 1)


@lru_cache(maxsize=50_000)  # the library takes long, and most sentences hold no such word
def is_numeral(word: str, language: str) -> bool:
    """Whether a word is a number, or can be part of one."""
    return primary(language) in _LANGUAGES and (
        word in lexicon(language).vague or bool(find_numbers([_Word(word)], primary(language), 0))
    )


def _amounts(sentence: tuple[Token, ...], numerals: list[_Numeral], words: Lexicon) -> Iterator[Amount]:
    i = 0
    while i < len(numerals):
        low = numerals[i]
        high = (
            numerals[i + 1]
            if i + 1 < len(numerals) and _is_range(sentence, low, numerals[i + 1], words)
            else low
        )
        i += 2 if high is not low else 1
        behind, end = _behind(sentence, high.end, words)
        yield Amount(
            _quantity(low, high, _before(sentence, low.first, words) or behind),
            _counted(sentence, low.first, end, words),
            sentence[low.first].start,
            sentence[high.end - 1].end,
        )


def _quantity(low: _Numeral, high: _Numeral, sign: str) -> Quantity:
    if low.value is None:
        return Quantity(sign + low.text)
    text = low.text if low is high else f"{low.text} to {high.text}"
    return Quantity(text, low.value, high.value, sign)


def _is_range(sentence: tuple[Token, ...], low: _Numeral, high: _Numeral, words: Lexicon) -> bool:
    between = [t.lower for t in sentence[low.end : high.first]]
    is_joined = len(between) == 1 and (between[0] in words.joins or between[0] in _DASHES)
    return is_joined and low.value is not None and high.value is not None and low.value < high.value


def _before(sentence: tuple[Token, ...], first: int, words: Lexicon) -> str:
    """The sign of the longest comparator that ends right before a number."""
    before = [token.lower for token in sentence[max(first - 4, 0) : first]]
    for start in range(len(before)):
        phrase = " ".join(before[start:])
        if phrase in words.before:
            return words.before[phrase]
    return "~" if first and sentence[first - 1].text in ("~", "≈") else ""


def _behind(sentence: tuple[Token, ...], end: int, words: Lexicon) -> tuple[str, int]:
    """The sign of a comparator right behind a number, and where what is counted can begin."""
    sign = words.behind.get(" ".join(t.lower for t in sentence[end : end + 2]), "")
    return sign, end + 2 if sign else end


def _counted(sentence: tuple[Token, ...], first: int, end: int, words: Lexicon) -> tuple[str, ...]:
    """What follows a number up to the next word that is none of it; or the sign of a currency or percent."""
    if first and sentence[first - 1].text in _CURRENCIES:
        return (sentence[first - 1].text,)
    if end < len(sentence) and sentence[end].text == "%":
        return ("%",)
    counted = []
    for token in sentence[end : end + _LONGEST_UNIT] if words.stops else ():
        if token.text in _DASHES and token.start == sentence[end - 1].end:
            continue
        if not token.is_word or token.lower in words.stops:
            break
        counted += [token.text] if token.text.islower() else []
        if token.lower in words.measures:
            break
    return tuple(counted)
