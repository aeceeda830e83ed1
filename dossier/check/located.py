"""The sentences of a source's text in which the words of a claim stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sentencex import get_sentence_boundaries

from dossier.check.language.lexicon import primary
from dossier.check.matching import Span, find, normal
from dossier.model.archive import Archived, located
from dossier.model.content import Claim
from dossier.model.locators import Locator


@dataclass(frozen=True, slots=True)
class Place:
    """A kept block as it is compared; ``start`` is its offset in all blocks, joined by line feeds."""

    number: int
    start: int
    text: str


# The blocks in their order.
Places = Mapping[Locator, Place]


@dataclass(frozen=True, slots=True)
class Located:
    """Where the words of a claim stand: the sentence around them, as offsets into its place."""

    place: Place
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """The sentence, or the sentences that the words run across."""
        return self.place.text[self.start : self.end]


def places_of(text: Archived) -> Places:
    """The kept blocks of a text by their places."""
    places: dict[Locator, Place] = {}
    start = 0
    for locator, words in located(text.blocks):
        place = Place(len(places), start, normal(words))
        places.setdefault(locator, place)
        start += len(place.text) + 1
    return places


def spans_of(claim: Claim, text: str) -> list[Span]:
    """Where the quote or passage of a claim stands in the ``normal`` text of a place."""
    quote = claim.quote
    if quote:
        return find(normal(quote.exact), text, normal(quote.prefix), normal(quote.suffix))
    return find(normal(claim.passage), text)


def span_of(claim: Claim, places: Places) -> Span:
    """The first place of the claim's words at its locator, as offsets into all blocks; else nothing."""
    place = places.get(claim.locator)
    found = spans_of(claim, place.text) if place else []
    return (place.start + found[0][0], place.start + found[0][1]) if place and found else (0, 0)


def locate(claim: Claim, places: Places, language: str) -> Located | None:
    """The sentence of the claim's words at its locator; None where they do not stand there."""
    place = places.get(claim.locator)
    found = spans_of(claim, place.text) if place else []
    if not place or not found:
        return None
    start, end = found[0]
    bounds = sentences(place.text, language)
    first = max(begin for begin, _ in bounds if begin <= start)
    last = min(stop for _, stop in bounds if end <= stop)
    return Located(place, first, last)


def around(found: Located, places: Places, language: str) -> str:
    """The same sentence with its neighbours: two in front, one behind."""
    blocks = list(places.values())
    number = found.place.number
    text = found.place.text
    bounds = sentences(text, language)
    before = [part for block in blocks[max(number - 2, 0) : number] for part in _sentences(block, language)]
    before += [text[a:b] for a, b in bounds if a < found.start]
    behind = [text[a:b] for a, b in bounds if b > found.end]
    behind += [part for block in blocks[number + 1 : number + 2] for part in _sentences(block, language)]
    every = [text[a:b] for a, b in bounds if found.start <= a and b <= found.end]
    return " ".join((*before[-2:], *every, *behind[:1]))


def _sentences(block: Place, language: str) -> list[str]:
    return [block.text[a:b] for a, b in sentences(block.text, language)]


@lru_cache(maxsize=4096)
def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text as offsets."""
    found = get_sentence_boundaries(primary(language), text)
    return tuple((part["start_index"], part["end_index"]) for part in found)
