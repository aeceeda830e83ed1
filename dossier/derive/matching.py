"""Finding quoted words in a source's text: letter by letter, at word boundaries, or not at all.

Both are compared as ``normal`` texts (see ``same_text``). Case counts, and so do digits with their
separators. An ellipsis, or the editor's words in brackets, may stand for omitted words, within a quote and at
its edges; the order must be kept. Whether what was omitted turns the sentence round is looked at elsewhere.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dossier.language.letters import is_unparted, is_word_alone
from dossier.model.same_text import normal, sign_by_sign

# An ellipsis, in brackets or not, or an editor's words in square brackets.
_GAP = re.compile(r"[\[(] ?\.{3,} ?[\])]|\.{3,}|\[[^\[\]]*\]")
# A letter whose case an editor has changed; and the sign before such a letter where either case is meant, for
# private use, so that no text has it.
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_EITHER = "\ue000"
# How many letters an editor's words in brackets may replace: a name or a clause, not a sentence.
_LONGEST_BRACKET = 60

Span = tuple[int, int]
# The words between gaps, by their offsets in a text.
Match = tuple[Span, ...]
# The place of a piece, and the way of those behind it.
_Way = tuple[Span, "_Way | None"]


class Piece(NamedTuple):
    """Words between gaps, with the gap before them: an ellipsis, words in brackets, or nothing."""

    words: str
    gap: str

    @property
    def bracket(self) -> str:
        """What the editor put into the gap; nothing for an ellipsis."""
        return self.gap[1:-1] if self.gap[:1] == "[" and self.gap.strip("[]. ") else ""


def find(words: str, text: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Where the words stand in the text, as offsets; both must be ``normal``.

    Only places with ``prefix`` directly before and ``suffix`` directly behind count.
    """
    return [(match[0][0], match[-1][1]) for match in matches(words, text, prefix, suffix)]


@lru_cache(maxsize=4096)  # several rules ask where the words of one claim stand
def matches(words: str, text: str, prefix: str = "", suffix: str = "") -> tuple[Match, ...]:
    """Where the words stand in the text, piece by piece; see ``find``."""
    has_gap = "[" in words or "..." in words
    # Every block of an article is looked at, and hardly one has the words.
    if words not in text and not has_gap:
        return ()
    every: list[Match] = [(span,) for span in _whole(words, text)]
    for variant in (words, *_recased(words)) if has_gap else ():
        parts = [piece for piece in pieces(variant) if piece.words]
        every = every or list(_gapped(parts, text)) or [(span,) for span in _whole(variant, text)]
    if not prefix and not suffix:
        return tuple(every)
    return tuple(m for m in every if _is_between(text[: m[0][0]], text[m[-1][1] :], prefix, suffix))


def _is_between(before: str, after: str, prefix: str, suffix: str) -> bool:
    return before.rstrip().endswith(prefix) and after.lstrip().startswith(suffix)


def _recased(words: str) -> tuple[str, ...]:
    """The words with letters in brackets as the source may have them: "[T]he ferry" for "the ferry".

    First all as small letters, then each in either case.
    """
    if not _LETTER.search(words):
        return ()
    return _LETTER.sub(lambda letter: letter[1].lower(), words), _LETTER.sub(rf"{_EITHER}\1", words)


def _whole(words: str, text: str) -> Iterator[Span]:
    spans = _places(words, text) if words else ()
    yield from ((start, end) for start, end in spans if not _cuts(text, start) and not _cuts(text, end))


def _places(words: str, text: str) -> Iterator[Span]:
    if _EITHER not in words:
        place = text.find(words)
        while place >= 0:
            yield place, place + len(words)
            place = text.find(words, place + 1)
        return
    first, *rest = words.split(_EITHER)
    either = (f"(?:{re.escape(p[0].lower())}|{re.escape(p[0].upper())}){re.escape(p[1:])}" for p in rest)
    pattern = re.compile("".join([re.escape(first), *either]))
    match = pattern.search(text)
    while match:
        yield match.span()
        match = pattern.search(text, match.start() + 1)


