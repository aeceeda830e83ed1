"""Disputes, sequences, denials and silences as the blocks of a page."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.entries import Entries, Group
from dossier.compose.statements import Entry, entry
from dossier.derive.claims_index import Statement
from dossier.derive.disputes import Dispute, Sequence
from dossier.model.content import Stance
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class DisputeItem:
    """Statements of which not all can be true, or a party's words one after another, and their subject.

    ``party`` is set where they are one party's; ``label`` is the field, if they are readings of one.
    """

    subject: Anchor | None
    label: str
    party: Anchor | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """What cannot all be true."""

    title: Message
    items: tuple[DisputeItem, ...]


@dataclass(frozen=True, slots=True)
class Sequences:
    """What was said otherwise later."""

    title: Message
    items: tuple[DisputeItem, ...]


# What the page of disputes shows.
DisputeSection = Disputes | Sequences | Entries


def dispute_list(context: PageContext) -> list[DisputeSection]:
    """Every dispute with all its sides, every change of a party's word, every denial and silence."""
    # In the order of the page, since notes are numbered as they are composed.
    found = context.catalogue.disputes
    still = tuple(_dispute(context, dispute) for dispute in found if not dispute.settled)
    changed = tuple(_sequence(context, sequence) for sequence in context.catalogue.sequences)
    settled = tuple(_dispute(context, dispute) for dispute in found if dispute.settled)
    blocks: list[DisputeSection] = [Disputes(message("disputes.disputed"), still)] if still else []
    blocks += [Sequences(message("disputes.sequences"), changed)] if changed else []
    blocks += [Disputes(message("disputes.settled"), settled)] if settled else []
    told = {s[0].ref for d in found for s in d.sides}
    told |= {s[0].ref for sequence in context.catalogue.sequences for s in sequence.steps}
    blocks += _with_stance(context, "denied", Stance.DENIES, told)
    return [*blocks, *_with_stance(context, "not-confirmed", Stance.NO_COMMENT, told)]


def _dispute(context: PageContext, found: Dispute) -> DisputeItem:
    subject = to(context, found.entity) if found.entity else None
    return DisputeItem(
        subject, _label(context, found.entity, found.field), None, _entries(context, found.sides)
    )


def _sequence(context: PageContext, found: Sequence) -> DisputeItem:
    label = _label(context, found.entity, found.field)
    # What was said later is the next step.
    steps = tuple(replace(step, later=()) for step in _entries(context, found.steps))
    return DisputeItem(to(context, found.entity), label, to(context, found.party), steps)


def _label(context: PageContext, entity: str, field: str) -> str:
    if not field:
        return ""
    return context.dossier.kinds[context.dossier.entities[entity].kind].fields[field].label


def _entries(context: PageContext, statements: Iterable[Statement]) -> tuple[Entry, ...]:
    return tuple(_bare(entry(context, statement)) for statement in statements)


def _bare(shown: Entry) -> Entry:
    """The statement without what stands beside it on this page anyway."""
    return replace(shown, contradicts=(), earlier=(), disputed=None)


def _with_stance(context: PageContext, key: str, stance: Stance, told: Set[ClaimRef]) -> tuple[Entries, ...]:
    """The statements of a stance that the page does not tell above."""
    every = [s for s in context.catalogue.claims.statements if s[0].stance is stance]
    found = [s for s in every if s[0].ref not in told]
    title = message(f"disputes.{'also-' if len(found) < len(every) else ''}{key}")
    return (Entries(title, (Group((), _entries(context, found)),)),) if found else ()
