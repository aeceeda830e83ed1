"""What a list holds, in a sentence."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Message


@dataclass(frozen=True, slots=True)
class Intro(Block):
    """What a list holds, in a sentence."""

    text: str | Message
