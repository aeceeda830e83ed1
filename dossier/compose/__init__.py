"""The dossier to page values: entries, order, footnotes, backlinks."""

from dossier.compose.site import compose

__all__ = ["compose"]
