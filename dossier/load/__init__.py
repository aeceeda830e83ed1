"""Files to a dossier, with problems: the only reader of content."""

from dossier.load.folder import load

__all__ = ["load"]
