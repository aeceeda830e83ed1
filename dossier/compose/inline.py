"""What lines are made of: messages, links and footnote marks."""

from dataclasses import dataclass

from dossier.model.text import Markdown


@dataclass(frozen=True, slots=True)
class Message:
    """A message by its ``group.key``, with the values of its placeholders; only render puts it into words."""

    key: str
    values: tuple[tuple[str, "str | int | Message"], ...] = ()


def message(key: str, **values: str | int | Message) -> Message:
    """The message with this key, and the values of its placeholders."""
    return Message(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a page, or to an anchor on one, as seen from the page it stands on.

    ``language`` is that of its label, where it is another than the page's.
    """

    label: str | Message
    href: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of footnotes, and how many ``more`` claims stand behind the same: too many to be marked."""

    numbers: tuple[int, ...]
    more: int = 0


Inlines = tuple[Markdown | Anchor | Marks, ...]
