"""Values of YAML that know where an editor wrote them; who needs no place takes them for what they hold."""

from dataclasses import dataclass
from typing import Any, Protocol

from dossier.problems import Location


class Mark(Protocol):
    """A place in a text; line and column count from 0."""

    line: int
    column: int


class Node(Protocol):
    """What a YAML parser knows of a value; that of a mapping is pairs of nodes."""

    start_mark: Mark
    end_mark: Mark
    value: Any


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, and the number of the first one that is YAML."""

    file: str
    lines: list[str]
    first: int = 1

    def at(self, node: Node | None) -> Location:
        """Where a value begins; that of an empty document has no node."""
        if node is None:
            return Location(self.file, self.first)
        return Location(self.file, self.first + node.start_mark.line, node.start_mark.column + 1)


class _Placed:
    """``is_reported`` tells that a problem of this value is already known, from which others would follow."""

    __slots__ = ()
    source: Lines
    node: Node | None
    is_reported: bool

    @property
    def at(self) -> Location:
        """Where the value begins."""
        return self.source.at(self.node)


class Placed(_Placed, str):
    """A text."""

    __slots__ = ("is_reported", "node", "source")

    def find_place(self, words: str, occurrence: int = 0) -> Location:
        """Where the words stand inside the text; its start where a line break parts them."""
        if self.node is None:
            return self.at
        first = self.source.first
        for number in range(first + self.node.start_mark.line, first + self.node.end_mark.line + 1):
            column = -1
            while (column := self.source.lines[number - 1].find(words, column + 1)) >= 0:
                if not occurrence:
                    return Location(self.source.file, number, column + 1)
                occurrence -= 1
        return self.at


class PlacedList(_Placed, list[Any]):
    """A list."""

    __slots__ = ("is_reported", "node", "source")


class PlacedMapping(_Placed, dict[str, Any]):
    """A mapping; ``reported_keys`` were left out, and a problem says so."""

    __slots__ = ("is_reported", "node", "reported_keys", "source")
    reported_keys: set[str]

    def value_at(self, *keys: str | int) -> Location:
        """Where the value stands that the keys lead to, or else the nearest value around it."""
        return nearest(self, keys)[-1].at

    def key_at(self, key: str) -> Location:
        """Where the key stands; of one that is not there, where the mapping does."""
        pairs = self.node.value if self.node else ()
        return next((self.source.at(name) for name, _ in pairs if name.value == key), self.at)


class Unread(_Placed):
    """A value that YAML repeats from elsewhere: a problem says so, and nothing of it is read."""

    __slots__ = ("is_reported", "node", "source")


PlacedValue = Placed | PlacedList | PlacedMapping | Unread


def nearest(value: PlacedValue, steps: tuple[str | int, ...]) -> list[PlacedValue]:
    """The values on the way that the steps lead, from the given one on; steps to nowhere are left out."""
    way = [value]
    for step in steps:
        inside: PlacedValue | None = None
        if isinstance(value, PlacedMapping) and isinstance(step, str):
            inside = value.get(step)
        elif isinstance(value, PlacedList) and isinstance(step, int) and step < len(value):
            inside = value[step]
        if inside is not None:
            value = inside
            way.append(value)
    return way
