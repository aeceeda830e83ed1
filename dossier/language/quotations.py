"""Quotations in a text: what stands between marks, or behind a dash.

All takes and gives offsets in ``marked`` texts, which have their quotation marks as they are printed. What is
neither surely quoted nor surely not is kept apart, with the sign that stopped the reading.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import category, east_asian_width

from dossier.language.cldr import primary
from dossier.language.data import read_data

Span = tuple[int, int]


class Doubt(NamedTuple):
    """A stretch of a text of which the sign leaves open whether somebody says these words."""

    start: int
    end: int
    sign: str


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of one text, and what may be one."""

    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class _Open(NamedTuple):
    sign: str
    start: int


@dataclass(frozen=True, slots=True)
class _Signs:
    """The marks of ``quotations.yml``."""

    pairs: dict[str, str]
    closing: frozenset[str]
    apostrophes: frozenset[str]
    elided: frozenset[str]
    any: re.Pattern[str]


@lru_cache(maxsize=1)
def _tree() -> Mapping[str, Any]:
    return read_data("quotations.yml")


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    tree = _tree()
    pairs = dict(tree["pairs"])
    closing = frozenset("".join(pairs.values()))
    # Of these, Unicode says that they quote; nobody told us which of them belong together.
    strange = "".join(c for c in map(chr, range(0x2E00, 0x2E60)) if category(c) in ("Pi", "Pf"))
    every = re.compile(f"[{re.escape(''.join({*pairs, *closing}) + strange)}]")
    return _Signs(pairs, closing, frozenset(tree["apostrophes"]), frozenset(tree["elided"].split()), every)


def quotations(text: str) -> Quotations:
    """The quotations of a text that stands alone: a mark that nothing closes is in doubt."""
    reading = _Reading(text)
    return Quotations(tuple(reading.spans), (*reading.doubts, *reading.unclosed()))


@lru_cache(maxsize=512)
def quotations_of(texts: tuple[str, ...], language: str) -> tuple[Quotations, ...]:
    """The quotations of the paragraphs of an article, of which one may run on over the next."""
    readings = [_Reading(text) for text in texts]
    answers = []
    for n, reading in enumerate(readings):
        spans, doubts = list(reading.spans), list(reading.doubts)
        after = texts[n + 1] if n + 1 < len(texts) else ""
        for left in reading.left:
            if _goes_on(left.sign, after):
                spans.append((left.start, len(reading.text)))
            else:
                doubts += reading.unclosed()
        said, unsure = dialogue(reading.text, language)
        answers.append(Quotations((*spans, *said), (*doubts, *unsure)))
    return tuple(answers)


def _goes_on(sign: str, after: str) -> bool:
    """Whether the next paragraph repeats the mark; French may repeat the closing one instead."""
    return after[:1] == sign or (sign == "«" and after[:1] == "»")


