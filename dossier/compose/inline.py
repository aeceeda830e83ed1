"""What lines are made of: words of the interface, links, marks of footnotes."""

from dataclasses import dataclass

from dossier.model.text import Markdown


@dataclass(frozen=True, slots=True)
class Message:
    """A string of the interface by its ``group.key``, and what fills its places; render words it."""

    key: str
    values: tuple[tuple[str, "str | int | Message"], ...] = ()


def message(key: str, **values: str | int | Message) -> Message:
    """A string of the interface with what fills its places."""
    return Message(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a page, or to an anchor on one, as seen from the page it stands on."""

    label: str | Message
    href: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of footnotes."""

    numbers: tuple[int, ...]


Inlines = tuple[Markdown | Anchor | Marks, ...]
