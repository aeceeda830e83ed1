"""Numbers as a text gives them, with their comparators and with what they count."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dossier.language.amount import Amount
from dossier.language.changes import change, direction, extent, named_change, word_before
from dossier.language.cldr import primary
from dossier.language.comparators import Bound, bound
from dossier.language.counted import counted, event, whole_of
from dossier.language.glued import fractions, sign_before, sign_behind, split_numbers
from dossier.language.left_open import choice, left_open
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.mentions import Mention, dates_in
from dossier.language.number_data import NumberData, number_data
from dossier.language.number_words import LANGUAGES, is_numeral
from dossier.language.numeral import RANK, SHARE, TIME, Numeral
from dossier.language.numerals import numerals
from dossier.language.pairs import paired
from dossier.language.phrases import parted
from dossier.language.rank_words import is_moment, is_step, noun_behind, rank_at
from dossier.language.rates import NO_RATE, Rate, before_rate, glued_rate, rate
from dossier.language.shared_units import with_shared_units
from dossier.language.things import things_behind
from dossier.language.tokens import Remembered, Token, has_digit, stretches, tokens
from dossier.language.wholes import with_wholes
from dossier.model.values.quantity import Quantity

__all__ = ["Amount", "amounts", "ordinals", "ranks", "reads_number_words"]

_DURATIONS = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
_SIGNS = ".,;:!?()[]\"'“”‘’–—…"


def reads_number_words(language: str) -> bool:
    """Whether numbers in words are read in a language."""
    words = lexicon(language)
    return primary(language) in LANGUAGES or bool(words.numerals and not words.partial)


@lru_cache(maxsize=10_000)  # several rules ask for those of one sentence
def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The quantities of a text in order; years, dates and names with digits are none.

    Of a language whose words for "more than" or "about" are not known, no number is read.
    """
    words = lexicon(language)
    if not _may_count(text, language, words):
        return ()
    sentence, data = _tokens(text, words), number_data(language)
    dates = [(m.start, m.end) for m in dates_in(text, language) if not _is_count(m, text, words)]
    sentence = split_numbers(sentence, words, data) if words.glued else sentence
    amounts_there = with_shared_units(
        _amounts(sentence, numerals(sentence, dates, language), words, data), text, words
    )
    if words.glued:
        rated = list(_with_rates(amounts_there, text, language))
        amounts_there = [_bounded(amount, text, words) for amount in _with_fractions(rated, text, words)]
    else:
        amounts_there = with_wholes(amounts_there, sentence, words)
    amounts_there = [_opened(amount, text, language) for amount in _without_others(amounts_there)]
    if words.reads_numbers:
        return tuple(amounts_there)
    return tuple(replace(amount, unread=amount.unread or language) for amount in amounts_there)


def _opened(amount: Amount, text: str, language: str) -> Amount:
    """The number with what leaves it open; most have none, nor has what may become another."""
    one_of = choice(text, amount.start, amount.end, language)
    amount = replace(amount, choice=one_of) if one_of else amount
    if not amount.measure and (named := things_behind(text, amount.end, amount.counted, language)):
        amount = replace(amount, things=named)
    if amount.change == "from":
        return amount
    at, word = left_open(text, amount.start, amount.end, bool(amount.quantity.sign), language)
    return replace(amount, open=word, open_at=at) if word else amount


def _tokens(text: str, words: Lexicon) -> tuple[Token, ...]:
    return parted(tokens(text)) if words.elided else tokens(text)


def _is_count(mention: Mention, text: str, words: Lexicon) -> bool:
    """Whether digits that could be a year are none: before "GMT", or where "year" is written behind each."""
    if not mention.year or mention.month or mention.season:
        return False
    # Where no number is read, nobody knows which are years.
    if not words.reads_numbers:
        return True
    # "1500명" counts people, "1500년" is a year; "1700 GMT" is a time.
    behind = text[mention.end :].lstrip()
    return behind[:1] not in ("년", "年") if words.glued else behind.casefold().startswith(tuple(words.clock))


