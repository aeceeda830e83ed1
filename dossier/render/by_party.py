"""In words: the parties that say what is said about an actor."""

from collections.abc import Callable

from markupsafe import Markup

from dossier.compose.inline import Anchor
from dossier.compose.sections.by_party import PartyStatements
from dossier.render.messages import Messages


def sayers(found: PartyStatements, t: Messages, linked: Callable[[Anchor], Markup]) -> list[Markup]:
    """The parties, ``linked``; the one that the actor is of, which comes first, as its own side."""
    labels = [t.text(party.label) for party in found.parties]
    if found.interested:
        key = "sayers.own-side-after-s" if labels[0].endswith("s") else "sayers.own-side"
        labels[0] = t(key, name=labels[0])
    parties = zip(labels, found.parties, strict=True)
    return [linked(Anchor(label, party.href)) for label, party in parties]
