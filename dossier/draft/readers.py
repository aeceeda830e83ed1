"""Readers of other makers, such as models of a language: whatever is installed under one entry point.

A package declares a function in the group ``dossier.readers``. It is given the paragraphs of an article as
texts and the code of their language, and yields what somebody says there, as ``Reading``: its proposals are
checked and marked like our own. One that does not know the language yields nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from typing import NamedTuple

from dossier.draft.masked import Paragraph
from dossier.draft.quoted import Speech

GROUP = "dossier.readers"


class Reading(NamedTuple):
    """What somebody says: the number of the paragraph, and offsets of the words, the speaker and the verb.

    The speaker stands in the same paragraph, or is not named: ``(0, 0)``. So is a verb that is not told.
    """

    paragraph: int
    words: tuple[int, int]
    is_quote: bool
    speaker: tuple[int, int] = (0, 0)
    verb: tuple[int, int] = (0, 0)


Reader = Callable[[Sequence[str], str], Iterable[Reading]]


@lru_cache(maxsize=1)
def _readers() -> tuple[Reader, ...]:
    return tuple(point.load() for point in entry_points(group=GROUP))


def further(paragraphs: Sequence[Paragraph], language: str) -> Iterator[Speech]:
    """What installed readers say is said; what stands at no place of a paragraph is left out."""
    texts = tuple(paragraph.text for paragraph in paragraphs)
    for reader in _readers():
        for reading in reader(texts, language):
            given = Reading(*reading)
            if 0 <= given.paragraph < len(texts) and _stands(given, texts[given.paragraph]):
                yield _speech(given, paragraphs[given.paragraph])


def _stands(reading: Reading, text: str) -> bool:
    spans = (reading.words, reading.speaker, reading.verb)
    return reading.words[0] < reading.words[1] and all(0 <= a <= b <= len(text) for a, b in spans)


def _speech(reading: Reading, paragraph: Paragraph) -> Speech:
    speaker = (paragraph, reading.speaker) if any(reading.speaker) else None
    verb = reading.verb if any(reading.verb) else None
    return Speech(paragraph, (reading.words,), reading.is_quote, speaker, verb, "asserts")
