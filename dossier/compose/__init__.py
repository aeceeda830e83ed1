"""The dossier to page values: entries, order, footnotes, backlinks."""

from dossier.compose.site import Site, compose

__all__ = ["Site", "compose"]
