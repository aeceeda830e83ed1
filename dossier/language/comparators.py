"""What bounds, softens or turns a number round in its clause, and whether it is an old or a new value."""

from dataclasses import dataclass

from dossier.language.affixes import edge, ending_end, sign_at
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, Numeral
from dossier.language.tokens import Token

_LONGEST_PHRASE = 5
# Words that may stand between a number and its comparator: "more than a whopping extra 500".
_FURTHEST = 8
_SIGNS = {
    "~": "~",
    "≈": "~",
    "≃": "~",
    "±": "~",
    ">": ">",
    "<": "<",
    "≥": ">=",
    "≤": "<=",
    "＞": ">",
    "＜": "<",
    "～": "~",
}
# Of words that may bound a number or not: "alatt" is under in Hungarian, and during.
_OPEN = "?"
_APOSTROPHES = frozenset("'’")
_CLAUSE_ENDS = frozenset(',;:()[]—–!?…"“”«»、，；：،؛؟۔।॥')


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
    # "Up to" is a bound by itself, and none between an old value and a new one.
    marks = (
        words.starts | words.ends
        if is_changing
        else words.ranges | words.starts
        if number is not after
        else _NONE
    )
    signs, unread = _before(sentence, number.first, marks, words, data)
    behind, end = _behind(sentence, after.end, words)
    if words.partial and behind and unread.casefold() not in words.negators:
        unread = ""
    if behind == _OPEN:
        behind, unread = "", unread or _open_word(sentence, after.end, words)
    signs += [behind] if behind else []
    bounds = [sign for sign in signs if sign != "~"]
    # A range that is an estimate is not softer than it says.
    is_far = number is after and _is_hedged(sentence, number.first, after.end, words)
    is_hedged = "~" in signs or is_far
    sign = bounds[0] if bounds else "~" if is_hedged else ""
    return Bound(sign, is_hedged, unread, end)


def _before(
    sentence: tuple[Token, ...], first: int, marks: frozenset[str], words: Lexicon, data: NumberData
) -> tuple[list[str], str]:
    """The signs of the comparators in front of a number, and the word that may be one and is not known."""
    signs: list[str] = []
    start = at = edge(sentence, first, words)
    while at > max(first - _FURTHEST, 0):
        length = _phrase_length(sentence, at, words)
        token = sentence[at - 1]
        if length:
            phrase = _phrase(sentence, at - length, at)
            signs += [] if phrase in marks else [words.before[phrase]]
            at -= length
        elif token.text == "." and _phrase_length(sentence, at - 1, words):
            # That of an abbreviation: "approx. 500".
            at -= 1
        elif token.text in _SIGNS:
            signs.append(_SIGNS[token.text])
            at -= 1
        elif token.lower in words.negators:
            return signs, token.text
        elif (
            token.lower in words.plain
            or (at == start < first and token.lower in words.particles)
            or _is_money(token, words, data)
            or (token.text in DASHES and at < first)
        ):
            at -= 1
        else:
            return signs, token.text if _may_soften(token, at == start, words) else ""
    return signs, ""


def _may_soften(token: Token, is_beside: bool, words: Lexicon) -> bool:
    """Whether a word that is not listed may soften the number behind it, or bound it."""
    if not token.is_word:
        return False
    if words.adverbs and token.lower.endswith(words.adverbs) and not token.text[0].isupper():
        return True
    if not (words.partial and is_beside):
        return False
    listed = (
        words.stops | words.definite | words.joins | words.starts | words.ends | words.steps | words.dated
    )
    return token.is_word and token.lower not in listed


def _is_money(token: Token, words: Lexicon, data: NumberData) -> bool:
    return token.lower in data.currencies or token.lower in words.currencies


def _phrase(sentence: tuple[Token, ...], start: int, end: int) -> str:
    return " ".join(token.lower for token in sentence[start:end])


def _phrase_length(sentence: tuple[Token, ...], end: int, words: Lexicon) -> int:
    """How many tokens the longest comparator has that ends here."""
    longest = range(min(_LONGEST_PHRASE, end), 0, -1)
    return next((n for n in longest if _phrase(sentence, end - n, end) in words.before), 0)


def _behind(sentence: tuple[Token, ...], end: int, words: Lexicon) -> tuple[str, int]:
    """The sign of a comparator behind a number, and where what is counted can begin."""
    noun = ending_end(sentence, end, words)
    for start in range(end, min(end + words.reach, len(sentence) - 1) + 1):
        is_marked = start == end and sentence[end].text in DASHES | _APOSTROPHES
        start += is_marked
        sign, stop = _sign_from(sentence, start, start <= end + 1, words)
        if sign:
            # What stands in between is what is counted.
            return sign, max(stop, noun) if start <= max(noun, end + is_marked) else noun
        if start >= len(sentence) or not (sentence[start].is_word or start < noun):
            break
    return "", noun


def _open_word(sentence: tuple[Token, ...], end: int, words: Lexicon) -> str:
    return next((t.text for t in sentence[end:] if words.behind.get(t.lower) == _OPEN), _OPEN)


def _sign_from(sentence: tuple[Token, ...], start: int, is_near: bool, words: Lexicon) -> tuple[str, int]:
    """The sign of the longest comparator that begins at a token, and where it ends."""
    for n in range(min(_LONGEST_PHRASE, len(sentence) - start), 0, -1):
        phrase = _phrase(sentence, start, start + n)
        if is_near and phrase in words.behind:
            return words.behind[phrase], start + n
        if words.reach and (sign := sign_at(sentence, start, start + n, words)):
            return sign, start + n if sentence[start].lower in words.endings else 0
    return "", start


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
    if not around & (words.rises | words.falls | words.changes):
        return ""
    before = _skipped(sentence, number.first, words, data)
    if before in words.starts:
        # In French, "de" stands before the old value as well as before the difference.
        return "" if before in words.steps else "from"
    if before in words.steps:
        return "up" if around & words.rises else "down" if around & words.falls else "by"
    return "to" if before in words.ends else ""


def _skipped(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> str:
    """The word in front of a number and of its comparators."""
    at, marks = edge(sentence, first, words), words.starts | words.ends | words.steps
    while at:
        token = sentence[at - 1]
        length = _phrase_length(sentence, at, words)
        is_plain = token.lower in words.plain | words.definite or token.text in _SIGNS
        # The "than" of a comparator is no "from": "rose to more than 600" in Arabic, Greek, Hebrew.
        if length < 2 and (token.lower in marks or not (length or is_plain or _is_money(token, words, data))):
            return token.lower
        at -= length or 1
    return ""


def is_changed(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> bool:
    """Whether the words around two numbers say that one became the other."""
    start, stop = clause(sentence, low.first, high.end)
    signs = words.rises | words.falls | words.changes
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
