"""The blocks of the page of disputes: disputes, changed positions, denials, and refusals to comment."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import repeat

from dossier.compose.blocks import Block
from dossier.compose.cells import resolved
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import MOST_VALUES, PageContext, to
from dossier.compose.provenance import When, when
from dossier.compose.sections.entries import Entries, Group
from dossier.compose.sections.readings import Numbers, numbers, totals
from dossier.compose.statements import Entry, entry
from dossier.derive.catalogue import Catalogue
from dossier.derive.claims_index import Statement, said_on
from dossier.derive.disputes import Dispute
from dossier.derive.sequences import Sequence, admitted
from dossier.model.content import HOLDING, NOT_ADMITTING, Entity, Stance, Value
from dossier.model.roles import KindRole
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class DisputeItem:
    """Statements that cannot all be true, or what a party said one after another, with what they are about.

    ``party`` is set where they are one party's; ``label`` is the field, if they are readings of one, and
    ``values`` what each of one party's statements sets there, where that is not the same; ``admitted`` says
    of each whether the party admits there what it denied before.
    """

    subject: Anchor | None
    label: str
    party: Anchor | None
    entries: tuple[Entry, ...]
    values: tuple[tuple[Anchor | When | Value, ...], ...] = ()
    admitted: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Disputes(Block):
    """Disputes under a heading: open ones, or settled ones."""

    title: Message
    items: tuple[DisputeItem, ...]


@dataclass(frozen=True, slots=True)
class Sequences(Block):
    """What one party said at first, and differently later."""

    title: Message
    items: tuple[DisputeItem, ...]


@dataclass(frozen=True, slots=True)
class UnlikeNumbers(Block):
    """Figures of which unlike totals are named that are not disputed, each of its own time and speaker."""

    figures: tuple[Numbers, ...]


def dispute_list(context: PageContext) -> list[Block]:
    """Every dispute, every change of a party's position, every denial and every refusal to comment.

    What most claims are about comes first.
    """
    # Footnotes are numbered as they are composed, so blocks are made in the order of the page.
    disputes = sorted(context.catalogue.disputes, key=lambda one: -sum(map(len, one.sides)))
    sequences = context.catalogue.sequences
    still = tuple(item for dispute in disputes if not dispute.settled for item in _dispute(context, dispute))
    unlike = tuple(numbers(context, figure) for figure in _unlike(context))
    changed = tuple(sequence_item(context, sequence) for sequence in sequences)
    settled = tuple(item for dispute in disputes if dispute.settled for item in _dispute(context, dispute))
    blocks: list[Block] = [Disputes(message("disputes.disputed"), still)] if still else []
    blocks += [UnlikeNumbers(unlike)] if unlike else []
    blocks += [Sequences(message("disputes.sequences"), changed)] if changed else []
    blocks += [Disputes(message("disputes.settled"), settled)] if settled else []
    above = {statement[0].ref for dispute in disputes for statement in dispute.sides}
    above |= {statement[0].ref for sequence in sequences for statement in sequence.steps}
    blocks += _with_stance(context, "denied", Stance.DENIES, above)
    blocks += _with_stance(context, "dismissed", Stance.DISMISSES, above)
    return [*blocks, *_with_stance(context, "not-confirmed", Stance.NO_COMMENT, above)]


def _unlike(context: PageContext) -> Iterable[Entity]:
    disputed = {dispute.entity for dispute in context.catalogue.disputes}
    for figure in context.dossier.with_role(KindRole.MEASURE):
        if figure.id not in disputed and len(totals(context, figure, HOLDING)) > 1:
            yield figure


def has_disputes(catalogue: Catalogue) -> bool:
    """Whether the page of disputes holds anything."""
    stances = {statement[0].stance for statement in catalogue.claims.statements}
    return bool(catalogue.disputes or catalogue.sequences) or not stances.isdisjoint(NOT_ADMITTING)


def _dispute(context: PageContext, dispute: Dispute) -> Iterator[DisputeItem]:
    """A dispute; one of more sides than a page holds, in as many pieces as it needs."""
    subject = to(context, dispute.entity) if dispute.entity else None
    label = _label(context, dispute.entity, dispute.field)
    # Few sides stand together, however short a page is.
    most = max(context.dossier.settings.page_items, MOST_VALUES)
    for start in range(0, len(dispute.sides), most):
        sides = dispute.sides[start : start + most]
        yield DisputeItem(subject, label, None, _entries(context, sides))


def sequence_item(context: PageContext, sequence: Sequence) -> DisputeItem:
    """What a party said one after another, as steps."""
    label = _label(context, sequence.entity, sequence.field)
    # No remark on what was said later: it is the next step in the same list.
    steps = tuple(replace(step, later=()) for step in _entries(context, sequence.steps))
    steps = tuple(map(_as_printed, repeat(context), steps, sequence.steps, repeat(_days(sequence.steps))))
    subject, party = to(context, sequence.entity), to(context, sequence.party)
    values, turns = _values(context, sequence), admitted(context.dossier, sequence)
    return DisputeItem(subject, label, party, steps, values, turns)


def _days(steps: Iterable[Statement]) -> frozenset[str]:
    """The dates that several of the steps have."""
    dates = Counter(step[0].date.edtf for step in steps if step[0].date)
    return frozenset(edtf for edtf, count in dates.items() if count > 1)


def _as_printed(context: PageContext, step: Entry, statement: Statement, days: Set[str]) -> Entry:
    """A step with the day of its article, where all speak of one day: only this tells the steps apart."""
    dated, said = statement[0].date, said_on(context.catalogue.claims, statement[0].ref)
    if dated is None or said is None or dated.edtf not in days:
        return step
    return replace(step, provenance=replace(step.provenance, date=when(context, said), published=True))


def _values(context: PageContext, sequence: Sequence) -> tuple[tuple[Anchor | When | Value, ...], ...]:
    """What each step sets, if not all set the same: then the stances alone do not tell what changed."""
    field = context.dossier.field_named(sequence.entity, sequence.field)
    unlike = [
        {
            field.type.key(reading.value): reading.value
            for claim in step
            for reading in claim.readings
            if (reading.entity, reading.field) == (sequence.entity, sequence.field)
        }
        for step in sequence.steps
    ]
    # A word that only takes back what was said sets nothing.
    if len({frozenset(step) for step in unlike if step}) < 2:
        return ()
    return tuple(tuple(resolved(context, field, value) for value in step.values()) for step in unlike)


def _label(context: PageContext, entity: str, field: str) -> str:
    return context.dossier.field_named(entity, field).label if field else ""


def _entries(context: PageContext, statements: Iterable[Statement]) -> tuple[Entry, ...]:
    """The statements, without remarks on other statements that stand beside them on this page anyway."""
    entries = (entry(context, statement) for statement in statements)
    return tuple(replace(one, contradicts=(), earlier=(), disputed=None) for one in entries)


def _with_stance(context: PageContext, key: str, stance: Stance, above: Set[ClaimRef]) -> tuple[Entries, ...]:
    """The statements of a stance, without those that already stand ``above`` on the page."""
    every = [s for s in context.catalogue.claims.statements if s[0].stance is stance]
    others = [s for s in every if s[0].ref not in above]
    title = message(f"disputes.{'also-' if len(others) < len(every) else ''}{key}")
    return (Entries(title, (Group((), _entries(context, others)),)),) if others else ()
