"""Values of YAML that know where an editor wrote them, and otherwise are plain str, list and dict."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from dossier.problems import Location


class Mark(Protocol):
    """A place in a text; line and column count from 0."""

    line: int
    column: int


class Node(Protocol):
    """A node of PyYAML; the ``value`` of a mapping is a list of pairs of nodes."""

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
    """``is_reported``: the value has a problem already, and further ones would only follow from it."""

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

    def places(self, words: str) -> Iterator[Location]:
        """Every place of the words, as far as no line break splits them."""
        if self.node is None:
            return
        first = self.source.first
        # In the file, not in the value: YAML has folded lines and removed indentation there.
        for number in range(first + self.node.start_mark.line, first + self.node.end_mark.line + 1):
            column = -1
            while (column := self.source.lines[number - 1].find(words, column + 1)) >= 0:
                yield Location(self.source.file, number, column + 1)

    def letters(self) -> Iterator[Location]:
        """Where each letter stands; white space, which YAML changes, where the letter before it does."""
        signs, at, now = list(self._written()), self.at, 0
        for letter in self:
            # What does not stand there as it is, such as an escaped sign, has the place before it.
            later = range(now, len(signs)) if not letter.isspace() else ()
            index = next((index for index in later if signs[index][0] == letter), None)
            if index is not None:
                at, now = signs[index][1], index + 1
            yield at

    def _written(self) -> Iterator[tuple[str, Location]]:
        """The signs of the file from where the text begins to where it ends, with their places."""
        if self.node is None:
            return
        start, end = self.node.start_mark, self.node.end_mark
        first = self.source.first
        for number, line in enumerate(self.source.lines[first + start.line - 1 : first + end.line]):
            line = line[: end.column] if start.line + number == end.line else line
            for column in range(0 if number else start.column, len(line)):
                yield line[column], Location(self.source.file, first + start.line + number, column + 1)


class PlacedList(_Placed, list[Any]):
    """A list."""

    __slots__ = ("is_reported", "node", "source")


class PlacedMapping(_Placed, dict[str, Any]):
    """A mapping; ``reported_keys`` were left out, and each has a problem."""

    __slots__ = ("is_reported", "node", "reported_keys", "source")
    reported_keys: set[str]

    def value_at(self, *keys: str | int) -> Location:
        """Where the value at these keys stands, else the nearest value around it."""
        return nearest(self, keys)[-1].at

    def key_at(self, key: str) -> Location:
        """Where the key stands, or the mapping if it has no such key."""
        pairs = self.node.value if self.node else ()
        return next((self.source.at(name) for name, _ in pairs if name.value == key), self.at)


class Unread(_Placed):
    """A value that YAML repeats from elsewhere: reported, and not read any further."""

    __slots__ = ("is_reported", "node", "source")


PlacedValue = Placed | PlacedList | PlacedMapping | Unread


def nearest(value: PlacedValue, steps: tuple[str | int, ...]) -> list[PlacedValue]:
    """The values along the steps, beginning with the given one; steps that lead nowhere are skipped."""
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


def plain(value: object) -> Any:
    """The value without its places: texts, lists and mappings of them, as YAML has them."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else str(value)
