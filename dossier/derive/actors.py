"""Where a text names the actors of a dossier: by a name, an alias, a title, whatever its endings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from unicodedata import east_asian_width

from dossier.derive.walk import of_sources, worded_readings
from dossier.language.speech import Unit, speech, units_of_stretch
from dossier.language.stems import stem
from dossier.language.tokens import Remembered, Stretches, stretches
from dossier.memo import once
from dossier.model.content import Dossier
from dossier.model.roles import FieldRole, KindRole
from dossier.model.same_text import normal

# The words of a name without their endings.
Stems = tuple[str, ...]

# In letters. A shorter word may begin another by chance: "UN" begins "unconditional". A syllable of Hangul
# says more than a letter.
_SHORTEST = 4
_SHORTEST_SYLLABLES = 2


# Compared by identity, since caches have it as their key.
@dataclass(frozen=True, slots=True, eq=False)
class Actors:
    """The names, aliases and titles of each actor, and what each is part of."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wholes: Mapping[str, str] = field(default_factory=dict)

    def is_part(self, actor: str, whole: str) -> bool:
        """Whether an actor is another, or part of it."""
        seen: set[str] = set()
        while actor and actor not in seen:
            if actor == whole:
                return True
            seen.add(actor)
            actor = self.wholes.get(actor, "")
        return False


class Named(NamedTuple):
    """A name in a text, by offsets, and the actors that bear it."""

    start: int
    end: int
    actors: frozenset[str]


