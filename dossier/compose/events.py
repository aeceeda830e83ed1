"""Events: entities with a date, dated statements, and denials with what later replaced them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dossier.compose.cells import resolved
from dossier.compose.inline import Anchor, Marks, Message, message
from dossier.compose.page_context import PageContext, cite, name_of, to, to_disputes
from dossier.compose.provenance import When, when
from dossier.compose.statements import Entry, entry
from dossier.derive.catalogue import Catalogue
from dossier.derive.claims_index import ClaimReading, Statement
from dossier.derive.origins import party
from dossier.model.content import NOT_ADMITTING, Claim, Dossier, Entity, Stance, Value
from dossier.model.dates import Date
from dossier.model.roles import KindRole
from dossier.model.text import ClaimRef, Link
from dossier.model.values import DATE, ENTITY

# Sorts of events that are statements; those that are entities have their kind as their sort.
SAID, DENIED, REVERSED = "said", "denied", "reversed"
SORTS = (SAID, DENIED, REVERSED)

# From what is surest to what is least so.
_FIRMNESS = (
    Stance.ASSERTS, Stance.SUSPECTS, Stance.PROMISES, Stance.PREDICTS, Stance.FEARS,
    Stance.NO_COMMENT, Stance.DISMISSES, Stance.DENIES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: an entity with a date, or a dated statement.

    ``id`` is its anchor in the chronology, ``sort`` a kind's id or one of ``SORTS``; ``actors`` are
    the ids of those who took part, speak or are spoken of, and of their parties. ``published`` says that the
    date is that of the article; ``ref`` is the first claim of a statement. ``stance`` is that of the claims
    that date an entity; each of its details has a stance of its own. ``disputed`` leads to the dispute, if
    that date is disputed.
    """

    id: str
    sort: str
    actors: tuple[str, ...]
    date: When
    marks: Marks
    subject: Anchor | None
    details: tuple[tuple[Anchor | When | Value, Stance], ...]
    entry: Entry | None
    stance: Stance = Stance.ASSERTS
    disputed: Anchor | None = None
    published: bool = False
    ref: ClaimRef | None = None


@dataclass(frozen=True, slots=True)
class _Dated:
    date: Date
    subject: Entity | Statement
    published: bool = False


def latest_events(context: PageContext, kind: str, most: int) -> tuple[Event, ...]:
    """The latest entities of a kind that have a date, the newest first."""
    entities = context.catalogue.entities.of_kind.get(kind, ())
    newest = sorted(_dated(context.catalogue, entities), key=lambda dated: dated.date.order, reverse=True)[
        :most
    ]
    return tuple(event(context, dated) for dated in newest)


def dated_subjects(catalogue: Catalogue) -> list[_Dated]:
    """Everything that has a date, in order."""
    entities = catalogue.dossier.entities.values()
    dated = [*_dated(catalogue, entities), *_first_told(catalogue), *_statements(catalogue)]
    return sorted(dated, key=lambda one: one.date.order)


def _first_told(catalogue: Catalogue) -> Iterator[_Dated]:
    """The events that no article dates, where the first that tells of them stands: it came later."""
    for entity in _without_date(catalogue):
        if days := _printed(catalogue, entity):
            yield _Dated(min(days, key=lambda day: day.order), entity, published=True)


def undated_events(catalogue: Catalogue) -> tuple[Entity, ...]:
    """The events that have no date, and of which no article that tells of them has one either."""
    return tuple(entity for entity in _without_date(catalogue) if not _printed(catalogue, entity))


def _without_date(catalogue: Catalogue) -> Iterator[Entity]:
    dossier, dates = catalogue.dossier, {**catalogue.rejected_dates, **catalogue.dates}
    events = (e for e in dossier.entities.values() if dossier.has_role(e.id, KindRole.EVENT))
    return (entity for entity in events if entity.id not in dates)


def _printed(catalogue: Catalogue, entity: Entity) -> list[Date]:
    claims = catalogue.claims.claims_about.get(entity.id, ())
    days = (catalogue.dossier.sources[claim.ref.source].published for claim in claims)
    return [day for day in days if day]


def _dated(catalogue: Catalogue, entities: Iterable[Entity]) -> Iterator[_Dated]:
    # A denied date stands in the chronology as one, if there is no other.
    dates = {**catalogue.rejected_dates, **catalogue.dates}
    return (_Dated(dates[e.id], e) for e in entities if e.id in dates)


