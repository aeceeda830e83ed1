"""What bounds, softens or turns a number round in its clause, and whether it is an old or a new value."""

from dataclasses import dataclass

from dossier.language.affixes import edge, ending_end, sign_at
from dossier.language.digits import is_currency
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import CLAUSE_ENDS, DASHES, TIME, Numeral
from dossier.language.phrases import LONGEST, LONGEST_CLAUSE, has_phrase, length_from, length_to, phrase
from dossier.language.tokens import Token, token_at

# Words that may stand between a number and its comparator: "more than a whopping extra 500".
_FURTHEST = 8
# Words between a number and a comparator behind what it counts: "400 paying passengers or more".
_FURTHEST_BEHIND = 3
SIGNS = {
    "~": "~", "≈": "~", "≃": "~", "±": "~", "～": "~",
    ">": ">", "<": "<", "≥": ">=", "≤": "<=", "＞": ">", "＜": "<",
}  # fmt: skip
# Of words that may bound a number or not: "alatt" is under in Hungarian, and during.
_OPEN = "?"
# Behind a sign: little more, or little less.
_NEARLY = "~"
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Bound:
    """The sign of a number, whether it is only about right, and what around it was not understood.

    One that is near is little more or less than the number: "just under 600".
    """

    sign: str = ""
    is_hedged: bool = False
    unread: str = ""
    end: int = 0
    is_near: bool = False


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
    is_near = sign[:-1] != "" and sign.endswith(_NEARLY)
    return Bound(sign[:-1] if is_near else sign, is_hedged, unread, end, is_near)


def _marks(number: Numeral, after: Numeral, is_changing: bool, words: Lexicon) -> frozenset[str]:
    """Comparators that are none here: "up to" between an old value and a new one, "from" before a range."""
    if is_changing:
        ends = {each for each in words.before if each.rpartition(" ")[2] in words.ends}
        return words.starts | words.ends | ends
    return words.ranges | words.starts if number is not after else _NONE


def sign_behind(sentence: tuple[Token, ...], end: int, words: Lexicon) -> str:
    """The sign of the comparator behind a number; empty where there is none."""
    return _behind(sentence, end, words)[0]


def _before(
    sentence: tuple[Token, ...], number: Numeral, marks: frozenset[str], words: Lexicon, data: NumberData
) -> tuple[list[str], str]:
    """The signs of the comparators in front of a number, and the word that may be one and is not known."""
    phrases = {**words.before, **words.around_clock} if number.measure == TIME else words.before
    signs: list[str] = []
    start = at = edge(sentence, number.first, words)
    signs += ["~"] if _is_inverted(sentence, at, words) else []
    while at > max(number.first - _FURTHEST, 0):
        length = length_to(sentence, at, phrases)
        if length:
            comparator = phrase(sentence, at - length, at)
            # A phrase without a sign bounds nothing: "over the past 12 months".
            if not phrases[comparator]:
                return signs, ""
            signs += [phrases[comparator]] if comparator not in marks else []
        elif not _is_passed(sentence, at, number.first, words, data):
            return signs, _unknown(sentence[at - 1], at == start, words)
        elif sentence[at - 1].text in SIGNS:
            signs.append(SIGNS[sentence[at - 1].text])
        at -= length or 1
    return signs, ""


