"""The HTML of a page, and what the search finds in it, packed: of all pages at once it takes much memory."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.search.pages import Section

# JSON holds no such sign. The fastest effort: HTML repeats itself so much that more would gain little.
_BEHIND, _EFFORT = "\0", 1


@dataclass(frozen=True, slots=True)
class Packed:
    """A page that is packed."""

    whole: bytes

    def content(self) -> str:
        """Its HTML."""
        return self._unpacked().rpartition(_BEHIND)[0]

    def sections(self) -> tuple[Section, ...]:
        """What the search finds in it."""
        records = json.loads(self._unpacked().rpartition(_BEHIND)[2])
        return tuple(Section(anchor, title, tuple(blocks)) for anchor, title, blocks in records)

    def _unpacked(self) -> str:
        return zlib.decompress(self.whole).decode()


def packed(content: str, sections: Iterable[Section]) -> Packed:
    """The HTML of a page, and what the search finds in it."""
    records = [(section.anchor, section.title, section.blocks) for section in sections]
    found = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    return Packed(zlib.compress(f"{content}{_BEHIND}{found}".encode(), _EFFORT))
