"""A file that readers can take away, as the module that makes it declares it."""

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import splitext

from dossier.compose.site import Site
from dossier.render.messages import Messages

_MEDIA_TYPES = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ris": "application/x-research-info-systems",
}


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

    @property
    def media_type(self) -> str:
        """The media type of the format, by the end of the path."""
        return _MEDIA_TYPES[splitext(self.path)[1]]

    @property
    def is_data(self) -> bool:
        """Whether it holds what the dossier holds, and not only what the files mean."""
        return self.label not in ("schema", "package")