def _with_fractions(amounts_there: list[Amount], text: str, words: Lexicon) -> list[Amount]:
    """The numbers with the parts whose two numbers a mark joins, as one: "三分之一"."""
    parts = []
    for start, end, whole, part in fractions(text, words):
        # Hundredths are percent.
        value = part if whole == 100 else round(part / whole, 6)
        quantity = Quantity(text[start:end], value, value)
        parts.append(Amount(quantity, (), start, end, "%" if whole == 100 else SHARE))
    others = [a for a in amounts_there if not any(p.start < a.end and a.start < p.end for p in parts)]
    return sorted((*others, *parts), key=lambda amount: amount.start)


def _bounded(amount: Amount, text: str, words: Lexicon) -> Amount:
    """The number with the comparators that are glued to it."""
    signs = {sign_before(text, amount.start, words), sign_behind(text, amount.end, words)} - {""}
    bounds = [sign for sign in signs if sign != "~"]
    sign = bounds[0] if bounds else amount.quantity.sign or ("~" if signs else "")
    quantity = replace(amount.quantity, sign=sign)
    return replace(amount, quantity=quantity, is_hedged=amount.is_hedged or "~" in signs)


def _may_count(text: str, language: str, words: Lexicon) -> bool:
    """Whether a text holds a digit or a word that numbers are made of; most texts do not."""
    if has_digit(text) or words.glued or words.compounds:
        return True
    return any(map(_counting(language).__getitem__, stretches(text).words))


@lru_cache(maxsize=64)
def _counting(language: str) -> Remembered[bool]:
    """The stretches of a text that may hold a word that numbers are made of."""
    words = lexicon(language)
    # What these signs join are words of their own.
    signs = str.maketrans("-'’", "   ") if words.elided else str.maketrans("-", " ")
    return Remembered(
        lambda stretch: any(
            _counts(word.strip(_SIGNS), language) for word in _folded(stretch).translate(signs).split()
        )
    )


def _counts(word: str, language: str) -> bool:
    """Whether numbers may be made of a word."""
    words = lexicon(language)
    if word and primary(language) in LANGUAGES and is_numeral(word, language):
        return True
    lists = (words.numerals, words.vague, words.shares, words.multiples, words.scales, words.few, words.every)
    return any(word in each for each in (*lists, words.decades)) or word.endswith(words.folds or "\0")


def _may_rank(text: str, words: Lexicon) -> bool:
    """Whether a text without digits holds the letters of a rank; most do not, and words are dear."""
    folded = _folded(text)
    return any(rank in folded for rank in words.ranks)


def _folded(text: str) -> str:
    return text.replace("İ", "i").casefold()


def ordinals(text: str, language: str) -> frozenset[Decimal]:
    """The ranks that a text names in words or digits: "the second round", "5th"."""
    return frozenset(a.quantity.low for a in ranks(text, language) if a.quantity.low is not None)


@lru_cache(maxsize=10_000)
def ranks(text: str, language: str) -> tuple[Amount, ...]:
    """The ranks of a text; "first" is more often "at first"."""
    words, data, is_in_digits = lexicon(language), number_data(language), has_digit(text)
    if not is_in_digits and not _may_rank(text, words):
        return ()
    sentence = _tokens(text, words)
    taken = [(m.start, m.end) for m in dates_in(text, language)] if is_in_digits else []
    # "One third" is a part.
    taken += [(part.start, part.end) for part in amounts(text, language) if part.measure == SHARE]
    named = []
    for i, token in enumerate(sentence):
        rank = rank_at(sentence, i, words)
        # Most words are none.
        if not rank:
            continue
        is_none = any(start <= token.start < end for start, end in taken) or is_step(sentence, i, words)
        if not is_none and not is_moment(sentence, i, language, data):
            value, end = rank
            quantity = Quantity(text[token.start : sentence[end - 1].end], value, value)
            nouns = noun_behind(sentence, end)
            named.append(Amount(quantity, nouns, token.start, sentence[end - 1].end, RANK))
    return tuple(named)


def _amounts(
    sentence: tuple[Token, ...], numbers: list[Numeral], words: Lexicon, data: NumberData
) -> Iterator[Amount]:
    i = 0
    while i < len(numbers):
        low = high = numbers[i]
        is_range = False
        if i + 1 < len(numbers):
            low, after, is_range = paired(sentence, low, numbers[i + 1], words, data)
            numbers[i + 1] = after
            high = after if is_range else low
        i += 2 if is_range else 1
        following = numbers[i] if i < len(numbers) else None
        yield _amount(sentence, low, high, following, words, data)


