"""What stands between the quotation marks of one text, read mark by mark.

The marks of ``quotations.yml`` are compared as they are printed, so a text is ``marked``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from dossier.language.data import read_data
from dossier.language.letters import continues

Span = tuple[int, int]


class Doubt(NamedTuple):
    """A stretch of a text of which the sign leaves open whether somebody says these words."""

    start: int
    end: int
    sign: str


class Open(NamedTuple):
    """A mark that opens a quotation, and where its words begin."""

    sign: str
    start: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The quotations of a text, what may be one, and the outermost that nothing closes."""

    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    open: tuple[Open, ...] = ()


@dataclass(frozen=True, slots=True)
class _Signs:
    """The marks of ``quotations.yml``."""

    pairs: dict[str, str]
    closing: frozenset[str]
    apostrophes: frozenset[str]
    elided: frozenset[str]
    any: re.Pattern[str]


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    tree = read_data("quotations.yml")
    pairs = dict(tree["pairs"])
    closing = frozenset("".join(pairs.values()))
    # Of these, Unicode says that they quote; nobody told us which of them belong together.
    strange = "".join(c for c in map(chr, range(0x2E00, 0x2E60)) if category(c) in ("Pi", "Pf"))
    every = re.compile(f"[{re.escape(''.join({*pairs, *closing}) + strange)}]")
    return _Signs(pairs, closing, frozenset(tree["apostrophes"]), frozenset(tree["elided"].split()), every)


@dataclass(frozen=True, slots=True)
class _Marks:
    """A text and the places of its marks; what surrounds one tells what it does."""

    text: str
    places: tuple[int, ...]

    def around(self, place: int) -> tuple[str, str]:
        """The signs before and behind."""
        return self.text[max(place - 1, 0) : place], self.text[place + 1 : place + 2]

    def looks_closing(self, place: int) -> bool:
        """Whether the mark stands behind a word and not before one."""
        before, after = self.around(place)
        return bool(before.strip()) and before not in "([" and not continues(after)

    def looks_opening(self, place: int) -> bool:
        """Whether the mark stands before a word and not behind one."""
        before, after = self.around(place)
        return bool(after.strip()) and after not in ".,;:!?)]" and not continues(before)


def read_marks(text: str) -> Reading:
    """The quotations of a text, by its marks alone."""
    marks, reading = _Marks(text, tuple([m.start() for m in _signs().any.finditer(text)])), Reading()
    if not marks.places:
        return reading
    for number in range(len(marks.places)):
        reading = _read(reading, marks, number)
    # A single mark that nothing closes is an apostrophe.
    left = [one for one in reading.open if one.sign not in _signs().apostrophes or one.sign == "‘"]
    return replace(reading, open=tuple(left[:1]))


def _read(reading: Reading, marks: _Marks, number: int) -> Reading:
    """The reading after one more mark."""
    place = marks.places[number]
    sign = marks.text[place]
    if _is_within_word(marks, place, sign) or _is_measure(reading, marks, number):
        return reading
    depths = [depth for depth, one in enumerate(reading.open) if sign in _signs().pairs[one.sign]]
    if depths and sign in _signs().apostrophes:
        if _closes_single(marks, number):
            return _closed(_with_apostrophes(reading, marks, number), depths[-1], place)
    elif depths and sign == '"' and marks.looks_opening(place) and not marks.looks_closing(place):
        # Opened again: what was opened before was never closed.
        reading = _doubted(reading, Doubt(reading.open[depths[-1]].start, place, sign))
        reading = replace(reading, open=reading.open[: depths[-1]])
    elif depths:
        return _closed(reading, depths[-1], place)
    return _opened(reading, marks, place, sign)


def _closed(reading: Reading, depth: int, place: int) -> Reading:
    span = (reading.open[depth].start, place)
    return Reading((*reading.spans, span), reading.doubts, reading.open[:depth])


def _doubted(reading: Reading, doubt: Doubt) -> Reading:
    return replace(reading, doubts=(*reading.doubts, doubt))


def _opened(reading: Reading, marks: _Marks, place: int, sign: str) -> Reading:
    if _opens(marks, place, sign):
        return Reading(reading.spans, reading.doubts, (*reading.open, Open(sign, place + 1)))
    if sign in _signs().apostrophes or (sign == "»" and not place):
        return reading
    # Of what stands behind a sign that is in no pair, nothing is known either.
    return _doubted(reading, Doubt(0, place if sign in _signs().closing else len(marks.text), sign))


def _is_within_word(marks: _Marks, place: int, sign: str) -> bool:
    """An apostrophe, or the sign of a Hebrew abbreviation before its last letter."""
    before, after = marks.around(place)
    if sign not in "'’‘`\"״" or not (continues(before) and continues(after)):
        return False
    is_hebrew = "\u0590" < before < "\u0600"
    return not (is_hebrew and sign in '"״' and continues(marks.text[place + 2 : place + 3]))


def _is_measure(reading: Reading, marks: _Marks, number: int) -> bool:
    """Inches behind a digit, if the next mark closes what is open: ``"The 12" pipe."``."""
    place, text = marks.places[number], marks.text
    before, _ = marks.around(place)
    if text[place] not in '"”″' or not before.isdigit() or not any(o.sign in '"“' for o in reading.open):
        return False
    following = next((p for p in marks.places[number + 1 :] if text[p] in '"”“'), -1)
    return following >= 0 and text[following] != "“" and marks.looks_closing(following)


def _closes_single(marks: _Marks, number: int) -> bool:
    before, after = marks.around(marks.places[number])
    if continues(after) or not before.strip():
        return False
    # "the islanders’ wish.’": the last one closes, the others are apostrophes.
    return not before.isalnum() or all(marks.text[p - 1].isalnum() for p in _closers(marks, number))


def _with_apostrophes(reading: Reading, marks: _Marks, number: int) -> Reading:
    """The reading with the doubt that the mark is an apostrophe, and a later one closes."""
    place = marks.places[number]
    later = list(_closers(marks, number)) if marks.around(place)[0].isalnum() else []
    return _doubted(reading, Doubt(place, later[-1], marks.text[place])) if later else reading


def _closers(marks: _Marks, number: int) -> Iterator[int]:
    """The further places that may close a single mark, up to one that opens another."""
    for place in marks.places[number + 1 :]:
        sign = marks.text[place]
        if sign not in _signs().apostrophes:
            continue
        before, after = marks.around(place)
        if sign == "‘" or (sign == "'" and marks.looks_opening(place) and not marks.looks_closing(place)):
            return
        if before.strip() and not continues(after):
            yield place


def _opens(marks: _Marks, place: int, sign: str) -> bool:
    if sign not in _signs().pairs:
        return False
    before, after = marks.around(place)
    if sign in "'’`":
        word = re.match(r"\w*", marks.text[place + 1 :])
        is_elided = after.isdigit() or (word is not None and word[0].casefold() in _signs().elided)
        return marks.looks_opening(place) and not is_elided
    if sign in "”»›":
        # These open in Swedish, German and Danish, where no space is left behind them.
        return bool(after.strip()) and after not in ".,;:!?)]…" and not before.isalnum()
    # A straight mark with a space behind it closes what was opened elsewhere.
    return sign not in '"״' or marks.looks_opening(place) or not before.strip()
