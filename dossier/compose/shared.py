"""Values that all pages of a dossier share: each is made once."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from dossier.derive.catalogue import Catalogue

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def once(make: Callable[[Catalogue, K], T]) -> Callable[[Catalogue, K], T]:
    """The function, which remembers what it made of a catalogue; another one may know more of the same."""
    made = WeakKeyDictionary[Catalogue, dict[K, T]]()

    def remembered(catalogue: Catalogue, of: K) -> T:
        values = made.setdefault(catalogue, {})
        if of not in values:
            values[of] = make(catalogue, of)
        return values[of]

    return remembered
