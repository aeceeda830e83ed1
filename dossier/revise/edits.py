"""Changes of single places in a file; all else of it stays as it is, letter by letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from dossier.problems import Location

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """New text for a stretch of a file, by offsets; nothing is taken out where it starts at its end."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Original:
    """The text of a file with its own line ends, and the offsets at which its lines begin."""

    text: str
    starts: tuple[int, ...]

    def offset(self, at: Location) -> int:
        """The offset of a place; that of the end for a line below the last."""
        if at.line > len(self.starts):
            return len(self.text)
        return min(self.starts[at.line - 1] + at.column - 1, len(self.text))

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line break."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[offset:end].endswith("\r") else end


def original(raw: bytes) -> Original:
    """The text of a UTF-8 file."""
    text = raw.decode()
    # As in a file that is loaded, where a byte order mark has no column and "\r" alone ends a line.
    lines = text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    return Original(text, (int(text.startswith(_BOM)), *starts[1:]))


def edited(before: Original, edits: Iterable[Edit]) -> bytes:
    """The file with all edits made; what is put in has the line ends of the file."""
    text = before.text
    newline = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(set(edits), reverse=True):
        text = text[: edit.start] + edit.text.replace("\n", newline) + text[edit.end :]
    return text.encode()
