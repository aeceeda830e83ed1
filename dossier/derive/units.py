"""What two numbers count: the same word, or two names of one thing."""

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
    """For each word in the names of an entity, and in each figure's unit: what it may stand for."""
    language = dossier.settings.language
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for entity in dossier.entities.values():
        for name, id in _names(entity):
            for token in tokens(name):
                ids[stem(token.text, language)].add(id)
    return {word: frozenset(named) for word, named in ids.items()}


def _names(entity: Entity) -> Iterator[tuple[str, str]]:
    if entity.of:
        yield entity.unit, entity.of.id
    else:
        yield from ((name, entity.id) for name in (entity.name, *entity.aliases))


def alike(one: tuple[str, ...], other: tuple[str, ...], names: NamesIndex, language: str) -> bool:
    """Whether the words behind two numbers can count the same.

    They can where one has none, where they share a word, or where they name one thing; but a measure, such
    as percent or days, is only like itself.
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
