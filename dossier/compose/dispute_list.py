"""Disputes, sequences, denials and silences as the blocks of a page."""

from collections.abc import Iterable, Set
from dataclasses import replace

from dossier.compose.blocks import Block, Entries
from dossier.compose.catalogue import Statement
from dossier.compose.disputes import Dispute, Sequence, disputes, sequences
from dossier.compose.sheet import Sheet, to
from dossier.compose.statements import entry
from dossier.compose.survey import Disputes, Matter, Sequences
from dossier.compose.views import Entry, Group, phrase
from dossier.model.content import Stance
from dossier.model.text import ClaimRef


def dispute_list(sheet: Sheet) -> list[Block]:
    """Every dispute with all its sides, every change of a party's word, every denial and silence."""
    # In the order of the page, since notes are numbered as they are composed.
    found = disputes(sheet.catalogue)
    still = tuple(_dispute(sheet, dispute) for dispute in found if not dispute.settled)
    changed = tuple(_sequence(sheet, sequence) for sequence in sequences(sheet.catalogue))
    settled = tuple(_dispute(sheet, dispute) for dispute in found if dispute.settled)
    blocks: list[Block] = [Disputes(phrase("disputes.disputed"), still)] if still else []
    blocks += [Sequences(phrase("disputes.sequences"), changed)] if changed else []
    blocks += [Disputes(phrase("disputes.settled"), settled)] if settled else []
    told = {s[0].ref for d in found for s in d.sides}
    told |= {s[0].ref for sequence in sequences(sheet.catalogue) for s in sequence.steps}
    blocks += _with_stance(sheet, "denied", Stance.DENIES, told)
    return [*blocks, *_with_stance(sheet, "not-confirmed", Stance.NO_COMMENT, told)]


def _dispute(sheet: Sheet, found: Dispute) -> Matter:
    subject = to(sheet, found.entity) if found.entity else None
    return Matter(subject, _label(sheet, found.entity, found.field), None, _entries(sheet, found.sides))


def _sequence(sheet: Sheet, found: Sequence) -> Matter:
    label = _label(sheet, found.entity, found.field)
    # What was said later is the next step.
    steps = tuple(replace(step, later=()) for step in _entries(sheet, found.steps))
    return Matter(to(sheet, found.entity), label, to(sheet, found.party), steps)


def _label(sheet: Sheet, entity: str, field: str) -> str:
    if not field:
        return ""
    return sheet.dossier.kinds[sheet.dossier.entities[entity].kind].fields[field].label


def _entries(sheet: Sheet, statements: Iterable[Statement]) -> tuple[Entry, ...]:
    return tuple(_bare(entry(sheet, statement)) for statement in statements)


def _bare(shown: Entry) -> Entry:
    """The statement without what stands beside it on this page anyway."""
    return replace(shown, contradicts=(), earlier=(), disputed=None)


def _with_stance(sheet: Sheet, key: str, stance: Stance, told: Set[ClaimRef]) -> tuple[Block, ...]:
    """The statements of a stance that the page does not tell above."""
    every = [s for s in sheet.catalogue.statements if s[0].stance is stance]
    found = [s for s in every if s[0].ref not in told]
    title = phrase(f"disputes.{'also-' if len(found) < len(every) else ''}{key}")
    return (Entries(title, (Group(None, _entries(sheet, found)),)),) if found else ()
