"""MkDocs as an engine: it gets the tree in memory. No other part of the program imports MkDocs."""

from dossier.mkdocs_adapter.adapter import Adapter

__all__ = ["Adapter"]
