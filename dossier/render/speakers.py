"""In words: one who asserts or carries."""

from collections.abc import Callable

from markupsafe import Markup

from dossier.compose.inline import Anchor
from dossier.compose.provenance import Speaker
from dossier.render.markdown import escaped
from dossier.render.messages import Messages


def speaker_words(speaker: Speaker, t: Messages, linked: Callable[[Anchor], Markup]) -> Markup:
    """The actor, ``linked``, with its role; a role alone; or somebody unnamed."""
    if speaker.actor:
        actor = linked(speaker.actor)
        return t.marked("who.with-role", actor=actor, role=speaker.role) if speaker.role else actor
    return escaped(speaker.role) if speaker.role not in ("", "unnamed") else t.marked("who.unnamed")
