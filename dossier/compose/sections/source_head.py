"""The record of a source."""

from dataclasses import dataclass

from dossier.compose.inline import Anchor
from dossier.compose.provenance import When
from dossier.model.content import Source


@dataclass(frozen=True, slots=True)
class SourceHead:
    """The record of a source."""

    source: Source
    published: When | None
    derived: tuple[Anchor, ...]
