"""What lines are made of: messages, links and footnote marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.model.text import ClaimRef, Markdown

# What a footnote is about: a claim, or what stands under a label of an editor's.
Cited = ClaimRef | str


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
    """A link to a page of the tree, or to an anchor on one, by its path; or an address outside of the tree.

    It is the same wherever it stands: printers find the way from their page.
    """

    label: Label
    href: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is cited here, and how many ``more`` claims stand behind the same: too many to be marked.

    Each page numbers its notes, so the marks are the same on all; ``ascending``, they stand by their numbers.
    """

    cited: tuple[Cited, ...]
    more: int = 0
    ascending: bool = False

    def in_order(self, numbers: Mapping[Cited, int]) -> Sequence[Cited]:
        """What is cited, in the order in which a page with these numbers marks it."""
        return sorted(self.cited, key=numbers.__getitem__) if self.ascending else self.cited


Inlines = tuple[Markdown | Anchor | Marks, ...]
