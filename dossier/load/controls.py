"""Control characters: nobody sees them, and programs take them for signs."""

from collections.abc import Callable, Iterator

from dossier.model.escapes import CONTROLS
from dossier.problems import Code, Location, Problem


def controls(text: str, where: Callable[[int], Location]) -> Iterator[Problem]:
    """The first control character of each line of a text; yields control-character."""
    # Nearly all texts are printable as a whole, which Python knows without looking at each letter again.
    if text.isprintable() or CONTROLS.isdisjoint(text):
        return
    start = 0
    for line in text.split("\n"):
        offset = next((offset for offset, sign in enumerate(line) if sign in CONTROLS), None)
        if offset is not None:
            message = f"the character U+{ord(line[offset]):04X} cannot stand in a text"
            hint = "take it out: it cannot be seen, and mostly comes with copied words"
            yield Problem(Code.CONTROL_CHARACTER, where(start + offset), message, hint)
        start += len(line) + 1
