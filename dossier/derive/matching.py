"""Finding quoted words in a source's text: letter by letter, at word boundaries, or not at all.

Both are compared as ``normal`` texts (see ``same_text``). Case counts, and so do digits with their
separators. An ellipsis, or the editor's words in brackets, may stand for omitted words, within a quote and at
its edges; the order must be kept. Whether what was omitted turns the sentence round is looked at elsewhere.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dossier.language.letters import is_word_alone
from dossier.model.same_text import normal, sign_by_sign

# An ellipsis, in brackets or not, or an editor's words in square brackets.
_GAP = re.compile(r"[\[(] ?\.{3,} ?[\])]|\.{3,}|\[[^\[\]]*\]")
# How many letters an editor's words in brackets may replace: a name or a clause, not a sentence.
_LONGEST_BRACKET = 60

Span = tuple[int, int]
# The words between gaps, by their offsets in a text.
Match = tuple[Span, ...]


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


def _recased(words: str) -> Iterator[str]:
    """The words with a letter in brackets as the source may have it: "[T]he ferry" for "the ferry"."""
    letter = re.search(r"\[(\w)\](?=\w)", words)
    if letter:
        for other in (letter[1].lower(), letter[1].upper()):
            recased = words[: letter.start()] + other + words[letter.end() :]
            yield recased
            yield from _recased(recased)


def _whole(words: str, text: str, start: int = 0) -> Iterator[Span]:
    place = text.find(words, start)
    while words and place >= 0:
        end = place + len(words)
        if not _cuts(text, place) and not _cuts(text, end):
            yield place, end
        place = text.find(words, place + 1)


def _cuts(text: str, place: int) -> bool:
    """Whether a boundary at this place would cut a word, or a number at its separator."""
    before, after = text[max(place - 1, 0) : place], text[place : place + 1]
    if " " in (before, after):
        return False
    if before.isalnum() and after.isalnum():
        # In scripts without spaces every sign is a word of its own.
        return not (is_word_alone(before) or is_word_alone(after))
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
    for span in _whole(parts[0].words, text) if parts else ():
        rest = _rest(parts[1:], text, span[1])
        if rest is not None:
            yield (span, *rest)


def _rest(parts: list[Piece], text: str, start: int) -> Match | None:
    """Where the pieces follow each other behind a place; None where they do not."""
    if not parts:
        return ()
    for span in _whole(parts[0].words, text, start):
        if not (parts[0].bracket and span[0] - start > _LONGEST_BRACKET):
            rest = _rest(parts[1:], text, span[1])
            if rest is not None:
                return (span, *rest)
    return None


def origin(raw: str, span: Span) -> Span:
    """Where the words of a span of ``normal(raw)`` stand in the text itself."""
    text = normal(raw)
    if text == raw or (isinstance(_lengths(raw), range) and " " not in (text[span[0]], text[span[1] - 1])):
        return span
    start, end = (_shortest(raw, length) for length in (span[0] + 1, span[1]))
    words = text[slice(*span)]
    # Accents may follow their letter.
    while end < len(raw) and normal(raw[start - 1 : end]) != words:
        end += 1
    return start - 1, end


def _shortest(raw: str, length: int) -> int:
    """Where the shortest beginning of a text ends that is so long once it is normal."""
    lengths = _lengths(raw)
    # Each sign of the text adds to what is compared or leaves it as long as before.
    if lengths is None:
        return bisect_left(range(len(raw) + 1), length, key=lambda end: len(normal(raw[:end])))
    # A space counts only with what follows it.
    is_space = normal(raw)[max(length - 1, 0) : length] == " "
    return bisect_left(lengths, length + is_space)


@lru_cache(maxsize=2048)  # the words of many claims stand in one block
def _lengths(raw: str) -> Sequence[int] | None:
    """How long each beginning of a text is once it is normal, with spaces at its end; None if that varies."""
    others = sign_by_sign(raw)
    if others is None:
        return None
    if all(len(other) == 1 for other in others.values()):
        return range(len(raw) + 1)
    return tuple(accumulate((len(others.get(sign, sign)) for sign in raw), initial=0))
