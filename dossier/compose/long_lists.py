"""Which lists of a page can be parted: their items, how some of them make a shorter list, and by what."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.provenance import Provenance, When
from dossier.compose.sections.backlinks import Backlinks
from dossier.compose.sections.by_party import StatementsByParty
from dossier.compose.sections.contributions import Contributions
from dossier.compose.sections.disputes import DisputeItem, Disputes, Sequences
from dossier.compose.sections.entries import Entries
from dossier.compose.sections.exchange import Exchange
from dossier.compose.sections.index import Index
from dossier.compose.sections.readings import Readings
from dossier.compose.sections.single_origin import SingleOrigin
from dossier.compose.sections.source_list import SourceList
from dossier.compose.sections.timeline import Timeline
from dossier.compose.sections.voices import Voices
from dossier.derive.groups import grouped

# What a part is called: a year or a letter; nothing for what has neither.
Label = str


@dataclass(frozen=True, slots=True)
class LongList:
    """How a list is parted: its items in order, the list of some of them, and the label of each.

    ``timed`` says that the items are in the order of time, so that the latest are worth showing first.
    """

    items: Callable[[Any], Sequence[Any]]
    of: Callable[[Any, Sequence[Any]], Block]
    label: Callable[[Any], Label]
    timed: bool = True


def _by_rows(name: str, label: Callable[[Any], Label], timed: bool = True) -> LongList:
    """A list whose items stand in one field."""
    return LongList(
        lambda b: getattr(b, name), lambda b, items: replace(b, **{name: tuple(items)}), label, timed
    )


def _year(when: When | None) -> Label:
    return str(when.date.first.year) if when else ""


def _said(provenance: Provenance | None) -> Label:
    return _year(provenance.date) if provenance else ""


def _initial(name: object) -> Label:
    """The first letter of a name, without what is put on it."""
    letters = (sign for sign in unicodedata.normalize("NFKD", str(name)) if sign.isalnum())
    return next(letters, "").upper()


def _of_item(item: DisputeItem) -> Label:
    return _said(item.entries[0].provenance)


def _of_anchor(anchor: Anchor) -> Label:
    return _initial(anchor.label)


def _entries(block: Entries) -> Sequence[Any]:
    return [(group, entry) for group in block.groups for entry in group.entries]


def _with_entries(block: Entries, items: Sequence[Any]) -> Entries:
    return replace(block, groups=_groups(items))


def _groups(items: Sequence[Any]) -> tuple[Any, ...]:
    """The groups with some of their entries, in the same order."""
    # By identity: to compare two groups is to compare all that they hold.
    of = {id(group): group for group, _ in items}
    parted = grouped((id(group), entry) for group, entry in items)
    return tuple(replace(of[key], entries=entries) for key, entries in parted.items())


def _by_party(block: StatementsByParty) -> Sequence[Any]:
    return [
        (part, group, entry) for part in block.parties for group in part.groups for entry in group.entries
    ]


def _with_parties(block: StatementsByParty, items: Sequence[Any]) -> StatementsByParty:
    of = {id(part): part for part, *_ in items}
    parted = grouped((id(part), (group, entry)) for part, group, entry in items)
    parties = (replace(of[key], groups=_groups(entries)) for key, entries in parted.items())
    return replace(block, parties=tuple(parties))


def _events(block: Timeline) -> Sequence[Any]:
    return [(year, event) for year, events in block.years for event in events]


def _with_events(block: Timeline, items: Sequence[Any]) -> Timeline:
    return replace(block, years=tuple(grouped(items).items()))


def _with_readings(block: Readings, items: Sequence[Any]) -> Readings:
    # The drawing would be of all of them.
    return replace(block, rows=tuple(items), chart=None)


LONG_LISTS: Mapping[type[Block], LongList] = {
    Entries: LongList(_entries, _with_entries, lambda item: _said(item[1].provenance)),
    StatementsByParty: LongList(_by_party, _with_parties, lambda item: _said(item[2].provenance)),
    Timeline: LongList(_events, _with_events, lambda item: str(item[0]), timed=False),
    Readings: LongList(lambda b: b.rows, _with_readings, lambda row: _said(row.cell.provenance)),
    Disputes: _by_rows("items", _of_item),
    Sequences: _by_rows("items", _of_item),
    SingleOrigin: _by_rows("statements", lambda statement: _said(statement.provenance)),
    SourceList: _by_rows("rows", lambda row: _year(row.published)),
    Index: _by_rows("rows", lambda row: _of_anchor(row.anchor), timed=False),
    Exchange: _by_rows("rows", lambda row: _of_anchor(row.anchor), timed=False),
    Voices: _by_rows("rows", lambda row: _of_anchor(row.actor), timed=False),
    Contributions: _by_rows("rows", lambda row: _of_anchor(row.article), timed=False),
    Backlinks: _by_rows("claims", lambda pair: _initial(pair[0]), timed=False),
}
