"""The chronology as a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.events import SAID, Event, dated_subjects, event, sorts_of
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to_page
from dossier.model.paths import CHRONOLOGY

# More signs than this are a stain.
_MOST = 400


@dataclass(frozen=True, slots=True)
class Strip(Block):
    """Events to be drawn on a line for each year; ``more`` links to the chronology from other pages."""

    events: tuple[Event, ...]
    sorts: tuple[tuple[str, str | Message], ...]
    more: Anchor | None


def strip(context: PageContext) -> tuple[Strip, ...]:
    """The events of the chronology, to be drawn; nothing where nothing has a date."""
    # In a context of its own: a drawing shows no footnotes, so it must not number any.
    blank = PageContext(context.catalogue, context.path)
    events = _drawable([event(blank, dated) for dated in dated_subjects(context.catalogue)])
    more = to_page(context, CHRONOLOGY, message("chronology.all")) if context.path != CHRONOLOGY else None
    return (Strip(events, sorts_of(context.dossier, events), more),) if events else ()


def _drawable(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events; of very many, what happened and what was denied or reversed; none if these are too many."""
    if len(events) > _MOST:
        events = [event for event in events if event.sort != SAID]
    return tuple(events) if len(events) <= _MOST else ()
