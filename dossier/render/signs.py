"""The signs of events in the drawing of the chronology: a shape and a colour for each sort."""

from collections.abc import Mapping
from typing import NamedTuple

from dossier.compose.events import DENIED, REVERSED, SAID, Event
from dossier.compose.sections.strip import Strip
from dossier.model.content import Stance


class Look(NamedTuple):
    """The sign of a sort of events: a path around 0, 0, about 2 wide, and a colour."""

    path: str
    colour: str
    is_open: bool = False


_CIRCLE = "M-1,0A1,1 0 1 0 1,0A1,1 0 1 0 -1,0Z"
_DIAMOND = "M0,-1.25L1.25,0L0,1.25L-1.25,0Z"
_HOUSE = "M0,-1.1L1,-0.2L1,1L-1,1L-1,-0.2Z"
_SQUARE = "M-0.75,-0.75H0.75V0.75H-0.75Z"
_CROSS = "M-0.95,-0.95L0.95,0.95M-0.95,0.95L0.95,-0.95"
_TRIANGLE = "M0,-1.1L1.15,0.95L-1.15,0.95Z"

_LEVEL, _ADDED = "var(--dossier-sort, currentColor)", "var(--dossier-other-sort, currentColor)"
_DISPUTE, _QUIET = "var(--dossier-dispute, currentColor)", "var(--dossier-quiet, currentColor)"

# The signs of statements; kinds have the others, in their order.
_STATEMENTS = {
    SAID: Look(_SQUARE, _QUIET),
    DENIED: Look(_CROSS, _DISPUTE, is_open=True),
    REVERSED: Look(_TRIANGLE, _DISPUTE),
}
_KINDS = (Look(_CIRCLE, _LEVEL), Look(_DIAMOND, _ADDED), Look(_HOUSE, _LEVEL), Look(_CIRCLE, _ADDED))


def looks_of(block: Strip) -> Mapping[str, Look]:
    """The sign of each sort: kinds have theirs in their order."""
    kinds = [sort for sort, _ in block.sorts if sort not in _STATEMENTS]
    return {kind: _KINDS[i % len(_KINDS)] for i, kind in enumerate(kinds)} | _STATEMENTS


def look_of(event: Event, looks: Mapping[str, Look]) -> Look:
    """The sign of an event; crossed where the date stands for something that is denied."""
    look = looks[event.sort]
    is_crossed = event.stance in (Stance.DENIES, Stance.DISMISSES)
    return Look(f"{look.path}{_CROSS}", _DISPUTE, is_open=True) if is_crossed else look
