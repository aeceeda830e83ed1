"""Numbers as a text gives them, with their comparators and with what they count."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from dossier.language.cldr import primary
from dossier.language.comparators import Bound, bound, change, is_changed, is_range
from dossier.language.counted import counted, event
from dossier.language.glued import sign_before, sign_behind, split_numbers
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.mentions import named_in
from dossier.language.number_data import NumberData, number_data
from dossier.language.number_words import LANGUAGES
from dossier.language.numeral import RANK, TO, Numeral
from dossier.language.numerals import numerals
from dossier.language.tokens import Token, has_digit, token_at, tokens
from dossier.model.values.quantity import Quantity

_SIGNS = ".,;:!?()[]\"'“”‘’–—…"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, a range or a word such as "hundreds" in a text, by offsets.

    ``counted`` are the words for what it counts: ``soldiers``, or ``military engineers``, or ``boats lay``,
    for no verb is told from a noun. Names are left out. ``measure`` is its unit or currency, ``event`` what
    happened to what is counted, ``change`` whether it is an old value, a new one or a difference.

    Of a vague word, ``bounds`` are the least and the most that it can mean. ``is_hedged`` is a number that is
    only about right, ``unread`` the word or sign that stopped the reading of it: it is not known then.
    """

    quantity: Quantity
    counted: tuple[str, ...]
    start: int
    end: int
    measure: str = ""
    event: str = ""
    change: str = ""
    bounds: tuple[Decimal, Decimal] | None = None
    is_hedged: bool = False
    unread: str = ""


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
    sentence, data = tokens(text), number_data(language)
    dates = [(m.start, m.end) for m in named_in(sentence, language)]
    sentence = split_numbers(sentence, words, data) if words.glued else sentence
    amounts_there = _amounts(sentence, numerals(sentence, dates, language), words, data)
    if words.glued:
        amounts_there = (_bounded(amount, text, words) for amount in amounts_there)
    if words.reads_numbers:
        return tuple(amounts_there)
    return tuple(replace(amount, unread=amount.unread or language) for amount in amounts_there)


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
    if primary(language) in LANGUAGES and not words.numerals:
        return True
    spoken = {word.strip(_SIGNS) for word in text.replace("İ", "i").casefold().replace("-", " ").split()}
    lists = (words.numerals, words.vague, words.shares, words.multiples, words.scales, words.few)
    return any(not spoken.isdisjoint(each) for each in lists)


def ordinals(text: str, language: str) -> frozenset[Decimal]:
    """The ranks that a text names in words or digits: "the second round", "5th"."""
    return frozenset(a.quantity.low for a in ranks(text, language) if a.quantity.low is not None)


@lru_cache(maxsize=10_000)
def ranks(text: str, language: str) -> tuple[Amount, ...]:
    """The ranks of a text; "first" is more often "at first"."""
    words = lexicon(language)
    sentence = tokens(text)
    dates = [(m.start, m.end) for m in named_in(sentence, language)] if has_digit(text) else []
    return tuple(
        Amount(Quantity(token.text, rank, rank), _next_noun(sentence, i), token.start, token.end, RANK)
        for i, token in enumerate(sentence)
        if not any(start <= token.start < end for start, end in dates)
        and (rank := _rank(sentence, i, words)) is not None
    )


def _next_noun(sentence: tuple[Token, ...], i: int) -> tuple[str, ...]:
    after = token_at(sentence, i + 1)
    return (after.text,) if after and after.is_word and after.text.islower() else ()


def _rank(sentence: tuple[Token, ...], i: int, words: Lexicon) -> Decimal | None:
    token, after = sentence[i], token_at(sentence, i + 1)
    if token.is_number and token.text.isdecimal() and after and after.start == token.end:
        return Decimal(token.text) if after.lower in words.ordinals else None
    rank = words.ranks.get(token.lower)
    before = sentence[i - 1].lower if i else ""
    is_share = before in words.articles or before in words.numerals
    return Decimal(rank) if rank and not (is_share and token.lower in words.shares) else None


def _amounts(
    sentence: tuple[Token, ...], numbers: list[Numeral], words: Lexicon, data: NumberData
) -> Iterator[Amount]:
    i = 0
    while i < len(numbers):
        low = numbers[i]
        high = numbers[i + 1] if i + 1 < len(numbers) else low
        is_pair, unread = _paired(sentence, low, high, words)
        high = high if is_pair else low
        i += 2 if is_pair else 1
        yield _amount(sentence, low, high, unread, words, data)


def _paired(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> tuple[bool, str]:
    """Whether two numbers are the ends of a range, and the word that leaves it open."""
    if low.value is None or high.value is None or low.value >= high.value or low.measure != high.measure:
        return False, ""
    between = [t.lower for t in sentence[low.end : high.first]]
    while len(between) > 1 and between[-1] in words.definite | words.articles:
        between.pop()
    is_dash = len(between) == 1 and between[0] in TO
    join = next((join for join in words.joins if between and _is_join(between[-1], join, words)), "")
    if not is_dash and not join:
        return False, ""
    if is_dash or is_range(sentence, low, high, words):
        return True, ""
    before = sentence[low.first - 1].lower if low.first else ""
    if len(between) > 1 or join in words.ands or is_changed(sentence, low, high, words):
        return False, ""
    # "From 10 to 15" is a range as well as a change.
    is_open = join in words.ends and (before in words.starts or words.glued)
    return True, f"{before} … {join}".removeprefix(" … ") if is_open else ""


def _is_join(between: str, join: str, words: Lexicon) -> bool:
    return between.endswith(join) if words.glued else between == join


def _amount(
    sentence: tuple[Token, ...],
    low: Numeral,
    high: Numeral,
    unread: str,
    words: Lexicon,
    data: NumberData,
) -> Amount:
    becomes = change(sentence, low, words, data)
    around: Bound = bound(sentence, low, high, bool(becomes), words, data)
    nouns, measure = counted(sentence, low.first, max(around.end, high.end), words, data)
    return Amount(
        _quantity(low, high, around.sign),
        nouns,
        sentence[low.first].start,
        sentence[high.end - 1].end,
        low.measure or high.measure or measure,
        event(sentence, low.first, high.end, words),
        becomes,
        low.bounds,
        around.is_hedged,
        low.unread or high.unread or unread or around.unread,
    )


def _quantity(low: Numeral, high: Numeral, sign: str) -> Quantity:
    if low.value is None:
        return Quantity(sign + low.text)
    text = low.text if low is high else f"{low.text} to {high.text}"
    return Quantity(text, low.value, high.value, sign)
