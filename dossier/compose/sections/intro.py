"""The sentence above a list."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Message


@dataclass(frozen=True, slots=True)
class Intro(Block):
    """A sentence that says what the page lists."""

    text: str | Message
