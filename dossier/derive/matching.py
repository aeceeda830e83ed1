"""Finding quoted words in a source's text: letter by letter, at word boundaries, or not at all.

Both are compared after Unicode's NFC, with white space, quotation marks and dashes unified and soft hyphens
removed. Case counts, and so do digits with their separators. An ellipsis, or the editor's words in square
brackets, may stand for omitted words; these must hold no negation, and the order must be kept.
"""

from collections.abc import Iterator
from unicodedata import normalize

from dossier.language.letters import continues, is_word_alone
from dossier.language.negations import negates

_SAME = (
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u300c\u300d\u300e\u300f", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | {"\u00ad": "", "\u2026": "..."}
)
_GAPS = ("[...]", "...")
# How many letters an editor's words in brackets may replace: a name or a clause, not a sentence.
_LONGEST_BRACKET = 60

Span = tuple[int, int]


def normal(text: str) -> str:
    """The text as it is compared; see the module for what is unified."""
    # Most texts are mostly ASCII, which needs no normalisation; only the back-tick has a variant.
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    same = normalize("NFC", text)
    # One search for each sign is many times faster than a look at each letter.
    for sign, other in _SAME.items():
        same = same.replace(sign, other)
    return " ".join(same.split())


def find(words: str, text: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Where the words stand in the text, as offsets; both must be ``normal``.

    Only places with ``prefix`` directly before and ``suffix`` directly behind count.
    """
    spans = list(_whole(words, text)) or list(_gapped(pieces(words), text))
    if not prefix and not suffix:
        return spans
    return [
        (start, end)
        for start, end in spans
        if text[:start].rstrip().endswith(prefix) and text[end:].lstrip().startswith(suffix)
    ]


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


def pieces(words: str) -> list[tuple[str, bool]]:
    """The words between gaps, each with whether the gap before it is a bracket (not an ellipsis)."""
    all_pieces, bracket, rest = [], False, words
    while rest:
        sign = next((gap for gap in _GAPS if rest.startswith(gap)), "")
        if sign or (rest[0] == "[" and "]" in rest):
            bracket, rest = not sign, rest[len(sign) or rest.index("]") + 1 :]
            continue
        # An opening bracket without a closing one is plain text; > 0, so that it is not found again at
        # once.
        end = min((i for mark in ("[", "...") if (i := rest.find(mark)) > 0), default=len(rest))
        all_pieces.append((rest[:end].strip(), bracket))
        bracket, rest = False, rest[end:]
    return [piece for piece in all_pieces if piece[0]]


def _gapped(pieces: list[tuple[str, bool]], text: str) -> Iterator[Span]:
    if len(pieces) < 2:
        return
    for start, end in _whole(pieces[0][0], text):
        last = _rest(pieces[1:], text, end)
        if last:
            yield start, last


def _rest(pieces: list[tuple[str, bool]], text: str, start: int) -> int:
    """Where the last of the pieces ends, if all follow each other; else 0."""
    if not pieces:
        return start
    words, bracket = pieces[0]
    for place, end in _whole(words, text, start):
        gap = text[start:place]
        if not negates(gap) and not (bracket and len(gap) > _LONGEST_BRACKET):
            return _rest(pieces[1:], text, end)
    return 0


def quoted(text: str) -> list[Span]:
    """The quotations in a ``normal`` text, as offsets of what stands between the marks."""
    return [*_between(text, '"'), *_between(text, "'")]


def _between(text: str, mark: str) -> Iterator[Span]:
    opened = place = -1
    while (place := text.find(mark, place + 1)) >= 0:
        before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
        # An apostrophe within a word neither opens nor closes a quotation.
        if opened < 0 and not continues(before) and after.strip():
            opened = place + 1
        elif opened >= 0 and not continues(after):
            yield opened, place
            opened = -1
