"""Whether two numbers count the same: by the same word, or by two names of one thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dossier.language.lexicon import lexicon
from dossier.language.stems import stem
from dossier.language.tokens import tokens
from dossier.model.content import Dossier, Entity

_SIGNS = {"%": "percent", "per": "percent", "$": "dollar", "€": "euro", "£": "pound"}

# For each word stem, the ids of the entities that it may name.
NamesIndex = Mapping[str, frozenset[str]]


def names_index(dossier: Dossier) -> NamesIndex:
    """For each word in the names of entities and the units of figures, the entities that it may name."""
    language = dossier.settings.language
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for entity in dossier.entities.values():
        for name, id in _names(entity):
            for token in tokens(name):
                ids[stem(token.text, language)].add(id)
    return {word: frozenset(named) for word, named in ids.items()}


def _names(entity: Entity) -> Iterator[tuple[str, str]]:
    # What a figure is called describes a count, and names no thing that could be counted.
    if entity.of:
        yield entity.unit, entity.of.id
    else:
        yield from ((name, entity.id) for name in (entity.name, *entity.aliases))


def alike(one: tuple[str, ...], other: tuple[str, ...], names: NamesIndex, language: str) -> bool:
    """Whether two numbers with these words behind them can count the same.

    They can if one has no words, if they share a word, or if they name one thing. A measure, such as percent
    or days, equals only itself.
    """
    a, b = ({stem(_SIGNS.get(word, word), language) for word in words} for words in (one, other))
    measures = _measures(language)
    if (a | b) & measures:
        return a & measures == b & measures
    if not a or not b:
        return True
    return bool(a & b) or any(names.get(x, _NONE) & names.get(y, _NONE) for x in a for y in b)


@lru_cache(maxsize=64)
def _measures(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in lexicon(language).measures)


_NONE: frozenset[str] = frozenset()
