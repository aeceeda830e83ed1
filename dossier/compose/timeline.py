"""What happened, in the order of dates."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.compose.blocks import Timeline
from dossier.compose.catalogue import Catalogue, Statement
from dossier.compose.facts import shown_value
from dossier.compose.sheet import Sheet, cite, to, when
from dossier.compose.statements import entry
from dossier.compose.views import Anchor, Event, When
from dossier.model.content import Claim, Entity, Stance, Value
from dossier.model.dates import Date
from dossier.model.kinds import FieldType

Dated = tuple[Date, Entity | Statement]


def timeline(sheet: Sheet) -> Timeline:
    """Everything with a date of its own: entities that have one, and dated statements that set none."""
    found = [*_entities(sheet.catalogue), *_statements(sheet.catalogue)]
    years: defaultdict[int, list[Event]] = defaultdict(list)
    for date, subject in sorted(found, key=lambda dated: dated[0].order):
        event = (
            _entity_event(sheet, date, subject)
            if isinstance(subject, Entity)
            else _event(sheet, date, subject)
        )
        years[date.first.year].append(event)
    return Timeline(tuple((year, tuple(events)) for year, events in years.items()))


def date_of(catalogue: Catalogue, entity: Entity) -> Date | None:
    """The most exact date that claims set on the entity, else the one from outside."""
    fields = catalogue.dossier.kinds[entity.kind].fields.values()
    held = [r.value for f in fields for _, r in catalogue.readings.get((entity.id, f.id), [])]
    dates = [value for value in held if isinstance(value, Date)] + ([entity.date] if entity.date else [])
    return min(dates, key=lambda date: (date.last - date.first, date.order), default=None)


def _entities(catalogue: Catalogue) -> Iterator[Dated]:
    for entity in catalogue.dossier.entities.values():
        date = date_of(catalogue, entity)
        if date:
            yield date, entity


def _statements(catalogue: Catalogue) -> Iterator[Dated]:
    for statement in catalogue.statements:
        first = statement[0]
        if first.date and not first.analysis and not any(_dates_an_entity(claim) for claim in statement):
            yield first.date, statement


def _dates_an_entity(claim: Claim) -> bool:
    return any(isinstance(reading.value, Date) for reading in claim.readings)


def _event(sheet: Sheet, date: Date, statement: Statement) -> Event:
    shown = entry(sheet, statement)
    return Event(_when(sheet, date), shown.marks, None, (), shown)


def _when(sheet: Sheet, date: Date) -> When:
    return when(sheet, date) or When(date, outside=False)


def _entity_event(sheet: Sheet, date: Date, entity: Entity) -> Event:
    fields = sheet.dossier.kinds[entity.kind].fields.values()
    dating: list[Claim] = []
    stances: list[Stance] = []
    details: dict[tuple[Anchor | When | Value, Stance], None] = {}
    for field in fields:
        for claim, reading in sheet.catalogue.readings.get((entity.id, field.id), []):
            if field.type is FieldType.DATE or field.reverse:
                dating.append(claim)
            if reading.value == date:
                stances.append(claim.stance)
            if field.type is FieldType.ENTITY and field.reverse:
                details[shown_value(sheet, field, reading.value), claim.stance] = None
    marks = cite(sheet, [claim.ref for claim in dating])
    return Event(_when(sheet, date), marks, to(sheet, entity.id), tuple(details), None, _firmest(stances))


def _firmest(stances: list[Stance]) -> Stance:
    """What a date is shown with that several claims give: one that asserts it is enough."""
    return Stance.ASSERTS if Stance.ASSERTS in stances or not stances else stances[0]
