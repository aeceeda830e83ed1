"""Withdrawals and corrections, written where the loader finds them."""

from textwrap import wrap

from dossier.model.placed import PlacedList, PlacedMapping
from dossier.revise.edits import Edit, Original
from dossier.revise.places import added, as_yaml, extent, is_flow, key_added

# As long as lines of records are, less what they are indented by.
_WIDTH = 96


def withdrawal(front: PlacedMapping, before: Original, day: str, because: str) -> list[Edit]:
    """The edits that withdraw a source."""
    line = f"withdrawn: {{date: {day}, because: {as_yaml(because)}}}"
    return [key_added(front, before, line, "rights")]


def correction(
    claim: PlacedMapping, before: Original, day: str, was: str, says: str, because: str
) -> list[Edit]:
    """The edits that write down what a claim said before; ``says`` is what it says now, if that changes."""
    given, entry = claim.get("corrected"), {"date": day, "was": was, "because": because}
    is_block = given is None or (isinstance(given, PlacedList) and not is_flow(given))
    if is_flow(claim) or not is_block:
        value = f"{{{', '.join(f'{key}: {as_yaml(text)}' for key, text in entry.items())}}}"
        edits = [added(claim, before, "corrected", value, "says")]
    elif given is None:
        edits = [key_added(claim, before, f"corrected:\n  - {_block(entry, 4)}", "says")]
    else:
        edits = [added(claim, before, "corrected", _block(entry, 2), "says")]
    if says:
        words = as_yaml(says) if is_flow(claim) else _folded(says, claim.at.column + 1)
        edits.append(Edit(*extent(claim["says"], before), words))
    return edits


def _block(entry: dict[str, str], indent: int) -> str:
    """The keys below each other, the sentence folded."""
    space = " " * indent
    return f"date: {entry['date']}\n{space}was: {_folded(entry['was'], indent + 2)}\n{space}because: " + (
        as_yaml(entry["because"])
    )


def _folded(text: str, indent: int) -> str:
    lines = wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(f"{' ' * indent}{line}" for line in lines)])


def claim_in(front: PlacedMapping, id: str) -> PlacedMapping:
    """A claim of a record as it is written."""
    item: PlacedMapping = next(item for item in front["claims"] if item["id"] == id)
    return item
