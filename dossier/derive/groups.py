"""Groups of items: of those with one key, and of those that are connected (union-find)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """The values of each key; both keys and values stay in the order in which they first come."""
    groups = defaultdict[K, list[V]](list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def connected(items: Iterable[K], ties: Iterable[tuple[K, K]]) -> tuple[tuple[K, ...], ...]:
    """The groups of items that ties join, directly or through others; whatever is tied is one of the items.

    Items keep their order, and groups come in the order of their first items.
    """
    parents = {item: item for item in items}
    for one, other in ties:
        parents[_root(parents, one)] = _root(parents, other)
    return tuple(grouped((_root(parents, item), item) for item in parents).values())


def _root(parents: dict[K, K], item: K) -> K:
    """The representative of the group of an item."""
    while parents[item] != item:
        # Halving the path on each search keeps the whole search linear in practice.
        parents[item] = parents[parents[item]]
        item = parents[item]
    return item
