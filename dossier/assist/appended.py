"""New claims behind those of a source, in its editor's own file: all else of it stays, letter by letter."""

from collections.abc import Sequence

from dossier.assist.records import Record, as_block, as_flow
from dossier.model.placed import PlacedList, PlacedMapping
from dossier.revise.edits import Edit, Original
from dossier.revise.places import extent, is_flow, key_added


def appended(front: PlacedMapping, before: Original, records: Sequence[Record]) -> Edit:
    """The edit that puts records behind the last claim; the key ``claims`` is added where there is none."""
    given = front.get("claims")
    if isinstance(given, PlacedList) and given and is_flow(given):
        place = extent(given, before)[1] - 1
        return Edit(place, place, "".join(f", {as_flow(record)}" for record in records))
    if isinstance(given, PlacedList) and given:
        begin, end = extent(given, before)
        indent = " " * (given.at.column - 1)
        place = before.line_end(end)
        return Edit(place, place, "".join(f"\n{_item(record, indent)}" for record in records))
    lines = "\n".join(_item(record, "  ") for record in records)
    if given is None:
        return key_added(front, before, f"claims:\n{lines}", "")
    begin, end = extent(given, before)
    # What an editor wrote behind the empty list, such as a comment, stays on its line.
    rest = before.text[end : before.line_end(end)].strip()
    begin = begin if rest else len(before.text[:begin].rstrip(" "))
    return Edit(begin, before.line_end(end), f"{rest}\n{lines}")


def _item(record: Record, indent: str) -> str:
    block = as_block(record).replace("\n", f"\n{indent}")
    return f"{indent}- {block}"
