"""Where the words of a claim stand in its source's text, and the sentences around them."""

from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from dossier.derive.matching import Match, Span, find, matches, origin, pieces
from dossier.language.quotations import Quotations, quotations_of
from dossier.language.sentences import sentence_starts
from dossier.memo import once
from dossier.model.archive import Archived
from dossier.model.archive import located as blocks_by_locator
from dossier.model.content import Claim
from dossier.model.locators import Locator
from dossier.model.same_text import marked, normal, unmarked


@dataclass(frozen=True, slots=True)
class Place:
    """A kept block: as the archive has it, with its quotation marks, and as it is compared.

    ``start`` is the offset of the block itself in the text of all blocks, joined by line feeds. Offsets in
    ``marked`` are those in ``text``.
    """

    number: int
    start: int
    raw: str
    marked: str
    text: str


class Places(dict[Locator, Place]):
    """The blocks of an article in their order; compared by identity, since caches have them as their key."""

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@dataclass(frozen=True, slots=True)
class Located:
    """Where the words of a claim stand, as offsets into the text of a place; gaps part the ``pieces``."""

    place: Place
    words: Span
    language: str
    pieces: tuple[Span, ...] = ()

    @property
    def bounds(self) -> Span:
        """The sentence around the words, or the sentences that they run across."""
        return _bounds(self)

    @property
    def sentence(self) -> str:
        """The text of that sentence."""
        return self.place.text[slice(*self.bounds)]


# Most rules ask for it.
@once
def _bounds(located: Located) -> Span:
    start, end = located.words
    spans = sentences(located.place.text, located.language)
    return max(a for a, _ in spans if a <= start), min(b for _, b in spans if end <= b)


# Several rules compare the claims of one source, and to normalise a text takes a while. Only of texts in use,
# since a preview may go on for days.
_places: WeakKeyDictionary[Archived, Places] = WeakKeyDictionary()


def places_of(text: Archived) -> Places:
    """The kept blocks of a text by their places."""
    places = _places.get(text)
    if places is None:
        places = _places[text] = _read(text)
    return places


def _read(text: Archived) -> Places:
    places = Places()
    start = 0
    for locator, words in blocks_by_locator(text.blocks):
        same = marked(words)
        place = Place(len(places), start, words, same, unmarked(same))
        places.setdefault(locator, place)
        # One more for the line feed.
        start += len(words) + 1
    return places


def quotations_at(place: Place, places: Places, language: str) -> Quotations:
    """The quotations of a block, one of which may begin in a block before or run on over the next."""
    return _quotations(places, language)[place.number]


@lru_cache(maxsize=512)
def _quotations(places: Places, language: str) -> tuple[Quotations, ...]:
    return quotations_of(tuple(each.marked for each in places.values()), language)


@lru_cache(maxsize=512)
def text_of(places: Places) -> str:
    """The whole text as it is compared, with a space at each end."""
    return f" {' '.join(place.text for place in places.values())} "


def matches_of(claim: Claim, text: str) -> tuple[Match, ...]:
    """Where the quote or passage of a claim stands in the ``normal`` text of a place, piece by piece."""
    quote = claim.quote
    if quote:
        return matches(normal(quote.exact), text, normal(quote.prefix), normal(quote.suffix))
    return matches(normal(claim.passage), text)


def span_of(located: Located | None) -> Span:
    """Where the words of a claim stand, as offsets into the archived text; (0, 0) if they do not."""
    if located is None:
        return 0, 0
    start, end = origin(located.place.raw, located.words, located.place.text)
    return located.place.start + start, located.place.start + end


# More words than these are too many to take over, only to find a place.
_LONGEST_PREFIX = 5


def before_of(claim: Claim, located: Located | None, places: Places) -> str:
    """The fewest words in front of a claim's words that tell them apart in the whole text.

    None where they stand there only once, and none where few words are not enough.
    """
    first = normal(claim.quote.exact if claim.quote else claim.passage)
    first = next((piece.words for piece in pieces(first) if piece.words), "")
    whole = text_of(places)
    if located is None or whole.find(first, whole.find(first) + 1) < 0:
        return ""
    texts = [place.text for place in places.values() if first in place.text]
    heads = [text[:start].rstrip() for text in texts for start, _ in find(first, text)]
    if len(heads) < 2:
        return ""
    head = located.place.text[: located.words[0]].rstrip()
    last = head.split(" ")[-_LONGEST_PREFIX:] if head else []
    for count in range(1, len(last) + 1):
        prefix = " ".join(last[-count:])
        if sum(other.endswith(prefix) for other in heads) == 1:
            raw, text = located.place.raw, located.place.text
            return raw[slice(*origin(raw, (len(head) - len(prefix), len(head)), text))]
    return ""


def locate(claim: Claim, places: Places, language: str) -> Located | None:
    """The first place of the claim's words at its locator; None where they do not stand there."""
    place = places.get(claim.locator)
    every = matches_of(claim, place.text) if place else ()
    # The same words may stand there twice; prefix and suffix are there to tell them apart.
    if place is None or not every:
        return None
    return Located(place, (every[0][0][0], every[0][-1][1]), language, tuple(every[0]))


def around(located: Located, places: Places) -> str:
    """The sentence of the words with its neighbours: two before it, one after."""
    blocks, number = list(places.values()), located.place.number
    text, (start, end) = located.place.text, located.bounds
    bounds = sentences(text, located.language)
    after = [text[a:b] for a, b in bounds if b > end]
    following = [] if after else blocks[number + 1 : number + 2]
    after += [s for block in following for s in _sentences(block, located.language)]
    itself = [text[a:b] for a, b in bounds if start <= a and b <= end]
    return " ".join((*before(located, places), *itself, *after[:1]))


def before(located: Located, places: Places, most: int = 2) -> list[str]:
    """The sentences before that of the words, of these blocks or the same; not more than two, or ``most``."""
    blocks, number, start = list(places.values()), located.place.number, located.bounds[0]
    text = located.place.text
    row = [text[a:b] for a, b in sentences(text, located.language) if a < start]
    for block in reversed(blocks[max(number - 2, 0) : number]):
        # To find where sentences end takes a while.
        row = row if len(row) >= most else [*_sentences(block, located.language), *row]
    return row[-most:]


def _sentences(block: Place, language: str) -> list[str]:
    return [block.text[a:b] for a, b in sentences(block.text, language)]


# Many claims have their words in the same paragraph.
@lru_cache(maxsize=4096)
def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text as offsets."""
    starts = sentence_starts(text, language)
    ends = [*starts[1:], len(text)]
    return tuple((start, len(text[:end].rstrip())) for start, end in zip(starts, ends, strict=True))
