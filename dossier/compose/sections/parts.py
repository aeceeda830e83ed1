"""Where the rest of a long list stands: the pages of its parts."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Label


@dataclass(frozen=True, slots=True)
class Parts(Block):
    """A list too long for its page: how many items it has, and the pages that hold so many of them each.

    Of what is in the order of time, so many of the ``latest`` stand on the page itself, under their heading;
    else the list has only its ``title`` there.
    """

    title: Label
    items: int
    pages: tuple[tuple[Anchor, int], ...]
    latest: int = 0
