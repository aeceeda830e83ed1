"""What happened when: entities with a date, dated statements, denials and what was said otherwise later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.compose.blocks import Strip, Timeline
from dossier.compose.catalogue import Catalogue, Statement
from dossier.compose.facts import shown_value
from dossier.compose.origins import party
from dossier.compose.sheet import Sheet, cite, name_of, to, to_page, when
from dossier.compose.statements import ACTORS, entry
from dossier.compose.views import Anchor, Event, Phrase, When, phrase
from dossier.model.content import Claim, Dossier, Entity, Stance, Value
from dossier.model.dates import Date
from dossier.model.kinds import FieldType
from dossier.model.paths import CHRONOLOGY
from dossier.model.text import Link

# Beside the kinds: what a statement is in time.
SAID, DENIED, REVERSED = "said", "denied", "reversed"
SORTS = (SAID, DENIED, REVERSED)

_DENIALS = (Stance.DENIES, Stance.NO_COMMENT)


@dataclass(frozen=True, slots=True)
class _Dated:
    date: Date
    subject: Entity | Statement
    published: bool = False


def timeline(sheet: Sheet) -> Timeline:
    """Everything with a date of its own, in order; denials, and what ends them, else by their article's."""
    years: defaultdict[int, list[Event]] = defaultdict(list)
    for dated in _dated(sheet.catalogue):
        years[dated.date.first.year].append(_event(sheet, dated))
    every = [event for events in years.values() for event in events]
    shown = tuple((year, tuple(events)) for year, events in years.items())
    sorts, actors = _sorts(sheet.dossier, every), _actors(sheet.dossier, every)
    return Timeline(shown, sorts, actors, is_whole=sheet.path == CHRONOLOGY)


def strip(sheet: Sheet) -> tuple[Strip, ...]:
    """The same to be drawn; it cites nothing. Nothing where nothing has a date."""
    blank = Sheet(sheet.catalogue, sheet.path)
    events = tuple(_event(blank, dated) for dated in _dated(sheet.catalogue))
    more = to_page(sheet, CHRONOLOGY, phrase("chronology.all")) if sheet.path != CHRONOLOGY else None
    return (Strip(events, _sorts(sheet.dossier, events), more),) if events else ()


def latest_events(sheet: Sheet, kind: str, most: int) -> tuple[Event, ...]:
    """The latest entities of a kind that have a date, the newest first."""
    found = [
        d for d in _entities(sheet.catalogue) if isinstance(d.subject, Entity) and d.subject.kind == kind
    ]
    newest = sorted(found, key=lambda dated: dated.date.order, reverse=True)[:most]
    return tuple(_event(sheet, dated) for dated in newest)


def date_of(catalogue: Catalogue, entity: Entity) -> Date | None:
    """The most exact date that claims set on the entity, else the one from outside."""
    fields = catalogue.dossier.kinds[entity.kind].fields.values()
    held = [r.value for f in fields for _, r in catalogue.readings.get((entity.id, f.id), [])]
    dates = [value for value in held if isinstance(value, Date)] + ([entity.date] if entity.date else [])
    return min(dates, key=lambda date: (date.last - date.first, date.order), default=None)


def _dated(catalogue: Catalogue) -> list[_Dated]:
    return sorted([*_entities(catalogue), *_statements(catalogue)], key=lambda dated: dated.date.order)


def _entities(catalogue: Catalogue) -> Iterator[_Dated]:
    for entity in catalogue.dossier.entities.values():
        date = date_of(catalogue, entity)
        if date:
            yield _Dated(date, entity)


def _statements(catalogue: Catalogue) -> Iterator[_Dated]:
    for statement in catalogue.statements:
        first = statement[0]
        published = catalogue.dossier.sources[first.ref.source].published
        if first.analysis or any(_dates_an_entity(claim) for claim in statement):
            continue
        if first.date:
            yield _Dated(first.date, statement)
        elif published and _sort(catalogue.dossier, statement) != SAID:
            yield _Dated(published, statement, published=True)


