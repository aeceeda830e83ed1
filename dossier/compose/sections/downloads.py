"""The files for programs."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.model.content import Dossier


@dataclass(frozen=True, slots=True)
class Downloads(Block):
    """The exports, which are the same for every dossier, and the licence of this one's own texts."""

    rights: str


def downloads(dossier: Dossier) -> Downloads:
    """The section of the page of exports."""
    return Downloads(dossier.settings.rights)
