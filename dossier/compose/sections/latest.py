"""The latest entities of a kind."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.events import Event, latest_events
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to_page
from dossier.model.paths import index_of


@dataclass(frozen=True, slots=True)
class Latest(Block):
    """The latest entities of a kind that have a date, the newest first; ``every`` links to all of them."""

    events: tuple[Event, ...]
    every: Anchor


# As many as fit beside each other at a glance.
_LATEST = 4


def latest(context: PageContext, kind: str) -> tuple[Latest, ...]:
    """The latest entities of a kind; nothing where none has a date."""
    events = latest_events(context, kind, _LATEST)
    every = to_page(index_of(kind), context.dossier.kinds[kind].plural)
    return (Latest(events, every),) if events else ()
