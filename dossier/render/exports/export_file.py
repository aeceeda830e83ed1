"""A file that readers can take away, as the module that makes it declares it."""

from collections.abc import Callable
from dataclasses import dataclass

from dossier.compose.site import Site
from dossier.render.messages import Messages


@dataclass(frozen=True, slots=True)
class ExportFile:
    """An export: its path in the tree, its format as readers know it, and the function that makes it.

    ``label`` and ``holds`` are keys in the group ``data`` of the messages: its name, and what it holds.
    """

    path: str
    label: str
    holds: str
    format: str
    make: Callable[[Site, Messages], bytes]
