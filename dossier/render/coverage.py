"""What was checked, in rows: the same on a page and at the end of a check."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.compose.blocks import Coverage, Unused


class Row(NamedTuple):
    """A line of the table, as text."""

    label: str
    value: str


def coverage_rows(found: Coverage) -> Iterator[Row]:
    """What the dossier holds and how much of it was checked."""
    yield Row("Sources read", str(found.sources))
    yield Row("Claims", str(found.claims))
    yield Row("of them opinions of the articles’ authors", str(found.opinions))
    yield Row("of them of unknown origin", str(found.unknown))
    yield Row("Claims compared with the text of their source", f"{found.verified} of {found.claims}")
    if found.withdrawn:
        yield Row("Claims of withdrawn sources, which support nothing", str(found.withdrawn))
    label = "Quotations found there letter by letter, between quotation marks"
    yield Row(label, f"{found.verified_quotes} of {found.quotes}")
    label = "Numbers in claims, found in the sentence that they come from"
    yield Row(label, f"{found.verified_numbers} of {found.numbers}")
    yield Row(
        "Numbers in our texts, each in a claim cited beside it, or counting articles", str(found.text_numbers)
    )
    sentences = f"{found.cited} of {found.cited + found.marked}"
    yield Row("Sentences of our texts with a note; the others state nothing", sentences)
    yield Row("Dates that the sources state", str(found.stated))
    yield Row("Dates that are inferred", str(found.inferred))
    yield Row("Dates from outside the sources", str(found.outside))
    for unused in found.unused:
        yield Row(f"Paragraphs of “{unused.title}” that no claim uses", _unused(unused))


def _unused(unused: Unused) -> str:
    numbers = f": {', '.join(map(str, unused.numbers))}" if unused.numbers else ""
    return f"{len(unused.numbers)} of {unused.paragraphs}{numbers}"


def coverage_text(found: Coverage) -> str:
    """The rows as lines for a terminal."""
    rows = list(coverage_rows(found))
    width = max(len(row.label) for row in rows)
    return "\n".join(f"{row.label:{width}}  {row.value}" for row in rows)