def _statements(catalogue: Catalogue) -> Iterator[_Dated]:
    for statement in catalogue.claims.statements:
        first = statement[0]
        published = catalogue.dossier.sources[first.ref.source].published
        # Opinions are no events; and a statement that dates an entity would repeat the event of that entity.
        if first.analysis or any(_dates_an_entity(claim) for claim in statement):
            continue
        if first.date:
            yield _Dated(first.date, statement)
        # Most statements without a date say nothing of time; but when a denial came is what readers look
        # for.
        elif published and _sort(catalogue, statement) != SAID:
            yield _Dated(published, statement, published=True)


def _dates_an_entity(claim: Claim) -> bool:
    return any(isinstance(reading.value, Date) for reading in claim.readings)


def _sort(catalogue: Catalogue, statement: Statement) -> str:
    if statement[0].stance in NOT_ADMITTING:
        return DENIED
    if statement[0].ref in catalogue.admissions:
        return REVERSED
    before = (catalogue.dossier.claims[other.claim] for claim in statement for other in claim.supersedes)
    return REVERSED if any(claim.stance in NOT_ADMITTING for claim in before) else SAID


def event(context: PageContext, dated: _Dated) -> Event:
    """An entity with a date, or a dated statement, as something that happened."""
    if isinstance(dated.subject, Entity):
        return replace(_entity_event(context, dated.date, dated.subject), published=dated.published)
    statement, said = dated.subject, entry(context, dated.subject)
    ref = statement[0].ref
    return Event(
        id=f"{ref.source}-{ref.claim}",
        sort=_sort(context.catalogue, statement),
        actors=_involved(context.dossier, _named(context.dossier, statement)),
        date=_when(context, dated.date),
        marks=said.marks,
        subject=None,
        details=(),
        entry=said,
        published=dated.published,
        ref=ref,
    )


def _named(dossier: Dossier, statement: Statement) -> Iterator[str]:
    for claim in statement:
        yield from (*claim.speakers, *claim.subjects)
        yield from (id for p in claim.says if isinstance(p, Link) for id in dossier.resolve(p.target))


def _when(context: PageContext, date: Date) -> When:
    return when(context, date) or When(date, outside=False)


def _entity_event(context: PageContext, date: Date, entity: Entity) -> Event:
    fields = context.dossier.kinds[entity.kind].fields.values()
    dating: list[Claim] = []
    readings: list[ClaimReading] = []
    named: list[str] = [entity.id]
    # A dict without values: a set that keeps its order.
    details: dict[tuple[Anchor | When | Value, Stance], None] = {}
    for field in fields:
        for claim, reading in context.catalogue.claims.readings.get((entity.id, field.id), ()):
            # Fields with a reverse label name those who took part, which an event shows beside its date.
            if field.type is DATE or field.reverse:
                dating.append(claim)
            if isinstance(reading.value, Date) and reading.value.edtf == date.edtf:
                readings.append((claim, reading))
            if field.type is ENTITY and field.reverse:
                named.append(str(reading.value))
                details[resolved(context, field, reading.value), claim.stance] = None
    return Event(
        id=entity.id,
        sort=entity.kind,
        actors=_involved(context.dossier, named),
        date=_when(context, date),
        marks=cite(context, [claim.ref for claim in dating]),
        subject=to(context, entity.id),
        details=tuple(details),
        entry=None,
        stance=_firmest([claim.stance for claim, _ in readings]),
        disputed=to_disputes(context, readings),
    )


def _firmest(stances: list[Stance]) -> Stance:
    """The stance to show for a date that several claims give: one that asserts it is enough."""
    return min(stances, key=_FIRMNESS.index, default=Stance.ASSERTS)


def _involved(dossier: Dossier, named: Iterable[str]) -> tuple[str, ...]:
    """The actors among those named, and their parties: who asks for a state wants its ministers, too."""
    actors = [id for id in named if id in dossier.entities and dossier.has_role(id, KindRole.PARTY)]
    return tuple(dict.fromkeys([*actors, *(party(dossier, id) for id in actors)]))


def sorts_of(dossier: Dossier, events: Iterable[Event]) -> tuple[tuple[str, str | Message], ...]:
    """The sorts that occur among the events: first kinds, in the order of ``kinds.yml``, then ``SORTS``."""
    used = {event.sort for event in events}
    names: dict[str, str | Message] = {kind.id: kind.plural for kind in dossier.kinds.values()}
    names |= {sort: message(f"chronology.{sort}") for sort in SORTS}
    return tuple((sort, name) for sort, name in names.items() if sort in used)


def actors_of(dossier: Dossier, events: Iterable[Event]) -> tuple[tuple[str, str], ...]:
    """The ids and names of all who took part, speak or are spoken of, by name."""
    names = {id: name_of(dossier, id) for event in events for id in event.actors}
    return tuple(sorted(names.items(), key=lambda pair: pair[1].casefold()))
