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
TAKEAWAYS = "takeaways"
# Not a block: it marks a sentence that needs no citation.
UNCITED = "uncited"


def directive_names(dossier: Dossier) -> tuple[str, ...]:
    """The names of all directives of this dossier.

    ``figure`` takes the id of a figure, ``cards`` ids of several, ``latest`` a kind; the others take nothing.
    """
    return (TIMELINE, STRIP, FIGURE, CARDS, LATEST, SOURCES, SOURCING, COVERAGE, TAKEAWAYS, *dossier.kinds)
