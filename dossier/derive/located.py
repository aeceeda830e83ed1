"""The sentences of a source's text in which the words of a claim stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sentencex import get_sentence_boundaries

from dossier.derive.matching import Span, find, normal
from dossier.language.cldr import primary
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
    """Where the words of a claim stand, as offsets into the text of a place."""

    place: Place
    words: Span
    language: str

    @property
    def bounds(self) -> Span:
        """The sentence around the words, or the sentences that they run across."""
        start, end = self.words
        found = sentences(self.place.text, self.language)
        return max(a for a, _ in found if a <= start), min(b for _, b in found if end <= b)

    @property
    def sentence(self) -> str:
        """The text of that sentence."""
        return self.place.text[slice(*self.bounds)]


@lru_cache(maxsize=2048)
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
    found = locate(claim, places, "")
    return (found.place.start + found.words[0], found.place.start + found.words[1]) if found else (0, 0)


def locate(claim: Claim, places: Places, language: str) -> Located | None:
    """The first place of the claim's words at its locator; None where they do not stand there."""
    place = places.get(claim.locator)
    found = spans_of(claim, place.text) if place else []
    return Located(place, found[0], language) if place and found else None


def around(found: Located, places: Places) -> str:
    """The same sentence with its neighbours: two in front, one behind."""
    blocks, number = list(places.values()), found.place.number
    text, (start, end) = found.place.text, found.bounds
    bounds = sentences(text, found.language)
    before = [words for block in blocks[max(number - 2, 0) : number] for words in _sentences(block, found)]
    before += [text[a:b] for a, b in bounds if a < start]
    behind = [text[a:b] for a, b in bounds if b > end]
    behind += [words for block in blocks[number + 1 : number + 2] for words in _sentences(block, found)]
    every = [text[a:b] for a, b in bounds if start <= a and b <= end]
    return " ".join((*before[-2:], *every, *behind[:1]))


def _sentences(block: Place, found: Located) -> list[str]:
    return [block.text[a:b] for a, b in sentences(block.text, found.language)]


@lru_cache(maxsize=4096)
def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text as offsets."""
    found = get_sentence_boundaries(primary(language), text)
    return tuple((part["start_index"], part["end_index"]) for part in found)
