"""What a process that runs again and again keeps in memory of its last runs: a preview, a check that watches.

A value is kept under a key of all that it follows from, so it is never wrong, only unused. Nothing of it
leaves the process.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")

# What so many runs have not asked for is forgotten: one with a mistake in the settings asks for nothing.
_UNUSED = 8


class Memo:
    """Values by their keys; whoever makes a value never changes it afterwards, nor does anybody who gets it.

    One run is given a memo of its own where nobody has another for it, and so keeps what it needs twice.
    """

    def __init__(self) -> None:
        self._run = 0
        self._values: dict[Hashable, Any] = {}
        self._used: dict[Hashable, int] = {}

    def value(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key, else what is made now."""
        self._used[key] = self._run
        if key not in self._values:
            self._values[key] = make()
        return cast("T", self._values[key])

    def end_run(self) -> None:
        """Forget what several runs have not asked for."""
        self._run += 1
        old = [key for key, run in self._used.items() if self._run - run > _UNUSED]
        for key in old:
            del self._used[key]
            self._values.pop(key, None)


class Same:
    """A part of a key that is equal only to the very same object, however that is compared otherwise."""

    __slots__ = ("_of",)

    def __init__(self, of: object) -> None:
        self._of = of

    def __hash__(self) -> int:
        return id(self._of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._of is self._of