def _dates_an_entity(claim: Claim) -> bool:
    return any(isinstance(reading.value, Date) for reading in claim.readings)


def _sort(dossier: Dossier, statement: Statement) -> str:
    if statement[0].stance in _DENIALS:
        return DENIED
    before = (dossier.claims[other.claim] for claim in statement for other in claim.supersedes)
    return REVERSED if any(claim.stance in _DENIALS for claim in before) else SAID


def _event(sheet: Sheet, dated: _Dated) -> Event:
    if isinstance(dated.subject, Entity):
        return _entity_event(sheet, dated.date, dated.subject)
    statement, shown = dated.subject, entry(sheet, dated.subject)
    ref = statement[0].ref
    return Event(
        id=f"{ref.source}-{ref.claim}",
        sort=_sort(sheet.dossier, statement),
        actors=_involved(sheet.dossier, _named(sheet.dossier, statement)),
        date=_when(sheet, dated.date),
        marks=shown.marks,
        subject=None,
        details=(),
        entry=shown,
        published=dated.published,
    )


def _named(dossier: Dossier, statement: Statement) -> Iterator[str]:
    for claim in statement:
        yield from (*claim.speakers, *claim.subjects)
        yield from (id for p in claim.says if isinstance(p, Link) for id in dossier.resolve(p.target))


def _when(sheet: Sheet, date: Date) -> When:
    return when(sheet, date) or When(date, outside=False)


def _entity_event(sheet: Sheet, date: Date, entity: Entity) -> Event:
    fields = sheet.dossier.kinds[entity.kind].fields.values()
    dating: list[Claim] = []
    stances: list[Stance] = []
    named: list[str] = [entity.id]
    details: dict[tuple[Anchor | When | Value, Stance], None] = {}
    for field in fields:
        for claim, reading in sheet.catalogue.readings.get((entity.id, field.id), []):
            if field.type is FieldType.DATE or field.reverse:
                dating.append(claim)
            if reading.value == date:
                stances.append(claim.stance)
            if field.type is FieldType.ENTITY and field.reverse:
                named.append(str(reading.value))
                details[shown_value(sheet, field, reading.value), claim.stance] = None
    return Event(
        id=entity.id,
        sort=entity.kind,
        actors=_involved(sheet.dossier, named),
        date=_when(sheet, date),
        marks=cite(sheet, [claim.ref for claim in dating]),
        subject=to(sheet, entity.id),
        details=tuple(details),
        entry=None,
        stance=_firmest(stances),
    )


def _firmest(stances: list[Stance]) -> Stance:
    """What a date is shown with that several claims give: one that asserts it is enough."""
    return Stance.ASSERTS if Stance.ASSERTS in stances or not stances else stances[0]


def _involved(dossier: Dossier, named: Iterable[str]) -> tuple[str, ...]:
    """The actors among those named, and their parties: who asks for a state wants its ministers, too."""
    found = [id for id in named if id in dossier.entities and dossier.entities[id].kind == ACTORS]
    return tuple(dict.fromkeys([*found, *(party(dossier, id) for id in found)]))


def _sorts(dossier: Dossier, events: Iterable[Event]) -> tuple[tuple[str, str | Phrase], ...]:
    """The sorts that there are: kinds in their order, then what statements are."""
    used = {event.sort for event in events}
    names: dict[str, str | Phrase] = {kind.id: kind.plural for kind in dossier.kinds.values()}
    names |= {sort: phrase(f"chronology.{sort}") for sort in SORTS}
    return tuple((sort, name) for sort, name in names.items() if sort in used)


def _actors(dossier: Dossier, events: Iterable[Event]) -> tuple[tuple[str, str], ...]:
    found = {id: name_of(dossier, id) for event in events for id in event.actors}
    return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))