@once
def actors_of(dossier: Dossier) -> Actors:
    """The actors of a dossier, with the titles that claims set for them."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for reading in of_sources(dossier, worded_readings):
        if dossier.field_of(reading).role is FieldRole.TITLE:
            titles[reading.entity].add(str(reading.value))
    actors = dossier.with_role(KindRole.PARTY)
    names = {actor.id: (actor.name, *actor.aliases, *sorted(titles[actor.id])) for actor in actors}
    return Actors(names, {actor.id: actor.part_of.id for actor in actors if actor.part_of})


@lru_cache(maxsize=4096)
def named(text: str, language: str, actors: Actors) -> tuple[Named, ...]:
    """Where a ``normal`` text names actors, in order; a name within a longer one does not count."""
    return _outermost(_candidates(text, language, actors))


def places_of_name(text: str, language: str, name: str) -> tuple[tuple[int, int], ...]:
    """Where a ``normal`` text has one name."""
    there = _stems(text, language)
    wanted = tuple(word for word, _ in _stems(normal(name), language))
    # Of a whole text, few words begin as the name does.
    rows = (
        ((first, unit), *there[i + 1 : i + len(wanted)])
        for i, (word, unit) in enumerate(there)
        for first in _forms(word, language)
        if wanted and first[:1] == wanted[0][:1]
    )
    return tuple((row[0][1].start, row[-1][1].end) for row in rows if _stands(wanted, row, 0))


def _candidates(text: str, language: str, actors: Actors) -> Iterator[Named]:
    row, index = stretches(text), _index(actors, language)
    for number in index.opening.places(row):
        count = len(_stems_of_stretch(row.words[number], language))
        there = tuple(islice(_stems_from(row.from_number(number), language), count + index.longest))
        for i, (word, unit) in enumerate(there[:count]):
            for first in _forms(word, language):
                run = ((first, unit), *there[i + 1 :])
                for (name, has_capital), bearers in index.names.get(_key(first), {}).items():
                    # A short name may be another word without its capital: "Dee" and "de".
                    is_other = has_capital and len(word) < _SHORTEST and text[unit.start].islower()
                    if not is_other and _stands(name, run, 0):
                        end = _end(name[-1], run[len(name) - 1][1])
                        yield Named(unit.start, end, frozenset(bearers))


def _forms(word: str, language: str) -> tuple[str, ...]:
    """A word, and what is left of it without a preposition of one letter that is written in one with it."""
    data = speech(language)
    is_joined = data is not None and data.has("joined", word[:1]) and len(word) >= _SHORTEST
    return (word, _bare(word[1:], language)) if is_joined else (word,)


def _end(word: str, unit: Unit) -> int:
    """Where a name ends: a Korean particle that follows it in one word is none of it."""
    return unit.start + len(word) if east_asian_width(word[0]) == "W" else unit.end


def _outermost(candidates: Iterable[Named]) -> tuple[Named, ...]:
    by_span: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for start, end, bearers in candidates:
        by_span[start, end] |= bearers
    kept: list[Named] = []
    for (start, end), ids in sorted(by_span.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not kept or start >= kept[-1].end:
            kept.append(Named(start, end, frozenset(ids)))
    return tuple(kept)


class _Index(NamedTuple):
    """The names by how their first words begin, and whether they begin with a capital, with who bears each.

    One title may be that of all actors. ``opening`` are the stretches of a text in which a name may begin.
    """

    names: Mapping[str, Mapping[tuple[Stems, bool], set[str]]]
    longest: int
    opening: Remembered[bool]


@lru_cache(maxsize=64)
def _index(actors: Actors, language: str) -> _Index:
    index: defaultdict[str, defaultdict[tuple[Stems, bool], set[str]]] = defaultdict(lambda: defaultdict(set))
    longest = 0
    for actor, names in actors.names.items():
        for text in names:
            if name := tuple(word for word, _ in _stems(normal(text), language)):
                index[_key(name[0])][name, text[0].isupper()].add(actor)
                longest = max(longest, len(name))
    opening = Remembered(
        lambda text: any(
            _key(first) in index
            for word, _ in _stems_of_stretch(text, language)
            for first in _forms(word, language)
        )
    )
    return _Index(index, longest, opening)


def _key(word: str) -> str:
    return word[: _shortest(word)]


def _shortest(word: str) -> int:
    return _SHORTEST_SYLLABLES if east_asian_width(word[0]) == "W" else _SHORTEST


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> tuple[tuple[str, Unit], ...]:
    """The words of a text without their endings, but for those in capitals: "UN" is not "un"."""
    return tuple(_stems_from(stretches(text), language))


def _stems_from(row: Stretches, language: str) -> Iterator[tuple[str, Unit]]:
    for stretch, at in zip(*row, strict=True):
        for word, (lower, start, end) in _stems_of_stretch(stretch, language):
            yield word, Unit(lower, start + at, end + at)


def _stems_of_stretch(stretch: str, language: str) -> tuple[tuple[str, Unit], ...]:
    return _stemmed(language)[stretch]


@lru_cache(maxsize=64)
def _stemmed(language: str) -> Remembered[tuple[tuple[str, Unit], ...]]:
    """The words of a stretch of text without their endings."""

    def stems(stretch: str) -> Iterator[tuple[str, Unit]]:
        for unit in units_of_stretch(stretch):
            word = stretch[unit.start : unit.end]
            if unit.lower[0].isalnum():
                yield word if word.isupper() and len(word) > 1 else _bare(word, language), unit

    return Remembered(lambda stretch: tuple(stems(stretch)))


@lru_cache(maxsize=50_000)
def _bare(word: str, language: str) -> str:
    data = speech(language)
    endings = data.parts["endings"] if data else ()
    lower = word.casefold()
    # The shorter ones of these languages are endings of one letter, and a name keeps three.
    cut = max((len(e) for e in endings if lower.endswith(e) and len(lower) - len(e) >= 3), default=0)
    return lower[: len(lower) - cut] if endings else stem(word, language)


def _stands(name: Stems, there: tuple[tuple[str, Unit], ...], i: int) -> bool:
    """Whether the words of a name follow each other there, whatever their endings: Korea, Korean."""
    run = there[i : i + len(name)]
    return len(run) == len(name) and all(_same(one, other[0]) for one, other in zip(name, run, strict=True))


def _same(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return one == other or min(len(one), len(other)) >= _shortest(one)
    return False


def forget_actors() -> None:
    """Let go of other actors than those of this run, which caches have as keys."""
    named.cache_clear()
    _index.cache_clear()


def named_anywhere(text: str, language: str, actors: Actors, actor: str) -> bool:
    """Whether a text names an actor at all, be it within a longer name."""
    return any(places_of_name(normal(text), language, name) for name in actors.names[actor])
