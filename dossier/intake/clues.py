"""Clues in an article's text: authors, agencies, dates, and where it was taken from."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from babel import Locale, UnknownLocaleError

from dossier.intake.boilerplate import SIGNS, byline
from dossier.model.archive import LEFT_OUT, Block, located

_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Clues:
    """Names and words in an article; agencies and dates with the places at which they stand."""

    authors: tuple[str, ...]
    agencies: dict[str, tuple[str, ...]]
    dates: dict[str, tuple[str, ...]]
    origins: tuple[str, ...]
    left_out: dict[str, int]


def clues(blocks: tuple[Block, ...], language: str) -> Clues:
    """The clues in the blocks, among them those that were left out."""
    out = [block for block in blocks if block.label == LEFT_OUT]
    names = _calendar(language)
    return Clues(
        authors=next((byline(block.text) for block in out if block.reason == "byline"), ()),
        agencies=_places(blocks, _agencies),
        dates=_places(blocks, lambda words: _dates(words, names)),
        origins=tuple(block.text for block in out if block.reason == "origin"),
        left_out=dict(Counter(block.reason for block in out)),
    )


def _places(
    blocks: tuple[Block, ...], find: Callable[[list[str]], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    places: dict[str, tuple[str, ...]] = {}
    for place, text in located(blocks):
        for words in dict.fromkeys(find(_words(text))):
            places[words] = (*places.get(words, ()), str(place))
    return places


def _words(text: str) -> list[str]:
    """The words and the ends of sentences, which no name and no date crosses."""
    return "".join(c if c.isalnum() or c == "-" else f" {c} " if c in _ENDS else " " for c in text).split()


def _agencies(words: list[str]) -> list[str]:
    # Spaces at both ends, so that only whole words match.
    text = f" {' '.join(words)} "
    return [name for name in SIGNS["agencies"] if f" {name} " in text]


def _calendar(language: str) -> frozenset[str]:
    """The names of days and months, in the language or else in English."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return frozenset((*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values()))


def _dates(words: list[str], names: frozenset[str]) -> list[str]:
    """Runs of words such as "Sunday", "earlier this year" and "June 2024"."""
    runs = (list(run) for dated, run in groupby(words, lambda word: _is_dated(word, names)) if dated)
    return [" ".join(run) for run in runs if _is_date(run, names)]


def _is_dated(word: str, names: frozenset[str]) -> bool:
    relative = (*SIGNS["days"], *SIGNS["spans"], *SIGNS["which"])
    # A day, or a year; a number of three digits is neither.
    number = word.isdecimal() and len(word) in (1, 2, 4)
    return number or word in names or word.casefold() in relative


def _is_date(run: list[str], names: frozenset[str]) -> bool:
    """Whether a run has a year, a day, a month, or a span with a word such as "last" or "this"."""
    small = {word.casefold() for word in run}
    year = any(len(word) == 4 and "1900" <= word < "2100" for word in run if word.isdecimal())
    pointed = not small.isdisjoint(SIGNS["spans"]) and not small.isdisjoint(SIGNS["which"])
    return year or pointed or not names.isdisjoint(run) or not small.isdisjoint(SIGNS["days"])
