"""Pages to Markdown and static files: the only layer that words things, and the only importer of Jinja."""

from dossier.render.tree import beside, cards, render

__all__ = ["beside", "cards", "render"]
