"""Pages to Markdown and static files: the only layer that words things, the only importer of Jinja."""

from dossier.render.documents import documents
from dossier.render.tree import cards, render, render_pages

__all__ = ["cards", "documents", "render", "render_pages"]
