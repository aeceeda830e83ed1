"""Which lists of a page can be parted: their items, how some of them make a shorter list, and by what."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Foreign, Message
from dossier.compose.provenance import Provenance, When
from dossier.compose.sections.backlinks import Backlinks
from dossier.compose.sections.by_party import StatementsByParty
from dossier.compose.sections.disputes import DisputeItem, Disputes, Sequences
from dossier.compose.sections.entries import Entries
from dossier.compose.sections.exchange import Exchange
from dossier.compose.sections.in_brief import InBrief
from dossier.compose.sections.index import Index
from dossier.compose.sections.readings import Readings
from dossier.compose.sections.same_report import SameReport
from dossier.compose.sections.single_origin import SingleOrigin
from dossier.compose.sections.source_list import SourceList
from dossier.compose.sections.timeline import Timeline
from dossier.compose.sections.voices import Voices
from dossier.derive.groups import grouped

# What a part is called: a year or a letter; nothing for what has neither.
Label = str
_Items = Callable[[Any], Sequence[Any]]
_Some = Callable[[Any, Sequence[Any]], Block]


@dataclass(frozen=True, slots=True)
class LongList:
    """How a list is parted: its items in order, the list of some of them, and the label of each.

    ``when`` is the date of an item, where the latest are worth showing first, whatever the order of the list:
    ``latest`` is then what stays on the page. It is the list of these alone, unless the list says how many
    there are. ``weight`` says for how many an item counts: what rests on many claims has as many notes.
    """

    items: _Items
    of: _Some
    label: Callable[[Any], Label]
    when: Callable[[Any], When | None] | None = None
    latest: _Some | None = None
    weight: Callable[[Any], int] = lambda _: 1


def _dated(
    items: _Items, of: _Some, when: Callable[[Any], When | None], latest: _Some | None = None
) -> LongList:
    """A list whose items are parted by their years."""
    return LongList(items, of, lambda item: _year(when(item)), when, latest or of)


def _disputes() -> LongList:
    return replace(_dated(*_rows("items"), _of_item), weight=lambda item: len(item.entries))


def _rows(name: str) -> tuple[_Items, _Some]:
    """Items that stand in one field, and the list of some of them."""
    return attrgetter(name), lambda block, items: replace(block, **{name: tuple(items)})


def _year(when: When | None) -> Label:
    return str(when.date.first.year) if when else ""


def _said(provenance: Provenance | None) -> When | None:
    return provenance.date if provenance else None


def words_of(label: str | Foreign | Message) -> str:
    """The words of a label that has some of its own."""
    return label.text if isinstance(label, Foreign) else label if isinstance(label, str) else ""


def _initial(label: str | Foreign | Message) -> Label:
    """The first letter of a name, without what is put on it."""
    letters = (sign for sign in unicodedata.normalize("NFKD", words_of(label)) if sign.isalnum())
    return next(letters, "").upper()


def _of_item(item: DisputeItem) -> When | None:
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


def _short(block: SingleOrigin, items: Sequence[Any]) -> SingleOrigin:
    return replace(block, statements=tuple(items), rest=len(block.statements) - len(items))


def _within(name: str) -> Callable[[Any], Sequence[Any]]:
    """The statements of every part of a block, each with its part."""
    return lambda block: [(part, short) for part in getattr(block, name) for short in part.statements]


def _with_within(name: str, *, is_whole: bool) -> _Some:
    """The block with some of these statements; if it ``is_whole``, with every part, and all are counted."""

    def made(block: Any, items: Sequence[Any]) -> Block:
        # By identity: to compare two parts is to compare all that they hold.
        kept = grouped((id(part), short) for part, short in items)
        parts = [part for part in getattr(block, name) if is_whole or id(part) in kept]
        shorter = ((part, kept.get(id(part), ())) for part in parts)
        changed: Block = replace(block, **{name: tuple(_some_of(*pair, is_whole) for pair in shorter)})
        return changed

    return made


def _some_of(part: Any, statements: tuple[Any, ...], is_whole: bool) -> Any:
    return replace(part, statements=statements, rest=(len(part.statements) - len(statements)) * is_whole)


def _reported(name: str) -> LongList:
    """The statements within the parts of a block."""
    some, whole = (_with_within(name, is_whole=is_whole) for is_whole in (False, True))
    return _dated(_within(name), some, lambda item: _said(item[1].provenance), whole)


LONG_LISTS: Mapping[type[Block], LongList] = {
    Entries: _dated(_entries, _with_entries, lambda item: _said(item[1].provenance)),
    StatementsByParty: _dated(_by_party, _with_parties, lambda item: _said(item[2].provenance)),
    Timeline: LongList(
        _events, _with_events, lambda item: str(item[0]), weight=lambda item: len(item[1].marks.cited)
    ),
    Readings: replace(
        _dated(lambda b: b.rows, _with_readings, lambda row: _said(row.cell.provenance)),
        weight=lambda row: len(row.cell.marks.cited),
    ),
    Disputes: _disputes(),
    Sequences: _disputes(),
    SingleOrigin: _dated(*_rows("statements"), lambda statement: _said(statement.provenance), _short),
    SourceList: _dated(*_rows("rows"), lambda row: row.published),
    Index: LongList(
        *_rows("rows"),
        lambda row: _of_anchor(row.anchor),
        weight=lambda row: sum(len(cell.marks.cited) for column in row.cells for cell in column),
    ),
    Exchange: LongList(
        *_rows("rows"), lambda row: _of_anchor(row.anchor), weight=lambda row: len(row.marks.cited)
    ),
    Voices: LongList(*_rows("rows"), lambda row: _of_anchor(row.actor)),
    InBrief: _reported("lists"),
    SameReport: _reported("reports"),
    Backlinks: LongList(*_rows("claims"), lambda pair: _initial(pair[0])),
}
