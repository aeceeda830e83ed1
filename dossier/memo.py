"""What a run remembers of earlier ones, so that it does not do again what nothing has changed of.

A value is kept under a key of all that it follows from, so it is never wrong, only unused. Values stay in the
memory of a process that runs again and again: a preview, a check that watches. On the disk, in a folder where
only its user writes, are what editors' files were read as, and that nothing came of something.
"""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar, cast
from weakref import ref

from dossier.cache import keep, kept, key_of, tidied

K = TypeVar("K")
T = TypeVar("T")

# What so many runs have not asked for is forgotten: one with a mistake in the settings asks for nothing.
_UNUSED = 8


class Memo:
    """Values by their keys; whoever makes a value never changes it afterwards, nor does anybody who gets it.

    One run is given a memo of its own where nobody has another for it, and so keeps what it needs twice.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._run = 0
        self._told = self._is_tidy = False
        # With the run that has asked last.
        self._values: dict[Hashable, list[Any]] = {}

    @property
    def has_disk(self) -> bool:
        """Whether anything is kept for the next process."""
        return self._folder is not None

    def value(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key, else what is made now."""
        entry = self._values.get(key)
        if entry is None:
            entry = self._values[key] = [make(), self._run]
        entry[1] = self._run
        return cast("T", entry[0])

    def unless_nothing(self, parts: tuple[str, ...], make: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """What is made of these parts; where the disk was told that nothing comes of them, nothing."""
        parts = ("nothing", *parts)
        if self.on_disk(parts) is not None:
            return ()
        made = make()
        if not made:
            self.keep(parts, bytes)
        return made

    def on_disk(self, parts: tuple[str, ...]) -> bytes | None:
        """What the disk has of these parts."""
        # An empty part stands for something that is not known.
        return kept(self._folder, key_of(*parts)) if self._folder and all(parts) else None

    def keep(self, parts: tuple[str, ...], content: Callable[[], bytes]) -> None:
        """Have the disk keep what was made of these parts."""
        if self._folder and all(parts):
            keep(self._folder, key_of(*parts), content())
            self._told = True

    def end_run(self) -> None:
        """Forget what several runs have not asked for."""
        self._run += 1
        for key in [key for key, (_, run) in self._values.items() if self._run - run > _UNUSED]:
            del self._values[key]
        # Once is enough: of a large dossier, there are many entries.
        if self._folder and self._told and not self._is_tidy:
            tidied(self._folder)
            self._is_tidy = True


class Same:
    """A part of a key that is equal only to the very same object, however that is compared otherwise."""

    __slots__ = ("_of",)

    def __init__(self, of: object) -> None:
        self._of = of

    def __hash__(self) -> int:
        return id(self._of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._of is self._of


def once(make: Callable[[K], T]) -> Callable[[K], T]:
    """The function, which remembers what it made last: many rules ask the same of the very same object."""
    last: tuple[K, T] | None = None

    def remembered(of: K) -> T:
        nonlocal last
        entry = last
        if entry is None or entry[0] is not of:
            last = entry = (of, make(of))
        return entry[1]

    return remembered


def once_each(make: Callable[[K], T]) -> Callable[[K], T]:
    """The function, which remembers what it made of each very object as long as that is there.

    What is made must not hold the object itself.
    """
    made = dict[int, tuple[ref[K], T]]()

    def remembered(of: K) -> T:
        number = id(of)
        entry = made.get(number)
        if entry is None:
            entry = made[number] = (ref(of, lambda _: made.pop(number, None)), make(of))
        return entry[1]

    return remembered


def read_from(value: object) -> Hashable:
    """The key under which a memo has the digest of all that this very value was read from."""
    return ("read from", Same(value))
