"""The sentences of a source's text in which the words of a claim stand."""

from dataclasses import dataclass
from functools import lru_cache

from sentencex import get_sentence_boundaries

from dossier.check.language.lexicon import primary
from dossier.check.matching import Span, find, normal
from dossier.model.archive import Archived, located
from dossier.model.content import Claim
from dossier.model.locators import Locator

Places = tuple[tuple[Locator, str], ...]


@dataclass(frozen=True, slots=True)
class Located:
    """Where the words of a claim stand.

    ``span`` are their offsets into the ``normal`` text of the kept blocks, joined by line feeds; ``sentence``
    is the sentence around them, ``around`` the same with its neighbours: two in front, one behind.
    """

    span: Span
    sentence: str
    around: str


def places_of(text: Archived) -> Places:
    """The kept blocks of a text by their places, as they are compared."""
    return tuple((place, normal(words)) for place, words in located(text.blocks))


def spans_of(claim: Claim, text: str) -> list[Span]:
    """Where the quote or passage of a claim stands in the ``normal`` text of a place."""
    quote = claim.quote
    if quote:
        return find(normal(quote.exact), text, normal(quote.prefix), normal(quote.suffix))
    return find(normal(claim.passage), text)


def locate(claim: Claim, places: Places, language: str) -> Located | None:
    """The first place of the claim's words at its locator; None where they do not stand there."""
    number = next((i for i, (place, _) in enumerate(places) if place == claim.locator), None)
    if number is None:
        return None
    text = places[number][1]
    found = spans_of(claim, text)
    if not found:
        return None
    start, end = found[0]
    bounds = sentences(text, language)
    first = max(i for i, (begin, _) in enumerate(bounds) if begin <= start)
    last = min(i for i, (_, stop) in enumerate(bounds) if end <= stop)
    offset = sum(len(words) + 1 for _, words in places[:number])
    every = [text[slice(*bound)] for bound in bounds]
    before = [*_all(places, number - 2, language), *_all(places, number - 1, language), *every[:first]]
    behind = [*every[last + 1 :], *_all(places, number + 1, language)]
    return Located(
        (offset + start, offset + end),
        text[bounds[first][0] : bounds[last][1]],
        " ".join((*before[-2:], *every[first : last + 1], *behind[:1])),
    )


def _all(places: Places, number: int, language: str) -> list[str]:
    """The sentences of a block; nothing beyond the text."""
    if not 0 <= number < len(places):
        return []
    text = places[number][1]
    return [text[slice(*bound)] for bound in sentences(text, language)]


@lru_cache(maxsize=4096)
def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text as offsets."""
    found = get_sentence_boundaries(primary(language), text)
    return tuple((part["start_index"], part["end_index"]) for part in found)