def _is_inverted(sentence: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether what a number counts stands before it, as in Russian where one only reckons: "человек 600"."""
    if not at or sentence[at - 1].lower not in words.inverted:
        return False
    before = sentence[at - 2] if at > 1 else None
    return before is None or not (
        before.is_number or before.lower in words.numerals or before.lower in words.few
    )


def _is_passed(sentence: tuple[Token, ...], at: int, first: int, words: Lexicon, data: NumberData) -> bool:
    """Whether the token before an index may stand between a number and its comparator."""
    token = sentence[at - 1]
    # A full stop is that of an abbreviation: "approx. 500".
    is_short = token.text == "." and length_to(sentence, at - 1, words.before) > 0
    is_mark = token.text in SIGNS or (token.text in DASHES and at < first) or is_short
    is_particle = token.lower in words.particles and at == first - 1
    return (
        is_mark or is_particle or token.lower in words.plain | words.minus or is_currency(token, data, words)
    )


def _unknown(token: Token, is_beside: bool, words: Lexicon) -> str:
    """The word if it may soften a number or turn it round."""
    if words.partial and is_beside and token.is_word and not _is_listed(token, words):
        return token.text
    is_adverb = token.is_word and words.adverbs and token.lower.endswith(words.adverbs)
    is_name = token.text[:1].isupper() and token.start > 0
    return token.text if token.lower in words.negators or (is_adverb and not is_name) else ""


def _is_listed(token: Token, words: Lexicon) -> bool:
    lists = (words.stops, words.definite, words.joins, words.starts, words.ends, words.steps, words.dated)
    return any(token.lower in each for each in lists)


def _behind(sentence: tuple[Token, ...], end: int, words: Lexicon) -> tuple[str, int]:
    """The sign of a comparator behind a number, and where what is counted can begin."""
    noun = ending_end(sentence, end, words)
    if words.reach or words.endings:
        return _behind_ending(sentence, end, noun, words)
    start = end + (end < len(sentence) and sentence[end].text in DASHES)
    length = length_from(sentence, start, words.behind)
    if length and not _leads_on(sentence, start + length, words):
        return words.behind[phrase(sentence, start, start + length)], start + length
    for at in range(end + 1, min(end + _FURTHEST_BEHIND, len(sentence)) + 1):
        if sentence[at - 1].text == ",":
            return _put_in(sentence, at, words), end
        if not sentence[at - 1].is_word or sentence[at - 1].lower in words.ands:
            break
        length = length_from(sentence, at, words.behind)
        if length and _is_closed(token_at(sentence, at + length), words):
            return words.behind[phrase(sentence, at, at + length)], end
    return "", end


def _put_in(sentence: tuple[Token, ...], at: int, words: Lexicon) -> str:
    """The sign of a comparator that is all between a comma and the next, or the end: ", if not more,"."""
    length = length_from(sentence, at, words.behind)
    after = token_at(sentence, at + length)
    is_all = after is None or after.text in CLAUSE_ENDS or after.text == "."
    return words.behind[phrase(sentence, at, at + length)] if length and is_all else ""


def _behind_ending(sentence: tuple[Token, ...], end: int, noun: int, words: Lexicon) -> tuple[str, int]:
    """The same of a language whose comparators stand behind the endings that they ask for."""
    for start in range(end, min(end + words.reach, len(sentence) - 1) + 1):
        is_marked = start == end and sentence[end].text in DASHES | _APOSTROPHES
        start += is_marked
        # Behind a bare noun, an ending belongs to another: "600 kişi boğazı geçti".
        is_free = any(token.lower in words.humans for token in sentence[end:start])
        sign, stop = _sign_from(sentence, start, start <= end + 1, is_free, words)
        if sign:
            # What stands in between is what is counted.
            return sign, max(stop, noun) if start <= max(noun, end + is_marked) else noun
        if start >= len(sentence) or not (sentence[start].is_word or start < noun):
            break
    return "", noun


def _open_word(sentence: tuple[Token, ...], end: int, words: Lexicon) -> str:
    return next((t.text for t in sentence[end:] if words.behind.get(t.lower) == _OPEN), _OPEN)


def _sign_from(
    sentence: tuple[Token, ...], start: int, is_near: bool, is_free: bool, words: Lexicon
) -> tuple[str, int]:
    """The sign of the longest comparator that begins at a token, and where it ends.

    One that ``is_free`` may be joined to no word, which belongs to something else.
    """
    for n in range(min(LONGEST, len(sentence) - start), 0, -1):
        comparator = phrase(sentence, start, start + n)
        if is_near and comparator in words.behind:
            return words.behind[comparator], start + n
        if words.reach and not is_free and (sign := sign_at(sentence, start, start + n, words)):
            return sign, start + n if sentence[start].lower in words.endings else 0
    return "", start


def _leads_on(sentence: tuple[Token, ...], end: int, words: Lexicon) -> bool:
    """Whether a phrase behind a number belongs to the next one: "600 or more than 700"."""
    after = token_at(sentence, end)
    # The stop of "maks." leads on to nothing.
    is_longer = after is not None and after.text != "." and phrase(sentence, end - 1, end + 1) in words.before
    return after is not None and (after.is_number or is_longer)


def _is_closed(after: Token | None, words: Lexicon) -> bool:
    """Whether a phrase behind a noun belongs to no number or noun behind it: "600 people or more were"."""
    return after is None or after.text in CLAUSE_ENDS or after.text == "." or after.lower in words.stops


def clause(sentence: tuple[Token, ...], first: int, end: int) -> tuple[int, int]:
    """The tokens of the clause around a number."""
    begin, beyond = max(first - LONGEST_CLAUSE, 0), min(end + LONGEST_CLAUSE, len(sentence))
    start = next((i + 1 for i in range(first - 1, begin - 1, -1) if _ends(sentence, i)), begin)
    stop = next((i for i in range(end, beyond) if _ends(sentence, i)), beyond)
    return start, stop


def _ends(sentence: tuple[Token, ...], i: int) -> bool:
    # A colon joins an ending to a number in Finnish: "64:stä".
    after = token_at(sentence, i + 1) if sentence[i].text == ":" else None
    return sentence[i].text in CLAUSE_ENDS and not (after and after.start == sentence[i].end)


def _is_hedged(sentence: tuple[Token, ...], first: int, end: int, words: Lexicon) -> bool:
    start, stop = clause(sentence, first, end)
    return has_phrase(sentence, start, stop, words.hedges)


_NONE: frozenset[str] = frozenset()
