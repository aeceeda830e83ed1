"""Whether a number is an old value, a new one or a difference, and what a clause makes of two numbers."""

from collections.abc import Iterable
from itertools import pairwise

from dossier.language.affixes import edge, ending_end
from dossier.language.comparators import SIGNS, clause, sign_behind
from dossier.language.counted import unit_at
from dossier.language.digits import is_currency
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, TIME, Numeral
from dossier.language.phrases import has_phrase, length_to, phrase
from dossier.language.tokens import Token, token_at, tokens

# In letters, of what stands right before a number where words are not parted.
_NEAR = 3
# In words: what is counted, and a word behind that.
_BESIDE = 2


def change(sentence: tuple[Token, ...], number: Numeral, words: Lexicon, data: NumberData) -> str:
    """Whether a number is an old value ("from"), a new one ("to") or a difference ("up", "down", "by")."""
    if number.first and sentence[number.first - 1].text == "+":
        return "up"
    if number.measure == TIME:
        return ""
    start, stop = clause(sentence, number.first, number.end)
    around = {token.lower for token in sentence[start:stop]}
    is_told = around & (words.rises | words.falls | words.changes)
    if words.glued or not (is_told or _is_step_to(sentence[start:stop], words, data)):
        return ""
    if marked := _marked_behind(sentence, number, words):
        return marked
    before = word_before(sentence, number.first, words, data)
    if before in words.starts | words.steps:
        return _old_or_step(sentence, number, before, words, data)
    # Where endings say what is meant, a verb before a number does not: "kasvoi 64:stä".
    if before in words.rises | words.falls and not words.endings:
        return "up" if before in words.rises else "down"
    return "to" if before in words.ends else ""


def _marked_behind(sentence: tuple[Token, ...], number: Numeral, words: Lexicon) -> str:
    """Whether an ending or a word behind a number makes it an old or a new value: "64'ten 97'ye"."""
    after, noun = token_at(sentence, number.end), _noun(sentence, number, words)
    is_behind = after is not None and after.lower in words.from_behind
    # "600'den fazla" is more than 600.
    if not (noun or is_behind) or sign_behind(sentence, number.end, words):
        return ""
    if is_behind:
        return "from"
    marks = {"from": words.from_endings, "to": words.to_endings}
    return next((name for name, endings in marks.items() if _has_ending(noun, endings)), "")


def _has_ending(noun: str, endings: frozenset[str]) -> bool:
    return noun in endings or any(
        e[0] == "*" and len(noun) > len(e) and noun.endswith(e[1:]) for e in endings
    )


def _noun(sentence: tuple[Token, ...], number: Numeral, words: Lexicon) -> str:
    """The ending that is joined to a number, or the word behind it, whose ending tells."""
    end = ending_end(sentence, number.end, words)
    after = token_at(sentence, end - 1 if end > number.end else number.end)
    return after.lower if after and after.is_word and words.endings else ""


def _old_or_step(
    sentence: tuple[Token, ...], number: Numeral, before: str, words: Lexicon, data: NumberData
) -> str:
    """What the word in front of a number makes of it, which stands before an old value or a difference."""
    if before in words.starts & words.steps:
        # In French, "de" stands before the old value as well as before the difference.
        after = token_at(sentence, number.end)
        return "from" if after and after.lower in words.ends else _difference(sentence, number, words)
    if before in words.starts & words.of:
        # "A radius of 2 kilometres" is no change in German.
        return "from" if _leads_to_new(sentence, number, words, data) else ""
    return "from" if before in words.starts else _difference(sentence, number, words)


def _difference(sentence: tuple[Token, ...], number: Numeral, words: Lexicon) -> str:
    """Whether a difference is one up or down: by the last word before it that tells, else by the next."""
    start, stop = clause(sentence, number.first, number.end)
    for token in (*reversed(sentence[start : number.first]), *sentence[number.end : stop]):
        if token.lower in words.rises | words.falls:
            return "up" if token.lower in words.rises else "down"
    return "by"


def direction(sentence: tuple[Token, ...], number: Numeral, words: Lexicon) -> str:
    """Whether what a value was or became came of a rise or a fall: "up", "down", or nothing."""
    if not (words.glued or words.endings):
        told = _difference(sentence, number, words)
        return told if told != "by" else ""
    start, stop = clause(sentence, number.first, number.end)
    around = [token.lower for token in sentence[start:stop]]
    ups, downs = (_is_among(around, marks, words) for marks in (words.rises, words.falls))
    return "" if ups == downs else "up" if ups else "down"


def _is_among(around: list[str], marks: frozenset[str], words: Lexicon) -> bool:
    if words.glued:
        return any(mark in token for token in around for mark in marks)
    return not marks.isdisjoint(around)


def _is_step_to(clause: tuple[Token, ...], words: Lexicon, data: NumberData) -> bool:
    """Whether a clause tells a difference and a new value, whatever its verb: "um 5 auf 7"."""
    pairs = list(pairwise(clause))
    return all(
        any(mark.lower in marks and _is_value(value, words, data) for mark, value in pairs)
        for marks in (words.steps - words.starts, words.ends - words.joins)
    )


