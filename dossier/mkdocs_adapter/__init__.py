"""MkDocs as one engine: it gets the tree in memory. Nothing else here imports MkDocs."""

from dossier.mkdocs_adapter.adapter import Adapter

__all__ = ["Adapter"]
