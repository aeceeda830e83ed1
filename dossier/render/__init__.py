"""Pages to Markdown and static files: the only layer that words things, and the only importer of Jinja."""

from dossier.render.plain_pages import beside
from dossier.render.tree import cards, render

__all__ = ["beside", "cards", "render"]
