"""The lists, timelines and charts that editors place in texts, as ``<!-- dossier/name argument -->``."""

from dossier.model.content import Dossier
from dossier.model.paths import SOURCES

TIMELINE = "timeline"
FIGURE = "figure"


def directive_names(dossier: Dossier) -> tuple[str, ...]:
    """The names that this dossier knows: ``timeline``, ``figure`` (of one id), ``sources`` and each kind."""
    return (TIMELINE, FIGURE, SOURCES, *dossier.kinds)
