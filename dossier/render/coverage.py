"""What was checked, as rows: shown on a page, and by ``dossier check`` in the terminal."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.compose.sections.coverage import Coverage, Unused
from dossier.problems.printable import isolated
from dossier.render.lines import Line
from dossier.render.messages import Messages, english_messages
from dossier.render.plain_text import text


class Row(NamedTuple):
    """A line of the table."""

    label: Line
    value: str


def coverage_rows(counts: Coverage, t: Messages) -> Iterator[Row]:
    """What the dossier holds and how much of it was checked."""
    for key, value in _counts(counts):
        yield Row(t(f"coverage.{key}"), _part(*value, t) if isinstance(value, tuple) else t.text(value))
    for unused in counts.unused:
        yield Row(t.line("coverage.unused", title=unused.title), _unused(unused, t))


def _counts(counts: Coverage) -> Iterator[tuple[str, int | tuple[int, int]]]:
    """The counts by the keys of their labels; two are a part and the whole."""
    yield "sources", counts.sources
    yield "claims", counts.claims
    yield "opinions", counts.opinions
    yield "unknown", counts.unknown
    yield "verified", (counts.verified, counts.claims)
    yield "by-hand", counts.by_hand
    yield "unread", counts.unread
    # Most dossiers have withdrawn nothing, and a row of zeros would be noise.
    if counts.withdrawn_sources:
        yield "withdrawn-sources", counts.withdrawn_sources
        yield "withdrawn", counts.withdrawn
    if counts.reviewed is not None:
        yield "reviewed", (counts.reviewed, counts.claims)
    if counts.drafts:
        yield "drafts", counts.drafts
    yield "quotes", (counts.verified_quotes, counts.quotes)
    yield "numbers", (counts.verified_numbers, counts.numbers)
    yield "text-numbers", counts.text_numbers
    yield "sentences", (counts.cited, counts.cited + counts.marked)
    yield "stated", counts.stated
    yield "inferred", counts.inferred
    yield "outside", counts.outside


def _part(part: int, whole: int, t: Messages) -> str:
    return t("coverage.part", part=part, whole=whole)


def _unused(unused: Unused, t: Messages) -> str:
    part, whole = len(unused.numbers), unused.paragraphs
    if not part:
        return _part(part, whole, t)
    return t("coverage.unused-numbers", part=part, whole=whole, numbers=t.joined(unused.numbers))


def coverage_text(counts: Coverage) -> str:
    """The rows as lines for a terminal."""
    t = english_messages()
    rows = [(text(row.label, t), row.value) for row in coverage_rows(counts, t)]
    width = max(len(label) for label, _ in rows)
    return "\n".join(isolated(f"{label:{width}}  {value}") for label, value in rows)
