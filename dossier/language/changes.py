"""Whether a number is an old value, a new one or a difference, and what a clause makes of two numbers."""

from dossier.language.affixes import edge
from dossier.language.comparators import SIGNS, clause
from dossier.language.digits import is_currency
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, TIME, Numeral
from dossier.language.phrases import has_phrase, length_to, phrase
from dossier.language.tokens import Token, token_at


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
        return (
            "from"
            if any(mark.lower in words.ends and _is_value(to, words, data) for mark, to in pairs)
            else ""
        )
    if before in words.starts:
        return "from"
    if before in words.steps:
        return _difference(is_rise, is_fall)
    # Where endings say what is meant, a verb before a number does not: "kasvoi 64:stä".
    if before in words.rises | words.falls and not words.endings:
        return "up" if before in words.rises else "down"
    return "to" if before in words.ends else ""


def _is_value(token: Token, words: Lexicon, data: NumberData) -> bool:
    return token.is_number or token.lower in words.numerals or is_currency(token, data, words)


def _difference(is_rise: bool, is_fall: bool) -> str:
    return "up" if is_rise else "down" if is_fall else "by"


def word_before(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> str:
    """The word in front of a number and of its comparators."""
    at, marks = edge(sentence, first, words), words.starts | words.ends | words.steps
    while at:
        token = sentence[at - 1]
        length = length_to(sentence, at, words.before)
        if length > 1 and token.lower in marks:
            # "Went up to 500" is a change, "fines of up to 500" are none.
            verb = sentence[at - length - 1].lower if at > length else ""
            return token.lower if verb in words.rises | words.falls | words.changes else ""
        if length and not words.before[phrase(sentence, at - length, at)]:
            return ""
        is_minus = token.text in DASHES and token.end == sentence[at].start
        is_plain = (
            token.lower in words.plain | words.definite | words.minus or token.text in SIGNS or is_minus
        )
        if token.lower in marks or not (length or is_plain or is_currency(token, data, words)):
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
    return has_phrase(sentence, start, low.first, words.ranges)
