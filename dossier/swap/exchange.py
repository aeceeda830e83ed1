"""Two folders change places in one step, where the system can do that; Python has no call for it."""

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: a path that is not absolute begins in the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Whether two paths have changed places; if not, both are as they were, or one of them is not there."""
    first, second = os.fsencode(one), os.fsencode(other)
    system = ctypes.CDLL(None)
    if hasattr(system, "renameat2"):
        return not system.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    if hasattr(system, "renamex_np"):
        return not system.renamex_np(first, second, _EXCHANGE)
    return False
