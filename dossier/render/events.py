"""What scripts and stylesheets read off an event of the chronology."""

from markupsafe import Markup

from dossier.compose.events import Event
from dossier.model.dates import Basis


def firmness(event: Event) -> str:
    """How firm its date is: ``stated`` by the source, ``inferred``, or from ``outside`` in the end."""
    if event.date.date.basis is Basis.OUTSIDE or event.published:
        return "outside" if event.date.outside else "inferred"
    return "inferred" if event.date.date.basis is Basis.INFERRED else "stated"


def attributes(event: Event) -> Markup:
    """Its anchor, and what it can be filtered by."""
    names = Markup(' id="{}" data-sort="{}" data-actors="{}"')
    return names.format(f"on-{event.id}", event.sort, " ".join(event.actors))