class _Reading:
    """One pass over the marks of a text; ``left`` is the outermost quotation that nothing closes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.doubts: list[Doubt] = []
        self.open: list[_Open] = []
        self.places = [match.start() for match in _signs().any.finditer(text)]
        for number, place in enumerate(self.places):
            self._read(number, place)
        # A single mark that nothing closes is an apostrophe.
        self.left = [one for one in self.open if one.sign not in _signs().apostrophes or one.sign == "‘"][:1]

    def unclosed(self) -> Iterator[Doubt]:
        """What stands behind a mark that nothing closes."""
        return (Doubt(one.start, len(self.text), one.sign) for one in self.left)

    def _read(self, number: int, place: int) -> None:
        sign = self.text[place]
        if self._is_within_word(place, sign) or self._is_measure(number, place, sign):
            return
        depth = self._closes(number, place, sign)
        if depth >= 0:
            self.spans.append((self.open[depth].start, place))
            del self.open[depth:]
        elif self._opens(place, sign):
            self.open.append(_Open(sign, place + 1))
        elif sign not in _signs().apostrophes and not (sign == "»" and not place):
            # Of what stands behind a sign that is in no pair, nothing is known either.
            end = place if sign in _signs().closing else len(self.text)
            self.doubts.append(Doubt(0, end, sign))

    def _around(self, place: int) -> tuple[str, str]:
        return self.text[max(place - 1, 0) : place], self.text[place + 1 : place + 2]

    def _is_within_word(self, place: int, sign: str) -> bool:
        """An apostrophe, or the sign of a Hebrew abbreviation before its last letter."""
        before, after = self._around(place)
        if sign not in "'’‘`\"״" or not (_is_letter(before) and _is_letter(after)):
            return False
        is_hebrew = "\u0590" < before < "\u0600"
        return not (is_hebrew and sign in '"״' and _is_letter(self.text[place + 2 : place + 3]))

    def _is_measure(self, number: int, place: int, sign: str) -> bool:
        """Inches behind a digit, if the next mark closes what is open: ``"The 12" pipe."``."""
        before, _ = self._around(place)
        if sign not in '"”″' or not before.isdigit() or not any(one.sign in '"“' for one in self.open):
            return False
        following = next((p for p in self.places[number + 1 :] if self.text[p] in '"”“'), -1)
        return following >= 0 and self.text[following] != "“" and self._looks_closing(following)

    def _looks_closing(self, place: int) -> bool:
        before, after = self._around(place)
        return bool(before.strip()) and before not in "([" and not _is_letter(after)

    def _looks_opening(self, place: int) -> bool:
        before, after = self._around(place)
        return bool(after.strip()) and after not in ".,;:!?)]" and not _is_letter(before)

    def _closes(self, number: int, place: int, sign: str) -> int:
        """The quotation that the sign closes, by its place among the open ones; else -1."""
        pairs = _signs().pairs
        depths = [d for d, one in enumerate(self.open) if sign in pairs[one.sign]]
        if not depths:
            return -1
        if sign in _signs().apostrophes:
            return depths[-1] if self._closes_single(number, place) else -1
        # Opened again: what was opened before was never closed.
        if sign == '"' and self._looks_opening(place) and not self._looks_closing(place):
            self.doubts.append(Doubt(self.open[depths[-1]].start, place, sign))
            del self.open[depths[-1] :]
            return -1
        return depths[-1]

    def _closes_single(self, number: int, place: int) -> bool:
        before, after = self._around(place)
        if _is_letter(after) or not before.strip():
            return False
        if not before.isalnum():
            return True
        later = list(self._closers(number))
        if any(not self.text[p - 1].isalnum() for p in later):
            # "the islanders’ wish.’": the last one closes, the others are apostrophes.
            return False
        if later:
            self.doubts.append(Doubt(place, later[-1], self.text[place]))
        return True

    def _closers(self, number: int) -> Iterator[int]:
        """The further places that may close a single mark, up to one that opens another."""
        for place in self.places[number + 1 :]:
            sign = self.text[place]
            if sign not in _signs().apostrophes:
                continue
            before, after = self._around(place)
            if sign == "‘" or (sign == "'" and self._looks_opening(place) and not self._looks_closing(place)):
                return
            if before.strip() and not _is_letter(after):
                yield place

    def _opens(self, place: int, sign: str) -> bool:
        if sign not in _signs().pairs:
            return False
        before, after = self._around(place)
        if sign in "'’`":
            word = re.match(r"\w*", self.text[place + 1 :])
            is_elided = after.isdigit() or (word is not None and word[0].casefold() in _signs().elided)
            return self._looks_opening(place) and not is_elided
        if sign in "”»›":
            # These open in Swedish, German and Danish, where no space is left behind them.
            return bool(after.strip()) and after not in ".,;:!?)]…" and not before.isalnum()
        # A straight mark with a space behind it closes what was opened elsewhere.
        return sign not in '"״' or self._looks_opening(place) or not before.strip()


def _is_letter(sign: str) -> bool:
    """Whether the sign continues a word; in East Asia, a particle may follow a quotation."""
    return sign.isalnum() and east_asian_width(sign) != "W"


_DASHES = re.compile(r" ?- ?")
_LEADING = re.compile(r"\s*-\s*(?!\d)")
_PAUSE = re.compile(r"[,!?.…»](?!\d)")


@lru_cache(maxsize=64)
def _verbs(language: str) -> re.Pattern[str] | None:
    verbs = _tree()["dialogue"].get(primary(language).lower())
    if verbs is None:
        return None
    texts = (re.escape(v).replace(r"\*", r"\w*").replace(r"\-", "[- ]") for v in verbs.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(texts)})(?!\w)", re.IGNORECASE)


def dialogue(text: str, language: str) -> tuple[list[Span], list[Doubt]]:
    """What is said in a paragraph that begins with a dash, and what may be."""
    head = _LEADING.match(text)
    if not head:
        return [], []
    verbs = _verbs(language)
    if verbs is None:
        return [], [Doubt(head.end(), len(text), head[0].strip())]
    said: list[Span] = []
    doubts: list[Doubt] = []
    is_said, by_comma = True, primary(language).lower() in _tree()["by_comma"].split()
    for start, end in _turns(text, head.end()):
        if is_said:
            until = _speech_end(text, start, end, verbs, by_comma)
            said.append((start, until))
            if until < end:
                doubts.append(Doubt(until, end, head[0].strip()))
        elif not verbs.search(text[start:end]):
            # Words between dashes may be a part of what is said.
            doubts.append(Doubt(start, len(text), head[0].strip()))
            break
        is_said = not is_said
    return said, doubts


def _turns(text: str, start: int) -> Iterator[Span]:
    """The stretches between dashes that have a space on one side, or a stop behind them."""
    for match in _DASHES.finditer(text, start):
        if match[0].strip() != match[0] or text[match.end() : match.end() + 1] in tuple(".,;:"):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _speech_end(text: str, start: int, end: int, verbs: re.Pattern[str], by_comma: bool) -> int:
    """Where speech surely ends: in front of the comma or mark before the verb that names the speaker."""
    verb = verbs.search(text, start, end)
    if verb:
        marks = [match.end() for match in _PAUSE.finditer(text, start, verb.start())]
        return marks[-1] if marks else start
    pause = _PAUSE.search(text, start, end) if by_comma else None
    return pause.end() if pause else end
