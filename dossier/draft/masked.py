"""A paragraph in which each quotation is one word, so that the sentences around it can be read."""

from dataclasses import dataclass
from functools import lru_cache

from dossier.derive.asides import without_asides
from dossier.derive.located import Place, Places, quotations_at, sentences
from dossier.derive.matching import Span
from dossier.language.speech import Unit, cues, units

# A letter that no living language writes: what is quoted becomes a word of it, as long as it is.
MASK = "Ꝗ"
# The same of a quotation that may be the name of something: short, with a capital, and no sentence.
NAME = "Ꝙ"
# In words.
_LONGEST_NAME = 4
_STOPS = ".,!?…"
# How far behind a question or a cry its speaker may be named.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block with its quotations, its text with these masked, and the sentences of that."""

    place: Place
    locator: str
    quotes: tuple[Span, ...]
    masked: str
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text as it is compared."""
        return self.place.text

    def quote_at(self, unit: Unit) -> Span | None:
        """The quotation that a word stands for."""
        return next((quote for quote in self.quotes if quote[0] - 1 <= unit.start <= quote[1]), None)


def is_quote(unit: Unit) -> bool:
    """Whether a word stands for a quotation."""
    return unit.lower[0] in (MASK.casefold(), NAME.casefold())


def is_name(unit: Unit) -> bool:
    """Whether a word stands for a quotation that may be a name: the newspaper "Seebote"."""
    return unit.lower[0] == NAME.casefold()


@lru_cache(maxsize=512)
def paragraph_of(place: Place, places: Places, language: str, locator: str) -> Paragraph:
    """A block of an article as it is read."""
    every = without_asides(place.text, tuple(quotations_at(place, places, language).spans), language)
    quotes = _outermost(every, place.text)
    masked = _masked(place.text, quotes, language)
    return Paragraph(place, locator, quotes, masked, sentences(masked, language))


def _outermost(quotes: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(quotes, key=lambda quote: (quote[0], -quote[1])):
        if (not kept or start >= kept[-1][1]) and text[start:end].strip():
            kept.append((start, end))
    return tuple(kept)


def _masked(text: str, quotes: tuple[Span, ...], language: str) -> str:
    """The text with each quotation as one word, and the stop at its end behind that word."""
    pieces, last = [], 0
    for start, end in quotes:
        first, behind = max(start - 1, last), min(end + 1, len(text))
        words = text[start:end].rstrip()
        stop = words[-1] if words[-1] in _STOPS and len(words) > 1 else ""
        stop = _softened(stop, text[behind : behind + _NEAR], language)
        pieces += [text[last:first], (_mask(words) * (behind - first - len(stop))) + stop]
        last = behind
    return "".join((*pieces, text[last:]))


def _mask(words: str) -> str:
    is_short = len(words.split()) <= _LONGEST_NAME and words[-1:] not in _STOPS
    return NAME if is_short and words[:1].isupper() else MASK


def _softened(stop: str, tail: str, language: str) -> str:
    """What ends a quotation; only a comma where its sentence goes on with who says it."""
    behind = tail.lstrip()
    if not stop or behind[:1] in (",", ";", "-", "."):
        return ""
    return "," if behind[:1].islower() or (stop != "." and _tells(behind, language)) else stop


def _tells(tail: str, language: str) -> bool:
    """Whether a text begins with a subject and a verb of speech."""
    first = next((unit.start for unit in units(tail) if unit.lower in ".,:;?!\"'"), len(tail))
    return any(cue.start < first for cue in cues(tail, language))