def _cuts(text: str, place: int) -> bool:
    """Whether a boundary at this place would cut a word, or a number at its separator."""
    before, after = text[max(place - 1, 0) : place], text[place : place + 1]
    if " " in (before, after):
        return False
    if before.isalnum() and after.isalnum():
        # In scripts without spaces every sign is a word of its own.
        # Where a dictionary alone parts words, none is cut for sure.
        return not any(is_word_alone(sign) or is_unparted(sign) for sign in (before, after))
    return _is_number(text[max(place - 1, 0) : place + 2]) or _is_number(text[max(place - 2, 0) : place + 1])


def _is_number(around: str) -> bool:
    return len(around) == 3 and around[0].isdigit() and around[1] in ".,:" and around[2].isdigit()


def pieces(words: str) -> list[Piece]:
    """The words between gaps in ``normal`` words; a gap at the end stands before a piece without words."""
    parts, gap, start = [], "", 0
    for match in _GAP.finditer(words):
        parts.append(Piece(words[start : match.start()].strip(), gap))
        gap, start = match[0], match.end()
    parts.append(Piece(words[start:].strip(), gap))
    return [piece for piece in parts if piece.words or (piece is parts[-1] and piece.gap)]


def printed_pieces(words: str) -> tuple[str, ...]:
    """The words between gaps as they are printed, with their own quotation marks and dashes."""
    text, start, printed = normal(words), 0, []
    for piece in pieces(text):
        if piece.words:
            place = text.index(piece.words, start)
            start = place + len(piece.words)
            printed.append(words[slice(*origin(words, (place, start)))])
    return tuple(printed)


def _gapped(parts: list[Piece], text: str) -> Iterator[Match]:
    """From each place of the first piece, the first places of the others that follow each other."""
    # From the last piece to the first, so that no way is walked twice: a quote may have many gaps.
    ways: list[_Way] = [(span, None) for span in _whole(parts[-1].words, text)] if parts else []
    for part, behind in zip(parts[-2::-1], parts[:0:-1], strict=True):
        starts = [span[0] for span, _ in ways]
        ways = list(_led_on(_whole(part.words, text), ways, starts, bool(behind.bracket)))
    yield from map(_spans, ways)


def _led_on(spans: Iterable[Span], ways: list[_Way], starts: list[int], is_bracket: bool) -> Iterator[_Way]:
    """The spans that one of the ways follows, each with the nearest; an editor's words replace only a few."""
    for span in spans:
        nearest = bisect_left(starts, span[1])
        if nearest < len(ways) and not (is_bracket and starts[nearest] - span[1] > _LONGEST_BRACKET):
            yield span, ways[nearest]


def _spans(way: _Way) -> Match:
    spans = []
    left: _Way | None = way
    while left:
        span, left = left
        spans.append(span)
    return tuple(spans)


def origin(raw: str, span: Span, text: str = "") -> Span:
    """Where the words of a span of ``normal(raw)`` stand in the text itself; ``text`` is that, if at hand."""
    text = text or normal(raw)
    is_by_sign = len(text) == len(raw) and isinstance(_lengths(raw, text), range)
    if text == raw or (is_by_sign and " " not in (text[span[0]], text[span[1] - 1])):
        return span
    start, end = (_shortest(raw, text, length) for length in (span[0] + 1, span[1]))
    words = text[slice(*span)]
    # Accents may follow their letter.
    while end < len(raw) and normal(raw[start - 1 : end]) != words:
        end += 1
    return start - 1, end


def _shortest(raw: str, text: str, length: int) -> int:
    """Where the shortest beginning of a text ends that is so long once it is normal."""
    lengths = _lengths(raw, text)
    # Each sign of the text adds to what is compared or leaves it as long as before.
    if lengths is None:
        return bisect_left(range(len(raw) + 1), length, key=lambda end: len(normal(raw[:end])))
    # A space counts only with what follows it.
    is_space = text[max(length - 1, 0) : length] == " "
    return bisect_left(lengths, length + is_space)


@lru_cache(maxsize=2048)  # the words of many claims stand in one block
def _lengths(raw: str, text: str) -> Sequence[int] | None:
    """How long each beginning of a text is once it is normal, with spaces at its end; None if that varies."""
    others = sign_by_sign(raw, text)
    if others is None:
        return None
    if all(len(other) == 1 for other in others.values()):
        return range(len(raw) + 1)
    return tuple(accumulate((len(others.get(sign, sign)) for sign in raw), initial=0))
