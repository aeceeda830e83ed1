"""The lists, timelines and charts that editors place in texts, as ``<!-- dossier/name argument -->``."""

from dossier.model.content import Dossier
from dossier.model.paths import SOURCES

TIMELINE = "timeline"
FIGURE = "figure"
CARDS = "cards"
LATEST = "latest"
STRIP = "strip"
SOURCING = "sourcing"
COVERAGE = "coverage"
# No list: the mark of a sentence that needs no citation.
UNCITED = "uncited"


def directive_names(dossier: Dossier) -> tuple[str, ...]:
    """The names that this dossier knows.

    ``figure`` takes the id of one, ``cards`` those of some, ``latest`` a kind; the others take nothing.
    """
    return (TIMELINE, STRIP, FIGURE, CARDS, LATEST, SOURCES, SOURCING, COVERAGE, *dossier.kinds)
