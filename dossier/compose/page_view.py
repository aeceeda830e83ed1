"""One page as a value."""

from dataclasses import dataclass, replace

from dossier.compose.blocks import Block
from dossier.compose.footnotes import FootNote
from dossier.compose.inline import Anchor, Cited, Label, Message
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class PageView:
    """One page; ``edit`` is the editor's file that it comes from, if there is one.

    ``subject`` is the id of the entity or source that it shows, ``section`` a link to the list above it.
    """

    path: str
    title: Label
    description: str
    kind: str | Message
    edit: str
    blocks: tuple[Block, ...]
    notes: tuple[FootNote, ...]
    cited: tuple[ClaimRef, ...] = ()
    subject: str = ""
    section: Anchor | None = None

    @property
    def numbers(self) -> dict[Cited, int]:
        """The numbers of the notes, by what they cite."""
        return {note.cites: number for number, note in enumerate(self.notes, start=1)}

    @property
    def head(self) -> "PageView":
        """The page without what stands below its title."""
        return replace(self, blocks=(), notes=(), cited=())
