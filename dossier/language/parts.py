"""Parts of a whole, and whole numbers with a part: two thirds, two and a half, one in five."""

from dataclasses import replace
from decimal import Decimal

from dossier.language.counted import unit_at
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import CLAUSE_ENDS, DASHES, SHARE, TIMES, Numeral, joined, quotient
from dossier.language.phrases import length_from
from dossier.language.scaled import zeros
from dossier.language.tokens import Token, token_at

# A whole of more parts is more often something else: "five in twelve attacks".
_MOST_PARTS = 10
_CHANGES = frozenset(("up", "down"))


def with_share(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> Numeral:
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
    return and_share(number, sentence, words)


def and_share(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> Numeral:
    """The number with the part that is added to it: "and a half", "1/2"."""
    value = number.value or Decimal(0)
    half = length_from(sentence, number.end, words.halves)
    part, end = (quotient(1, 2), number.end + half) if half else _added(sentence, number.end, words)
    if part is None:
        part, end = _fraction(sentence, number.end)
        return _longer(number, value + part, sentence, end) if part is not None else number
    # A million and a half is not a million and half of one.
    return _longer(number, value + part * (10 ** zeros(value) if value >= 1000 else 1), sentence, end)


def _longer(number: Numeral, value: Decimal, sentence: tuple[Token, ...], end: int) -> Numeral:
    return replace(number, value=value, text=joined(sentence, number.first, end), end=end)


def _added(sentence: tuple[Token, ...], start: int, words: Lexicon) -> tuple[Decimal | None, int]:
    """The part behind "and a", which hyphens may join, and the token behind it."""
    parts = [(i, t) for i, t in enumerate(sentence[start : start + 6], start) if t.text not in DASHES]
    if not parts or parts[0][1].lower not in words.ands:
        return None, start
    behind = parts[2 if len(parts) > 2 and parts[1][1].lower in words.articles else 1 :]
    share = words.shares.get(behind[0][1].lower) if behind else None
    return (quotient(share.numerator, share.denominator), behind[0][0] + 1) if share else (None, start)


def _fraction(sentence: tuple[Token, ...], start: int) -> tuple[Decimal | None, int]:
    """The part of "2 1/2"."""
    digits = [token.text for token in sentence[start : start + 3]]
    if len(digits) < 3 or digits[1] not in ("/", "⁄") or not (digits[0] + digits[2]).isdecimal():
        return None, start
    above, below = int(digits[0]), int(digits[2])
    return (quotient(above, below), start + 3) if 0 < above < below <= 16 else (None, start)


def compared(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> Numeral:
    """A part with what follows it: "half as many" is a factor, and "a third more" no part of the whole."""
    if number.measure != SHARE:
        return number
    if at := _unit(number, sentence, words, data):
        return replace(number, measure="", end=at)
    if length_from(sentence, number.end, words.as_many):
        return replace(number, measure=TIMES)
    after = token_at(sentence, number.end)
    at = number.end + (after is not None and after.lower in words.of)
    after = token_at(sentence, at)
    if after is None or after.lower not in words.more:
        return number
    becomes = words.more[after.lower]
    return replace(number, change=becomes) if becomes in _CHANGES else replace(number, unread=after.text)


def _unit(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> int:
    """Where the unit stands that a number is a part of: "half a mile", "half of 1 percent"; 0 for none."""
    at = number.end
    at += at < len(sentence) and sentence[at].lower in words.of
    has_one = at < len(sentence) and (sentence[at].lower in words.articles or sentence[at].text == "1")
    # "A third of percentages" is of no unit.
    at = at + 1 if has_one else number.end
    return at if at < len(sentence) and unit_at(sentence, at, words, data)[0] else 0


def with_ratios(
    numbers: list[Numeral], sentence: tuple[Token, ...], words: Lexicon, data: NumberData
) -> list[Numeral]:
    """The numbers with "one in five" and "nine out of 10" as parts."""
    parts: list[Numeral] = []
    for number in numbers:
        share = _ratio(parts[-1], number, sentence, words, data) if parts and words.out_of else None
        parts[-1:] = [share] if share else [*parts[-1:], number]
    return parts


def _ratio(
    one: Numeral, of: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData
) -> Numeral | None:
    """The part that one number is of another; none of five in twelve attacks."""
    if one.value is None or of.value is None or one.measure or of.measure or not 0 < one.value < of.value:
        return None
    is_round = of.value in (10, 100, 1000)
    # A noun may stand before: "un électeur sur cinq", but no "plus von 9 Prozent" or "accord sur 12 villes".
    has_noun = (is_round or of.value < 10) and sentence[of.first - 1].lower not in words.of
    starts = (one.end, one.end + 1) if has_noun else (one.end,)
    lengths = [(start, length_from(sentence, start, words.out_of)) for start in starts]
    is_ratio = any(length and start + length == of.first for start, length in lengths)
    is_part = one.value == 1 or is_round or _is_subject(sentence, one, of, words)
    if not is_ratio or not is_part or unit_at(sentence, of.end, words, data)[0]:
        return None
    value = round(one.value / of.value, 6)
    # "Zwei von fünf" are two fifths, or two of them; "nine out of ten" are nine tenths.
    is_both = sentence[of.first - 1].lower in words.of and not (is_round and sentence[of.first].is_word)
    ratio = (one.value, of.value) if is_both else ()
    text = joined(sentence, one.first, of.end)
    return replace(one, value=value, text=text, end=of.end, measure=SHARE, ratio=ratio)


def _is_subject(sentence: tuple[Token, ...], one: Numeral, of: Numeral, words: Lexicon) -> bool:
    """Whether "two in five" begin a clause: behind a verb, two may have died in five attacks."""
    before = sentence[one.first - 1] if one.first else None
    is_first = before is None or before.text in CLAUSE_ENDS or before.lower in words.ands | words.plain
    is_small = of.value is not None and of.value <= _MOST_PARTS and sentence[of.first].is_word
    return is_first and is_small