def _amount(
    sentence: tuple[Token, ...],
    low: Numeral,
    high: Numeral,
    following: Numeral | None,
    words: Lexicon,
    data: NumberData,
) -> Amount:
    becomes = low.change or change(sentence, low, words, data)
    around: Bound = bound(sentence, low, high, bool(becomes), words, data)
    nouns, measure = counted(sentence, low.first, max(around.end, high.end), words, data)
    if not words.humans.isdisjoint(nouns[:1]):
        # Whom somebody employs are employees.
        nouns += tuple({word_before(sentence, low.first, words, data)} & words.employing)
    becomes = _named(becomes, named_change(sentence, low, words, data), low.measure or measure)
    is_hedged = around.is_hedged or low.is_rough
    is_time = low.measure == TIME
    span = _span(sentence, low, measure, words)
    is_stretch = bool(span) and _is_behind_count(sentence, low.first - 1, words)
    each = NO_RATE if words.glued else rate(sentence, high.end, following, data.language)
    return Amount(
        _quantity(low, high, around.sign * (not is_stretch) or "~" * is_hedged),
        () if is_time else before_rate(nouns, each, data.language),
        sentence[low.first].start,
        sentence[high.end - 1].end,
        low.measure or high.measure or measure,
        "" if is_time else event(sentence, low.first, high.end, words),
        becomes,
        low.bounds,
        is_hedged,
        low.unread or high.unread or around.unread or span * (not is_stretch),
        each,
        around.is_near,
        whole_of(sentence, high.end, low.measure or measure, words, data),
        direction(sentence, low, words) if becomes in _values(words) else "",
        low.ratio,
        extent=extent(sentence, low, becomes, words, data),
    )


def _values(words: Lexicon) -> tuple[str, ...]:
    """What a change makes of a value; where verbs stand last, an old or a new one may not be marked."""
    return ("from", "to", "") if words.glued or words.endings else ("from", "to")


def _without_others(amounts_there: list[Amount]) -> list[Amount]:
    """The numbers, none of which may have a rate that stands behind another: "500 came, 300 a day"."""
    taken = frozenset(amount.rate.per for amount in amounts_there if amount.rate.per)
    if not taken:
        return amounts_there
    return [
        amount if amount.rate.per else replace(amount, rate=Rate("", amount.rate.maybe - taken))
        for amount in amounts_there
    ]


def _named(becomes: str, named: str, measure: str) -> str:
    """What a number is beside another, else what it is called; only what is measured is a loss."""
    return becomes or (named if measure or named in ("up", "down") else "")


def _with_rates(amounts_there: list[Amount], text: str, language: str) -> Iterator[Amount]:
    earlier = (0, 0, "")
    for amount in amounts_there:
        yield replace(amount, rate=glued_rate(text, amount.start, amount.end, earlier, language))
        low = amount.quantity.low
        earlier = (amount.start, amount.end, f"{low:f}" if low is not None else "")


def _span(sentence: tuple[Token, ...], number: Numeral, measure: str, words: Lexicon) -> str:
    """The word before a duration that may mean more than it, or all of it: "over 12 months"."""
    before = sentence[number.first - 1].text if number.first else ""
    return before if measure in _DURATIONS and before.casefold() in words.spans else ""


def _is_behind_count(sentence: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether what another number counts stands right before a word: "heard 112 witnesses over 38 days"."""
    number, noun = sentence[at - 2 : at] if at > 1 else (None, None)
    is_noun = noun is not None and noun.is_word and noun.lower not in words.stops
    return is_noun and number is not None and (number.is_number or number.lower in words.numerals)


def _quantity(low: Numeral, high: Numeral, sign: str) -> Quantity:
    if low.value is None:
        return Quantity(sign + low.text)
    if low.other is not None:
        return Quantity(sign + low.text, low.value, low.other, sign)
    text = low.text if low is high else f"{low.text} to {high.text}"
    return Quantity(text, low.value, high.value, sign)
