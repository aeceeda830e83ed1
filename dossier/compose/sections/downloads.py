"""The files for programs."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.model.content import Dossier
from dossier.model.paths import download_paths


@dataclass(frozen=True, slots=True)
class Downloads(Block):
    """The files for programs, and under which licence the dossier's own texts are."""

    files: tuple[str, ...]
    rights: str


def downloads(dossier: Dossier) -> Downloads:
    """All that can be taken away."""
    return Downloads(download_paths(), dossier.settings.rights)
