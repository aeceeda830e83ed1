"""In words: the parties that say what is said about an actor."""

from dataclasses import replace

from dossier.compose.views import Anchor, SaidBy
from dossier.render.wording import possessive


def sayers(found: SaidBy) -> tuple[Anchor, ...]:
    """The parties; the one that the actor is of, which comes first, as its own side."""
    first, others = found.parties[:1], found.parties[1:]
    if found.own:
        first = tuple(replace(anchor, label=f"{possessive(anchor.label)} own side") for anchor in first)
    return first + others
