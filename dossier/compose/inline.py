"""What lines are made of: messages, links and footnote marks."""

from dataclasses import dataclass

from dossier.model.text import Markdown


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the page, by its tag."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message by its ``group.key``, with the values of its placeholders; only render puts it into words."""

    key: str
    values: tuple[tuple[str, "str | int | Foreign | Message"], ...] = ()


# What a page, a link or a heading is called.
Label = str | Foreign | Message


def message(key: str, **values: str | int | Foreign | Message) -> Message:
    """The message with this key, and the values of its placeholders."""
    return Message(key, tuple(values.items()))


def has_foreign(message: Message) -> bool:
    """Whether words in another language stand in a message, or in one within it."""
    values = (value for _, value in message.values)
    return any(isinstance(v, Foreign) or (isinstance(v, Message) and has_foreign(v)) for v in values)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a page, or to an anchor on one, as seen from the page it stands on."""

    label: Label
    href: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of footnotes, and how many ``more`` claims stand behind the same: too many to be marked."""

    numbers: tuple[int, ...]
    more: int = 0


Inlines = tuple[Markdown | Anchor | Marks, ...]
