"""What bounds, softens or turns a number round in its clause, and whether it is an old or a new value."""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, TIME, Numeral
from dossier.language.tokens import Token, token_at

_LONGEST_PHRASE = 5
# Words that may stand between a number and its comparator: "more than a whopping extra 500".
_FURTHEST = 8
# Words between a number and a comparator behind what it counts: "400 paying passengers or more".
_FURTHEST_BEHIND = 3
_SIGNS = {"~": "~", "≈": "~", "≃": "~", "±": "~", ">": ">", "<": "<", "≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "～": "~"}
_CLAUSE_ENDS = frozenset(',;:()[]—–!?…"“”«»、，；：')


@dataclass(frozen=True, slots=True)
class Bound:
    """The sign of a number, whether it is only about right, and what of its surroundings was not understood."""

    sign: str = ""
    is_hedged: bool = False
    unread: str = ""
    end: int = 0


def bound(
    sentence: tuple[Token, ...],
    number: Numeral,
    after: Numeral,
    is_changing: bool,
    words: Lexicon,
    data: NumberData,
) -> Bound:
    """What the words around a number, or a range that ends in ``after``, make of it."""
    signs, unread = _before(sentence, number, _marks(number, after, is_changing, words), words, data)
    behind, end = _behind(sentence, after.end, words)
    signs += [behind] if behind else []
    bounds = [sign for sign in signs if sign != "~"]
    # A range that is an estimate is not softer than it says.
    is_far = number is after and _is_hedged(sentence, number.first, after.end, words)
    is_hedged = "~" in signs or is_far
    sign = bounds[0] if bounds else "~" if is_hedged else ""
    return Bound(sign, is_hedged, unread, end)


def _marks(number: Numeral, after: Numeral, is_changing: bool, words: Lexicon) -> frozenset[str]:
    """Comparators that are none here: "up to" between an old value and a new one, "from" before a range."""
    if is_changing:
        ends = {phrase for phrase in words.before if phrase.rpartition(" ")[2] in words.ends}
        return words.starts | words.ends | ends
    return words.ranges | words.starts if number is not after else _NONE


def _before(
    sentence: tuple[Token, ...], number: Numeral, marks: frozenset[str], words: Lexicon, data: NumberData
) -> tuple[list[str], str]:
    """The signs of the comparators in front of a number, and the word that may be one and is not known."""
    phrases = {**words.before, **words.around_clock} if number.measure == TIME else words.before
    signs: list[str] = []
    at = number.first
    while at > max(number.first - _FURTHEST, 0):
        length = _phrase_length(sentence, at, phrases)
        if length:
            phrase = _phrase(sentence, at - length, at)
            # A phrase without a sign bounds nothing: "over the past 12 months".
            if not phrases[phrase]:
                return signs, ""
            signs += [phrases[phrase]] if phrase not in marks else []
        elif not _is_passed(sentence, at, number.first, words, data):
            return signs, _unknown(sentence[at - 1], words)
        elif sentence[at - 1].text in _SIGNS:
            signs.append(_SIGNS[sentence[at - 1].text])
        at -= length or 1
    return signs, ""


def _is_passed(
    sentence: tuple[Token, ...], at: int, first: int, words: Lexicon, data: NumberData
) -> bool:
    """Whether the token before an index may stand between a number and its comparator."""
    token = sentence[at - 1]
    # A full stop is that of an abbreviation: "approx. 500".
    is_short = token.text == "." and _phrase_length(sentence, at - 1, words.before) > 0
    is_mark = token.text in _SIGNS or (token.text in DASHES and at < first) or is_short
    return is_mark or token.lower in words.plain | words.minus or _is_money(token, words, data)


def _unknown(token: Token, words: Lexicon) -> str:
    """The word if it may soften a number or turn it round."""
    is_adverb = token.is_word and words.adverbs and token.lower.endswith(words.adverbs)
    is_name = token.text[:1].isupper() and token.start > 0
    return token.text if token.lower in words.negators or (is_adverb and not is_name) else ""


def _is_money(token: Token, words: Lexicon, data: NumberData) -> bool:
    return token.lower in data.currencies or token.lower in words.currencies


def _phrase(sentence: tuple[Token, ...], start: int, end: int) -> str:
    return " ".join(token.lower for token in sentence[start:end])


def _phrase_length(sentence: tuple[Token, ...], end: int, phrases: Mapping[str, str]) -> int:
    """How many tokens the longest comparator has that ends here."""
    longest = range(min(_LONGEST_PHRASE, end), 0, -1)
    return next((n for n in longest if _phrase(sentence, end - n, end) in phrases), 0)


def _behind(sentence: tuple[Token, ...], end: int, words: Lexicon) -> tuple[str, int]:
    """The sign of a comparator behind a number, and where what is counted can begin."""
    start = end + (end < len(sentence) and sentence[end].text in DASHES)
    length = _behind_length(sentence, start, words)
    if length and not _leads_on(sentence, start + length, words):
        return words.behind[_phrase(sentence, start, start + length)], start + length
    for at in range(end + 1, min(end + _FURTHEST_BEHIND, len(sentence)) + 1):
        if not sentence[at - 1].is_word or sentence[at - 1].lower in words.ands:
            break
        length = _behind_length(sentence, at, words)
        if length and _is_closed(token_at(sentence, at + length), words):
            return words.behind[_phrase(sentence, at, at + length)], end
    return "", end


def _behind_length(sentence: tuple[Token, ...], start: int, words: Lexicon) -> int:
    longest = range(min(_LONGEST_PHRASE, len(sentence) - start), 0, -1)
    return next((n for n in longest if _phrase(sentence, start, start + n) in words.behind), 0)


def _leads_on(sentence: tuple[Token, ...], end: int, words: Lexicon) -> bool:
    """Whether a phrase behind a number belongs to the next one: "600 or more than 700", "64, at least 12 of them"."""
    after = token_at(sentence, end)
    return after is not None and (after.is_number or _phrase(sentence, end - 1, end + 1) in words.before)


def _is_closed(after: Token | None, words: Lexicon) -> bool:
    """Whether a phrase behind a noun belongs to no number or noun behind it: "600 people or more were"."""
    return after is None or after.text in _CLAUSE_ENDS or after.text == "." or after.lower in words.stops


def clause(sentence: tuple[Token, ...], first: int, end: int) -> tuple[int, int]:
    """The tokens of the clause around a number."""
    start = next((i + 1 for i in range(first - 1, -1, -1) if _ends(sentence[i])), 0)
    stop = next((i for i in range(end, len(sentence)) if _ends(sentence[i])), len(sentence))
    return start, stop


def _ends(token: Token) -> bool:
    return token.text in _CLAUSE_ENDS


def _is_hedged(sentence: tuple[Token, ...], first: int, end: int, words: Lexicon) -> bool:
    start, stop = clause(sentence, first, end)
    return any(
        _phrase(sentence, i, i + n) in words.hedges
        for i in range(start, stop)
        for n in (1, 2)
        if words.hedges
    )


def change(sentence: tuple[Token, ...], number: Numeral, words: Lexicon, data: NumberData) -> str:
    """Whether a number is an old value ("from"), a new one ("to") or a difference ("up", "down", "by")."""
    start, stop = clause(sentence, number.first, number.end)
    around = {token.lower for token in sentence[start:stop]}
    if number.first and sentence[number.first - 1].text == "+":
        return "up"
    if words.glued or number.measure == TIME or not around & (words.rises | words.falls | words.changes):
        return ""
    before = word_before(sentence, number.first, words, data)
    is_rise, is_fall = bool(around & words.rises), bool(around & words.falls)
    if before in words.starts & words.steps:
        # In French, "de" stands before the old value as well as before the difference.
        after = token_at(sentence, number.end)
        return "from" if after and after.lower in words.ends else _difference(is_rise, is_fall)
    if before in words.starts & words.of:
        # "A radius of 2 kilometres" is no change in German.
        pairs = zip(sentence[start:stop], sentence[start + 1 : stop], strict=False)
        return "from" if any(mark.lower in words.ends and _is_value(to, words, data) for mark, to in pairs) else ""
    if before in words.starts:
        return "from"
    if before in words.steps:
        return _difference(is_rise, is_fall)
    if before in words.rises | words.falls:
        return "up" if before in words.rises else "down"
    return "to" if before in words.ends else ""


def _is_value(token: Token, words: Lexicon, data: NumberData) -> bool:
    return token.is_number or token.lower in words.numerals or _is_money(token, words, data)


def _difference(is_rise: bool, is_fall: bool) -> str:
    return "up" if is_rise else "down" if is_fall else "by"


def word_before(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> str:
    """The word in front of a number and of its comparators."""
    at, marks = first, words.starts | words.ends | words.steps
    while at:
        token = sentence[at - 1]
        length = _phrase_length(sentence, at, words.before)
        if length > 1 and token.lower in marks:
            # "Went up to 500" is a change, "fines of up to 500" are none.
            verb = sentence[at - length - 1].lower if at > length else ""
            return token.lower if verb in words.rises | words.falls | words.changes else ""
        if length and not words.before[_phrase(sentence, at - length, at)]:
            return ""
        is_minus = token.text in DASHES and token.end == sentence[at].start
        is_plain = token.lower in words.plain | words.definite | words.minus or token.text in _SIGNS or is_minus
        if token.lower in marks or not (length or is_plain or _is_money(token, words, data)):
            return token.lower
        at -= length or 1
    return ""


def is_changed(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> bool:
    """Whether the words around two numbers say that one became the other."""
    return _has(sentence, low, high, words.rises | words.falls | words.changes, words)


def is_falling(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> bool:
    """Whether the words around two numbers say that the second is the lower one."""
    return _has(sentence, low, high, words.falls, words)


def is_contest(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> bool:
    """Whether two numbers are what two sides won."""
    return _has(sentence, low, high, words.contests, words)


def _has(
    sentence: tuple[Token, ...], low: Numeral, high: Numeral, signs: frozenset[str], words: Lexicon
) -> bool:
    start, stop = clause(sentence, low.first, high.end)
    if words.glued:
        return any(sign in token.lower for token in sentence[start:stop] for sign in signs)
    return any(token.lower in signs for token in sentence[start:stop])


def is_range(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> bool:
    """Whether the words in front of two numbers say that they are the ends of a range."""
    start, stop = clause(sentence, low.first, high.end)
    if words.glued:
        return any(sign in token.lower for token in sentence[start:stop] for sign in words.ranges)
    return any(_phrase(sentence, i, i + n) in words.ranges for i in range(start, low.first) for n in (1, 2))


_NONE: frozenset[str] = frozenset()
