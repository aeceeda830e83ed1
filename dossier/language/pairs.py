"""Two numbers as one range, as scores, or as an old value and a new one that share their scale."""

from dataclasses import replace
from decimal import Decimal

from dossier.language.changes import is_changed, is_contest, is_decided, is_falling, is_range, word_before
from dossier.language.counted import money_before, unit_at
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, TIME, TO, Numeral
from dossier.language.tokens import Token, token_at

# No range of differences goes further: "by 5 to 7", "by 10 to 30".
_WIDEST_STEP = 4


def paired(
    sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon, data: NumberData
) -> tuple[Numeral, Numeral, bool]:
    """Two numbers as they are meant beside each other, and whether they are the ends of a range."""
    if low.value is None or high.value is None or low.measure != high.measure or low.measure == TIME:
        return low, high, False
    if _is_vote(sentence, low, high, words, data):
        return replace(low, change="won"), replace(high, change="lost"), False
    link = _link(sentence, low, high, words, data)
    if not link:
        return low, high, False
    is_dash = link in TO
    is_linked = is_range(sentence, low, high, words) or is_changed(sentence, low, high, words)
    if is_linked or link not in words.ands:
        low, high = _scaled_alike(sentence, low, high, words, is_linked, link)
    if is_dash and _is_score(sentence, low, high, words):
        return replace(low, unread=_score(low, high)), replace(high, unread=_score(low, high)), False
    if (low.value or 0) >= (high.value or 0) or high.unread:
        return low, high, False
    if is_dash or is_range(sentence, low, high, words):
        return low, high, True
    return _joined(sentence, low, high, words, data, link)


def _joined(
    sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon, data: NumberData, link: str
) -> tuple[Numeral, Numeral, bool]:
    """Two numbers with a word between them, of which no other says that they are a range."""
    before = word_before(sentence, low.first, words, data)
    if is_changed(sentence, low, high, words) and (words.glued or before in _verbs(words)):
        has_unit = bool(high.measure or unit_at(sentence, high.end, words, data)[0])
        has_unit = has_unit or bool(money_before(sentence, high.first, words, data))
        return _changed(low, high, words, link, before, has_unit)
    if link in words.ands or link not in words.joins or is_contest(sentence, low, high, words):
        return low, high, False
    is_from = before.endswith(tuple(words.starts)) if words.glued else before in words.starts
    # "From 10 to 15" is a range as well as a change.
    is_open = link in words.ends and (is_from or (words.glued and not words.starts))
    stop = f"{before} … {link}".removeprefix(" … ") if is_open else low.unread
    return replace(low, unread=stop), high, True


def _verbs(words: Lexicon) -> frozenset[str]:
    return words.starts | words.ends | words.steps | words.rises | words.falls | words.changes


def _changed(
    low: Numeral, high: Numeral, words: Lexicon, link: str, before: str, has_unit: bool
) -> tuple[Numeral, Numeral, bool]:
    """Two numbers of which one became the other; unread where the first may be the difference."""
    if words.glued:
        return replace(low, change="from"), replace(high, change="to"), False
    # "Rose 5 to 7 percent": a range of differences, or a difference and a level, as "rose by 12 to 64" is.
    is_open = link in words.ends & words.joins and before in _verbs(words) - words.starts - words.ends
    # Of what is only counted, it is known by how many it changed: "by 11 to 26".
    is_wide = (low.value or 0) * _WIDEST_STEP < (high.value or 0) or not has_unit
    # The ends of a range share their scale: "by 5 to 7 million", not "by 5 million to 7 million".
    is_wide = is_wide or (low.factor > 1 and high.factor > 1 and low.end > low.first + 1)
    is_wide = is_wide and before in words.steps - words.starts
    if is_open and high.first == low.end + 1 and not is_wide:
        return replace(low, unread=link), replace(high, unread=link), False
    return low, high, False


def _link(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon, data: NumberData) -> str:
    """The dash or word that is all between two numbers of one unit; empty where there is more or none."""
    first, last = unit_at(sentence, low.end, words, data), unit_at(sentence, high.end, words, data)
    money = money_before(sentence, low.first, words, data), money_before(sentence, high.first, words, data)
    units = {unit for unit in (first[0], last[0], *money) if unit}
    if len(units) > 1:
        return ""
    between = [t for t in sentence[max(low.end, first[2]) : high.first] if not _is_empty(t, words, data)]
    if len(between) != 1:
        return ""
    link = between[0].lower
    if words.glued:
        return next((join for join in words.joins if link.endswith(join)), link if link in TO else "")
    return link if link in TO or link in words.joins | words.starts | words.ends else ""


def _is_empty(token: Token, words: Lexicon, data: NumberData) -> bool:
    is_money = token.text in data.currencies or token.text in words.currencies
    return is_money or token.lower in words.definite | words.articles - words.joins - words.starts


def _scaled_alike(
    sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon, is_linked: bool, link: str
) -> tuple[Numeral, Numeral]:
    """The numbers with the scale of the second for both: "5 to 10 million" begins at 5 million."""
    if low.value is None or high.value is None:
        return low, high
    if low.factor == 1 and high.factor > 1 and low.value < high.factor:
        is_less = low.value < high.value / high.factor or is_falling(sentence, low, high, words)
        return (replace(low, value=low.value * high.factor), high) if is_less else (low, high)
    if _is_short(low, high):
        # "5-6,000" means 5,000, and "5 to 6,000" may.
        meant = replace(low, value=low.value * 1000) if link in TO else replace(low, unread=link)
        return meant, high
    if is_linked and low.factor > 1 and high.factor == 1 and high.value < min(low.factor, Decimal(1000)):
        after = token_at(sentence, high.end)
        is_alone = after is None or not after.is_word or after.lower in words.stops
        return low, replace(high, unread=link) if is_alone else high
    return low, high


def _is_short(low: Numeral, high: Numeral) -> bool:
    """Whether the thousands of the second number may be meant for the first."""
    if low.value is None or high.value is None or low.factor > 1 or high.factor > 1:
        return False
    return high.value % 1000 == 0 and 0 < low.value < high.value / 1000 and high.value < 1_000_000


def _is_score(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> bool:
    """Whether a dash joins what two sides won: "3-2"."""
    is_joined = high.first == low.end + 1 and sentence[low.end].text in DASHES
    return is_joined and ((low.value or 0) >= (high.value or 0) or is_contest(sentence, low, high, words))


def _is_vote(
    sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon, data: NumberData
) -> bool:
    """Whether numbers are what two sides won: "by 12 votes to nine", "voted 12 to nine", "a vote of 52-48".

    Without a word for that, the more stand first, right beside the fewer: "backed it 61 to 39".
    """
    between = [token.lower for token in sentence[low.end : high.first]]
    is_more = len(between) == 1 and (low.value or 0) > (high.value or 0)
    is_joined = 0 < len(between) <= 2 and between[-1] in (words.versus or words.joins - words.ands)
    if words.glued or not (is_joined or (is_more and between[0] in TO)):
        return False
    if is_contest(sentence, low, high, words):
        return True
    is_open = word_before(sentence, low.first, words, data) in _verbs(words)
    is_open = is_open and not is_decided(sentence, low, high, words)
    is_plain = is_more and is_joined and between[0] in words.ends and not low.measure
    return is_plain and not is_open and not is_changed(sentence, low, high, words)


def _score(low: Numeral, high: Numeral) -> str:
    return f"{low.text}-{high.text}"
