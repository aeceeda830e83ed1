"""Readers of other makers, such as models of a language: whatever is installed under one entry point.

A package declares a function in the group ``dossier.readers``. It is given the paragraphs of an article as
texts and the code of their language, and yields what somebody says there, as ``Reading``: its proposals are
checked and marked like our own. One that does not know the language yields nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from typing import NamedTuple

from dossier.derive.matching import Span
from dossier.draft.masked import Paragraph
from dossier.draft.quoted import SHORTEST, Speech
from dossier.language.reporting import Reporting
from dossier.language.tokens import words_of

GROUP = "dossier.readers"


class Reading(NamedTuple):
    """What somebody says: the number of the paragraph, and offsets of the words, the speaker and the verb.

    The speaker stands in the same paragraph, or is not named: ``(0, 0)``. So is a verb that is not told. Who
    speaks may be unsure. What stands in quotation marks is a quotation, and nothing else is.
    """

    paragraph: int
    words: tuple[int, int]
    is_quote: bool
    speaker: tuple[int, int] = (0, 0)
    verb: tuple[int, int] = (0, 0)
    is_unsure: bool = False


Reader = Callable[[Sequence[str], str], Iterable[Reading]]


@lru_cache(maxsize=1)
def _readers() -> tuple[Reader, ...]:
    return tuple(point.load() for point in entry_points(group=GROUP))


def further(paragraphs: Sequence[Paragraph], data: Reporting) -> Iterator[Speech]:
    """What installed readers say is said; what stands at no place of a paragraph is left out."""
    texts = tuple(paragraph.text for paragraph in paragraphs)
    for reader in _readers():
        for reading in reader(texts, data.language):
            given = Reading(*reading)
            if 0 <= given.paragraph < len(texts) and _stands(given, texts[given.paragraph]):
                yield from _speeches(given, paragraphs[given.paragraph], data)


def _stands(reading: Reading, text: str) -> bool:
    spans = (reading.words, reading.speaker, reading.verb)
    return reading.words[0] < reading.words[1] and all(0 <= a <= b <= len(text) for a, b in spans)


def _speeches(reading: Reading, paragraph: Paragraph, data: Reporting) -> Iterator[Speech]:
    """What is read, and each quotation in it by itself; nothing where the verb is the words of somebody."""
    is_named = any(reading.speaker) and not any(meets(quote, reading.speaker) for quote in paragraph.quotes)
    speaker = (paragraph, reading.speaker) if is_named else None
    verb = reading.verb if any(reading.verb) else None
    if verb and any(meets(quote, verb) for quote in paragraph.quotes):
        return
    stance = (data.stance(paragraph.text[slice(*verb)].lower()) if verb else "") or "asserts"
    quotes = [quote for quote in paragraph.quotes if meets(quote, reading.words)]
    every = [(quote, True) for quote in quotes if len(words_of(paragraph.text[slice(*quote)])) >= SHORTEST]
    if not reading.is_quote and not any(a <= reading.words[0] and reading.words[1] <= b for a, b in quotes):
        every.append((reading.words, False))
    for words, is_quote in every:
        yield Speech(paragraph, (words,), is_quote, speaker, verb, stance, reading.is_unsure)


def meets(one: Span, other: Span) -> bool:
    """Whether two places have a letter in common."""
    return one[0] < other[1] and other[0] < one[1]