def _leads_to_new(sentence: tuple[Token, ...], number: Numeral, words: Lexicon, data: NumberData) -> bool:
    """Whether the clause of a number goes on to a new value: "auf 5"."""
    start, stop = clause(sentence, number.first, number.end)
    pairs = zip(sentence[start:stop], sentence[start + 1 : stop], strict=False)
    return any(mark.lower in words.ends and _is_value(to, words, data) for mark, to in pairs)


def named_change(sentence: tuple[Token, ...], number: Numeral, words: Lexicon, data: NumberData) -> str:
    """What a noun or a verb before a number, or a word behind it, makes of it: "a rise of 3", "3 % lower".

    It is "up", "down", "loss", "deficit", or nothing.
    """
    if number.value is None or number.value < 0 or number.measure == TIME:
        return ""
    behind = unit_at(sentence, number.end, words, data)[2]
    if words.glued:
        return _glued_change(sentence, number.first, behind, words)
    at = _place_before(sentence, number.first, words, data)
    before = sentence[at].lower if at >= 0 else ""
    is_of = before in words.of | words.starts | words.steps
    noun = sentence[at - 1].lower if is_of and at else before
    if noun in words.deficits:
        return "deficit"
    if noun in words.losses:
        return "loss"
    # "Rose from 3" tells of an old value; "ein Anstieg von 3 auf 5" does, too.
    is_capital = at > 0 and words.capitals and sentence[at - 1].text[:1].isupper()
    is_noun = before in words.of - words.starts or is_capital
    is_old = before in words.starts and _leads_to_new(sentence, number, words, data)
    if is_of and is_noun and not is_old and noun in words.rises | words.falls:
        return "up" if noun in words.rises else "down"
    after = sentence[behind].lower if behind < len(sentence) else ""
    # "3 percent more"; "12 more people" came to others.
    more = words.more.get(after, "") if behind > number.end else ""
    is_up, is_down = after in words.higher or more == "up", after in words.lower or more == "down"
    return "up" if is_up else "down" if is_down else ""


def _glued_change(sentence: tuple[Token, ...], first: int, behind: int, words: Lexicon) -> str:
    """The same where words are not parted: "3%減少", "下降3%"."""
    after = sentence[behind].lower if behind < len(sentence) else ""
    before = sentence[first - 1].lower if first and sentence[first - 1].is_word else ""
    # Behind "from" and "to" stand an old and a new value.
    if after.startswith(tuple(words.joins | words.ends)) or before.endswith(tuple(words.ends | words.starts)):
        return ""
    for change, marks in {"up": words.rises, "down": words.falls}.items():
        if after.startswith(tuple(marks)) or any(mark in before[-_NEAR:] for mark in marks):
            return change
    return ""


def fall_of(names: Iterable[str], language: str) -> str:
    """Whether what is called so is a fall, a loss or a deficit; empty if it is none."""
    words = lexicon(language)
    names = tuple(names)
    parts = [token.lower for name in names for token in tokens(name)]
    lists = {"deficit": words.deficits, "loss": words.losses, "down": words.falls | words.lower}
    for change, listed in lists.items():
        if any(
            part.startswith(tuple(listed)) if words.glued and listed else part in listed for part in parts
        ):
            return change
    return ""


def _place_before(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> int:
    """The index of the word in front of a number, its currency and its comparators; −1 for none."""
    at = edge(sentence, first, words)
    while at:
        token = sentence[at - 1]
        length = length_to(sentence, at, words.before)
        if not (
            length or token.lower in words.plain or token.text in SIGNS or is_currency(token, data, words)
        ):
            break
        at -= length or 1
    return at - 1


def extent(
    sentence: tuple[Token, ...], number: Numeral, becomes: str, words: Lexicon, data: NumberData
) -> str:
    """Whether a number is a "step" from one value to the next, a "level", or "more" than was there.

    Mostly none of them is told.
    """
    if becomes in ("up", "down"):
        is_step = words.glued or word_before(sentence, number.first, words, data) in words.steps
        return "step" if is_step else ""
    if not becomes and _is_added(sentence, number, words):
        return "more"
    is_level = not becomes and word_before(sentence, number.first, words, data) in words.levels
    return "level" if is_level else ""


def _is_added(sentence: tuple[Token, ...], number: Numeral, words: Lexicon) -> bool:
    """Whether what is counted came to more of it: "another 250 officers", "forty more teachers"."""
    at = number.first
    while at and sentence[at - 1].lower in words.plain:
        at -= 1
    before, behind = sentence[at : number.first], sentence[number.end : number.end + _BESIDE]
    names = [token.lower for token in behind if token.is_word]
    if any(token.lower in words.added for token in before):
        return True
    # "More than" compares, and is no comparator of this number where a noun parts them.
    is_behind = len(names) == len(behind) and not words.added.isdisjoint(names)
    return is_behind and not has_phrase(sentence, number.end, number.end + _BESIDE + 1, words.before)


def _is_value(token: Token, words: Lexicon, data: NumberData) -> bool:
    return token.is_number or token.lower in words.numerals or is_currency(token, data, words)


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


def is_decided(sentence: tuple[Token, ...], low: Numeral, high: Numeral, words: Lexicon) -> bool:
    """Whether the words around two numbers say that a motion was carried, or was lost."""
    return _has(sentence, low, high, words.backers | words.defeats, words)


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
