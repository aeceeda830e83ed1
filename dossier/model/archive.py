"""The text that a source was read from, as the private archive keeps it.

A file is a sequence of blocks, each on a line of its own after a label in brackets, with an empty line
between two of them:

    [title] Ferry to stop in May
    [left out: caption] The ferry in the harbour.
    [paragraph] Mira Holm said on Monday …

Paragraphs, bullets and headings are counted as readers count them. What was left out stays in its place with
the reason; to take it back, an editor writes another label.
"""

from collections import Counter
from dataclasses import dataclass

from dossier.model.locators import ALONE, NUMBERED, Locator

LEFT_OUT = "left out"
LABELS = (*ALONE, *NUMBERED, LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text on one line; ``reason`` says why it was left out, if it was."""

    label: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Archived:
    """The archived text of one source; ``sha256`` is that of the file's bytes, in hexadecimal.

    Compared by identity, since caches have it as their key, and its text would be long to compare.
    """

    source: str
    sha256: str
    blocks: tuple[Block, ...]


def write_blocks(blocks: tuple[Block, ...]) -> str:
    """The file of these blocks; ``read_blocks`` gives them back."""
    return "\n".join(f"{_label(block)} {block.text}\n" for block in blocks)


def _label(block: Block) -> str:
    return f"[{block.label}: {block.reason}]" if block.reason else f"[{block.label}]"


def read_blocks(text: str) -> tuple[Block, ...] | int:
    """The blocks of a file, or the number of the first line that is not a block."""
    blocks: list[Block] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        head, bracket, words = line.partition("] ")
        label, _, reason = head.removeprefix("[").partition(": ")
        if not head.startswith("[") or not bracket or label not in LABELS:
            return number
        blocks.append(Block(label, words.strip(), reason))
    return tuple(blocks)


def located(blocks: tuple[Block, ...]) -> tuple[tuple[Locator, str], ...]:
    """The blocks that were kept, each with its locator as readers count."""
    counts: Counter[str] = Counter()
    places = []
    for block in (block for block in blocks if block.label != LEFT_OUT):
        counts[block.label] += 1
        number = counts[block.label] if block.label in NUMBERED else 0
        places.append((Locator(block.label, number), block.text))
    return tuple(places)
