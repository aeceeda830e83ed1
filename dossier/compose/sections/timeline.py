"""The chronology: events by year."""

from collections import defaultdict
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.events import Event, actors_of, dated_subjects, event, sorts_of, undated_events
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.entries import Entries, Group
from dossier.compose.statements import entry
from dossier.model.content import Stance
from dossier.model.paths import CHRONOLOGY


@dataclass(frozen=True, slots=True)
class Timeline(Block):
    """Events by year, and what they can be filtered by: sorts and actors, each with its name.

    It can be filtered only if it ``is_whole``, as on the page of the chronology.
    """

    years: tuple[tuple[int, tuple[Event, ...]], ...]
    sorts: tuple[tuple[str, str | Message], ...] = ()
    actors: tuple[tuple[str, str], ...] = ()
    is_whole: bool = False

    @property
    def events(self) -> int:
        """How many events there are."""
        return sum(len(events) for _, events in self.years)


@dataclass(frozen=True, slots=True)
class Undated(Block):
    """The events that have no date, as no article that tells of them has one either."""

    events: tuple[Anchor, ...]


def timeline(context: PageContext) -> Timeline:
    """All events by date; denials, and what reverses them, by their article's date if they have none."""
    years: defaultdict[int, list[Event]] = defaultdict(list)
    for dated in dated_subjects(context.catalogue):
        years[dated.date.first.year].append(event(context, dated))
    every = [event for events in years.values() for event in events]
    by_year = tuple((year, tuple(events)) for year, events in years.items())
    sorts, actors = sorts_of(context.dossier, every), actors_of(context.dossier, every)
    return Timeline(by_year, sorts, actors, is_whole=context.path == CHRONOLOGY)


def undated(context: PageContext) -> tuple[Undated, ...]:
    """The events that have no place in the chronology; nothing where all have one."""
    events = tuple(to(context, entity.id) for entity in undated_events(context.catalogue))
    return (Undated(events),) if events else ()


def expected(context: PageContext) -> tuple[Entries, ...]:
    """What somebody promised or predicted, in its order; nothing where nobody did."""
    statements = (s for s in context.catalogue.stated if s[0].stance in (Stance.PROMISES, Stance.PREDICTS))
    said = tuple(entry(context, statement) for statement in statements)
    return (Entries(message("chronology.expected"), (Group((), said),)),) if said else ()
