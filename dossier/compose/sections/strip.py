"""The chronology as a drawing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.events import Event, dated_subjects, event, sorts_of
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, name_of, to_page
from dossier.derive.sequences import Sequence, admitted
from dossier.model.content import NOT_ADMITTING, Dossier, Stance
from dossier.model.paths import CHRONOLOGY
from dossier.model.roles import KindRole


@dataclass(frozen=True, slots=True)
class Turn:
    """What a party says where its word changes: whose word it is, and how it then stands to the matter.

    It is ``admitted`` where the party denied it before.
    """

    party: str
    stance: Stance
    admitted: bool


@dataclass(frozen=True, slots=True)
class Strip(Block):
    """Events to be drawn on a line for each year; ``more`` links to the chronology from other pages.

    ``path`` is the page that it stands on. ``labels`` are written beside the marks of some events, by their
    ids: the names of what happened, and what a party says where its word changes.
    """

    events: tuple[Event, ...]
    sorts: tuple[tuple[str, str | Message], ...]
    more: Anchor | None
    path: str
    labels: Mapping[str, str | Turn]


# With more, nobody sees the events for the words.
_MOST_LABELS = 24


def strip(context: PageContext) -> tuple[Strip, ...]:
    """The events of the chronology, to be drawn; nothing where nothing has a date."""
    # In a context of its own: a drawing shows no footnotes, so it must not number any.
    blank = PageContext(context.catalogue, context.path)
    events = tuple(event(blank, dated) for dated in dated_subjects(context.catalogue))
    more = to_page(context, CHRONOLOGY, message("chronology.all")) if context.path != CHRONOLOGY else None
    labels = _labels(context, events)
    return (Strip(events, sorts_of(context.dossier, events), more, context.path, labels),) if events else ()


def _labels(context: PageContext, events: Iterable[Event]) -> dict[str, str | Turn]:
    """The words beside marks: first those of turns, then the names of events, as many as can be read."""
    turns = dict(_turns(context.dossier, context.catalogue.sequences))
    drawn = [event for event in events if event.id in turns or _is_event(context.dossier, event)]
    first = sorted(drawn, key=lambda event: event.id not in turns)[:_MOST_LABELS]
    named = ((event.id, turns.get(event.id) or name_of(context.dossier, event.id)) for event in first)
    return dict(named)


def _is_event(dossier: Dossier, event: Event) -> bool:
    return event.id in dossier.entities and dossier.has_role(event.id, KindRole.EVENT)


def _turns(dossier: Dossier, sequences: Iterable[Sequence]) -> Iterator[tuple[str, Turn]]:
    """The steps of each party's word, by the ids of their events: what is denied, and what ends it."""
    for sequence in sequences:
        party, was_open = name_of(dossier, sequence.party), False
        for step, is_admitted in zip(sequence.steps, admitted(dossier, sequence), strict=True):
            ref, stance = step[0].ref, step[0].stance
            # What follows on a denial or a silence ends it, whatever it says.
            if was_open or stance in NOT_ADMITTING:
                yield f"{ref.source}-{ref.claim}", Turn(party, stance, is_admitted)
            was_open = stance in NOT_ADMITTING
