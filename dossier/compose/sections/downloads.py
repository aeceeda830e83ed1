"""The files for programs."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.model.content import Dossier
from dossier.model.paths import download_paths


@dataclass(frozen=True, slots=True)
class Downloads(Block):
    """The files for programs, and the licence of the dossier's own texts."""

    files: tuple[str, ...]
    rights: str


def downloads(dossier: Dossier) -> Downloads:
    """All files that readers can take away."""
    return Downloads(download_paths(), dossier.settings.rights)
