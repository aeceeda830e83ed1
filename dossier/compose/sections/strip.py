"""The chronology as a drawing."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Items
from dataclasses import dataclass
from typing import NamedTuple

from dossier.compose.blocks import Block
from dossier.compose.events import SAID, Event, dated_subjects, event, sorts_of
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, name_of, to_page
from dossier.compose.sections.disputes import DisputeItem
from dossier.compose.sections.takeaways import admission, latest_change
from dossier.derive.sequences import Sequence, admitted
from dossier.model.content import NOT_ADMITTING, Dossier, Stance
from dossier.model.paths import CHRONOLOGY, path_of, source_path
from dossier.model.roles import KindRole


@dataclass(frozen=True, slots=True)
class Turn:
    """What a party says where its word changes: whose word it is, and how it then stands to the matter.

    It is ``admitted`` where the party denied it before.
    """

    party: str
    stance: Stance
    admitted: bool


# More signs than this are a stain.
_MOST = 400


class Target(NamedTuple):
    """A page, and the place on it."""

    path: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip(Block):
    """Events to be drawn on a line for each year; ``more`` links to the chronology from other pages.

    ``path`` is the page that it stands on, ``targets`` are the places of the events, by their ids; where
    ``by_year``, the years of the chronology stand on one page. ``labels`` are written beside some of the
    marks, by the ids of their events: names of what happened, and what a party says where its word changes.
    ``changed`` is the change that stands above the drawing of the chronology itself.
    """

    events: tuple[Event, ...]
    sorts: tuple[tuple[str, str | Message], ...]
    more: Anchor | None
    path: str
    labels: Mapping[str, str | Turn]
    targets: Mapping[str, Target]
    by_year: bool
    changed: DisputeItem | None


# With more, nobody sees the events for the words.
_MOST_LABELS = 24


def strip(context: PageContext) -> tuple[Strip, ...]:
    """The events of the chronology, to be drawn; nothing where nothing has a date."""
    # In a context of its own: a drawing shows no footnotes, so it must not number any.
    blank = PageContext(context.catalogue, context.path)
    every = [event(blank, dated) for dated in dated_subjects(context.catalogue)]
    events = _drawable(every)
    # Where the chronology is parted, each event is found where it stands itself.
    is_one = len(every) <= context.dossier.settings.page_items
    targets = {one.id: _target(context.dossier, one, is_one) for one in events}
    more = to_page(CHRONOLOGY, message("chronology.all")) if context.path != CHRONOLOGY else None
    labels = _labels(context, events)
    sorts = sorts_of(context.dossier, events)
    changed = None if more else admission(blank) or latest_change(blank)
    return (Strip(events, sorts, more, context.path, labels, targets, is_one, changed),) if events else ()


def _target(dossier: Dossier, event: Event, is_one: bool) -> Target:
    if is_one:
        return Target(CHRONOLOGY, f"on-{event.id}")
    if event.ref:
        return Target(source_path(event.ref.source), event.ref.claim)
    return Target(path_of(dossier, event.id), "")


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


def _drawable(events: Items[Event]) -> tuple[Event, ...]:
    """The events; of very many, what happened and what was denied or reversed; none if these are too many."""
    if len(events) > _MOST:
        events = [event for event in events if event.sort != SAID]
    return tuple(events) if len(events) <= _MOST else ()
