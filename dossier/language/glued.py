"""Numbers of languages that join counters, particles and comparators to them: Korean, Japanese, Chinese."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.tokens import Token

# A counter and a particle may stand between a number and its comparator: "600名以上", "600명 이상".
_FURTHEST = 4
_BEYOND = frozenset("过過")


def split_numbers(sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> tuple[Token, ...]:
    """The tokens with each sign of a number as one of its own, if it stands behind digits or another."""
    known = (*words.numerals, *words.scales, *data.scales)
    signs = frozenset(sign for sign in known if len(sign) == 1)
    scales = frozenset(s for s in (*words.scales, *data.scales) if len(s) == 1)
    parts: list[Token] = []
    for token in sentence:
        follows = bool(parts) and parts[-1].end == token.start and parts[-1].is_number
        cuts = _cuts(token, words) or _scale_cuts(token, parts, words, data)
        if cuts:
            parts += [_part(token, a, b) for a, b in pairwise((0, *cuts, len(token.text))) if a < b]
        else:
            parts += _split(token, signs, scales, follows) if token.is_word else [token]
    return tuple(part for token in parts for part in _before_counter(token, words))


def _cuts(token: Token, words: Lexicon) -> tuple[int, ...]:
    """Where a word such as "hundreds" or "half" stands in a run of words: the first, the longest there."""
    listed = (*words.vague, *(word for word in (*words.shares, *words.multiples) if len(word) > 1))
    places = [(at, -len(word)) for word in listed if (at := token.text.find(word)) >= 0]
    # What is more than half is no half: "过半数".
    places = [place for place in places if token.text[place[0] - 1 : place[0]] not in _BEYOND]
    at, length = min(places, default=(0, 0))
    return (at, at - length) if length else ()


def _scale_cuts(token: Token, parts: list[Token], words: Lexicon, data: NumberData) -> tuple[int, ...]:
    """Where a scale of several letters ends that a word begins with behind digits: "600 ล้านบาท"."""
    if not (token.is_word and parts and parts[-1].is_number):
        return ()
    lengths = [len(s) for s in (*words.scales, *data.scales) if len(s) > 1 and token.text.startswith(s)]
    return (max(lengths),) if lengths else ()


def _before_counter(token: Token, words: Lexicon) -> Iterator[Token]:
    """The token with a single sign as one of its own where a counter follows it: "三人", but not "第三人"."""
    text = token.text
    for i in range(len(text) - 1 if token.is_word and words.counters else 0):
        is_rank = i > 0 and text[i - 1] in "第제"
        if text[i] in words.numerals and text[i + 1] in words.counters and not is_rank:
            yield from (_part(token, 0, i), _part(token, i, i + 1)) if i else (_part(token, 0, 1),)
            yield _part(token, i + 1, len(text))
            return
    yield token


def _split(token: Token, signs: frozenset[str], scales: frozenset[str], follows: bool) -> Iterator[Token]:
    at = 0
    while at < len(token.text):
        end = at
        inside = scales if follows and at == 0 else signs
        while end < len(token.text) and token.text[end] in inside:
            end += 1
        run = token.text[at:end]
        if run and ((follows and at == 0) or (len(run) > 1 and not scales.isdisjoint(run))):
            yield from (_part(token, i, i + 1) for i in range(at, end))
            at = end
        else:
            stop = _next_run(token.text, max(end, at + 1), signs, scales)
            yield _part(token, at, stop)
            at = stop


def _next_run(text: str, start: int, signs: frozenset[str], scales: frozenset[str]) -> int:
    """Where the next signs of a number begin, of which one alone may be a syllable of another word."""
    for i in range(start, len(text) - 1):
        if text[i] in signs and text[i + 1] in signs and not scales.isdisjoint(text[i : i + 2]):
            return i
    return len(text)


def _part(token: Token, start: int, end: int) -> Token:
    text = token.text[start:end]
    return Token(text, token.start + start, token.start + end, text.casefold(), True, False)


def fractions(text: str, words: Lexicon) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """The parts as "三分之一", by offsets: how many parts the whole has, and how many are meant."""
    for mark in words.fraction_marks:
        at = text.find(mark)
        while at >= 0:
            behind = at + len(mark) + (text[at + len(mark) : at + len(mark) + 1] == " ")
            start, end = _run(text, at - 1, -1, words) + 1, _run(text, behind, 1, words)
            whole, part = _value(text[start:at], words), _value(text[behind:end], words)
            if whole and part is not None:
                yield start, end, whole, part
            at = text.find(mark, at + 1)


def _run(text: str, at: int, step: int, words: Lexicon) -> int:
    """The first place in a direction that holds no digit, or no sign of a number, whichever stand first."""
    is_decimal = 0 <= at < len(text) and text[at].isdecimal()
    signs = "0123456789." if is_decimal else frozenset(words.numerals)
    while 0 <= at < len(text) and text[at] in signs:
        at += step
    return at


def _value(run: str, words: Lexicon) -> Decimal | None:
    """The number of a run of digits, or of signs up to hundreds."""
    run = run.rstrip(".")
    if not run or run.replace(".", "", 1).isdecimal():
        return Decimal(run) if run else None
    total, part = 0, 0
    for sign in run:
        value = words.numerals.get(sign, 0)
        total, part = (total + max(part, 1) * value, 0) if value in (10, 100) else (total, value)
    return Decimal(total + part)


def sign_before(text: str, start: int, words: Lexicon) -> str:
    """The sign of the comparator in front of a number, by offset."""
    before = text[:start].rstrip(" ,(「『“\"'")
    return next((sign for phrase, sign in _longest(words.before) if before.endswith(phrase)), "")


def sign_behind(text: str, end: int, words: Lexicon) -> str:
    """The sign of the comparator behind a number, by offset, with at most a counter between them."""
    behind = text[end : end + _FURTHEST + 6].lstrip()
    signs = [
        (at, -len(phrase), sign)
        for phrase, sign in words.behind.items()
        if 0 <= (at := behind.find(phrase)) <= _FURTHEST
    ]
    return min(signs)[2] if signs else ""


def _longest(phrases: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(phrases.items(), key=lambda item: -len(item[0]))
