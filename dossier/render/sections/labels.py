"""What a column holds, in each of its cells, where a narrow page shows rows as lists."""

from collections.abc import Sequence

from dossier.render.lines import EMPTY, Line, line, run
from dossier.render.messages import Messages


def labelled(head: Sequence[Line], cells: Sequence[Line], t: Messages) -> tuple[Line, ...]:
    """The cells of a row with what their columns are called; the first one says what the row is of."""
    first, *others = cells
    # A label before nothing would read as a heading.
    labels = (run("label", t.line("lists.label", label=words), " ") for words in head[1:])
    pairs = zip(labels, others, strict=True)
    return (first, *(cell if cell in EMPTY else line(label, cell) for label, cell in pairs))
