"""Keys and items taken out of YAML, with their lines; all else stays."""

from dossier.model.placed import PlacedList, PlacedMapping
from dossier.revise.edits import Edit, Original
from dossier.revise.places import extent, is_flow


def key_removed(front: PlacedMapping, before: Original, key: str) -> Edit:
    """The edit that takes a key out with its value, and the comment behind it; it must be there."""
    begin, end = before.offset(front.key_at(key)), extent(front[key], before)[1]
    if is_flow(front):
        return _from_flow(before, begin, end)
    names = list(front)
    if names[0] == key and len(names) > 1:
        # The dash of the item stays, and the next key comes to stand behind it.
        return Edit(begin, before.offset(front.key_at(names[1])), "")
    return _lines(before, begin, end)


def item_removed(items: PlacedList, before: Original, index: int) -> Edit:
    """The edit that takes an item out of a list; the last one leaves an empty list behind."""
    begin, end = extent(items[index], before)
    if is_flow(items):
        return _from_flow(before, begin, end)
    if len(items) == 1:
        whole = extent(items, before)
        return Edit(before.text.rindex(":", 0, whole[0]) + 1, end, " []")
    return _lines(before, begin, end)


def _lines(before: Original, begin: int, end: int) -> Edit:
    """From the start of the line to the start of that behind the end."""
    first = before.text.rfind("\n", 0, begin) + 1
    last = before.text.find("\n", end)
    return Edit(first, len(before.text) if last < 0 else last + 1, "")


def _from_flow(before: Original, begin: int, end: int) -> Edit:
    """With the comma behind it, else the one before it."""
    rest = before.text[end:]
    behind = rest.lstrip()
    if behind.startswith(","):
        after = rest[rest.index(",") + 1 :]
        return Edit(begin, len(before.text) - len(after.lstrip(" ")), "")
    lead = before.text[:begin].rstrip()
    return Edit(len(lead) - 1 if lead.endswith(",") else begin, end, "")
