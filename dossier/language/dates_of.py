"""Which of the dates of a sentence its words tell of: "which opened in 1987, will close in 2025"."""

from collections.abc import Iterator

from dossier.language.denied import base
from dossier.language.lexicon import lexicon
from dossier.language.mention import Mention
from dossier.language.mentions import mentions
from dossier.language.tokens import Token, tokens
from dossier.language.wholes import is_verb


def date_of_another(said: str, given: str, language: str) -> str:
    """The verb of a text whose date stands in the other beside another verb; empty for none.

    Or a date to which something is moved there from another: "put off from 4 March to 18 March".
    """
    there = tuple(mentions(given, language))
    if there and (moved := _moved(said, given, there, language)):
        return moved
    beside = list(_beside(given, there, language)) if len(there) > 1 else []
    mine = tuple(mentions(said, language)) if beside else ()
    for date, words in zip(mine, _beside(said, mine, language), strict=True):
        here = [row for other, row in zip(there, beside, strict=True) if _is_same(date, other)]
        others = [row for other, row in zip(there, beside, strict=True) if not _is_same(date, other)]
        verbs = {word for word, is_told in words.items() if is_told}
        theirs = {word for row in others for word, is_told in row.items() if is_told}
        if here and all(row and not words.keys() & row for row in here) and verbs & theirs:
            return min(verbs & theirs)
    return ""


def _moved(said: str, given: str, there: tuple[Mention, ...], language: str) -> str:
    """A date behind "to", with that word, where the other text has another there, and not this one."""
    ends = lexicon(language).ends
    inside = (_cut(given, date, ends) for date in there)
    to = [date for row in inside for date in mentions(row, language) if _behind(row, date, ends)]
    for date in mentions(said, language) if to else ():
        start = _behind(said, date, ends)
        is_there = any(_is_same(date, other) for other in there)
        if start and is_there and not any(_is_same(date, other) for other in to):
            return said[start.start : date.end]
    return ""


def _cut(text: str, date: Mention, words: frozenset[str]) -> str:
    """A text from the word on that stands in front of a date, or of the end of a span: "to 18 March"."""
    inside = (t.start for t in tokens(text) if date.start < t.start < date.end and t.lower in words)
    before = _behind(text, date, words)
    return text[next(inside, before.start if before else date.start) : date.end]


def _behind(text: str, date: Mention, words: frozenset[str]) -> Token | None:
    """The word in front of a date, if it is one of some."""
    before = [token for token in tokens(text) if token.end <= date.start]
    return before[-1] if before and before[-1].lower in words else None


def _is_same(one: Mention, other: Mention) -> bool:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a == b for a, b in pairs if a and b)


def _beside(text: str, dates: tuple[Mention, ...], language: str) -> Iterator[dict[str, bool]]:
    """For each date, the words between the one before and it, and which of them are verbs."""
    words, start = lexicon(language), 0
    for date in dates:
        row = [t for t in tokens(text) if start <= t.start < date.start and t.is_word]
        yield {base(t.lower, language): is_verb(t.lower, words) for t in row if t.lower not in words.fillers}
        start = date.end
