"""Each table of a page as CSV, with a link below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from posixpath import basename, dirname, relpath

from dossier.compose.blocks import Block
from dossier.compose.footnotes import ClaimNote
from dossier.compose.page_view import PageView
from dossier.load.tables import Table, tables_of
from dossier.model.paths import TABLES
from dossier.render.exports.spreadsheet import spreadsheet
from dossier.render.messages import Messages

_LINK = '<p class="dossier-take" data-search-exclude markdown>[CSV]({path})</p>'
_UNNAMED = "table"


def with_links(
    page: PageView, t: Messages, markdown: str, block: Block | None, taken: dict[str, bytes]
) -> str:
    """The Markdown of a block or an editor's text with a link below each table; its CSV goes to ``taken``."""
    found = tables_of(markdown)
    if not found:
        return markdown
    notes = {n: str(note.ref) for n, note in enumerate(page.notes, 1) if isinstance(note, ClaimNote)}
    behind = [[str(ref) for ref in getattr(row, "refs", ())] for row in getattr(block, "rows", ())]
    lines, links = markdown.splitlines(), dict[int, list[str]]()
    for table in found:
        path = _path(page, t, table, taken)
        taken[path] = spreadsheet((*table.head, t("notes.title")), _rows(table, notes, behind))
        link = _LINK.format(path=relpath(path, dirname(page.path) or "."))
        links.setdefault(table.end, []).append(link)
    return "\n".join(_joined(lines, links))


def _joined(lines: Sequence[str], links: Mapping[int, Sequence[str]]) -> Iterator[str]:
    for number, line in enumerate([*lines, ""]):
        for link in links.get(number, ()):
            yield from ("", link, "")
        yield line


def _path(page: PageView, t: Messages, table: Table, taken: Iterable[str]) -> str:
    """A path that says what page and what table it is, and that no other has."""
    stem = page.path.removesuffix(".md")
    # An index has the name of its folder.
    short = basename(stem.removesuffix("/index"))
    of_page = table.heading == t.text(page.title)
    name = "" if of_page else _slug(table.heading) or _slug(table.head[0])
    whole = f"{TABLES}/{stem}/{'-'.join(filter(None, (_slug(short), name))) or _UNNAMED}"
    paths = (f"{whole}{f'-{number}' if number else ''}.csv" for number in chain([0], count(2)))
    return next(path for path in paths if path not in taken)


def _slug(text: str) -> str:
    letters = (c if c.isascii() and c.isalnum() else " " for c in text.lower())
    return "-".join("".join(letters).split())


def _rows(
    table: Table, notes: Mapping[int, str], behind: Sequence[Sequence[str]]
) -> Iterator[tuple[str, ...]]:
    """The cells in words, with the claims that a row rests on; a value's name stands in each of its rows."""
    first = ""
    for number, row in enumerate(table.rows):
        first = row.cells[0] or first
        refs = [notes[mark] for mark in row.marks if mark in notes]
        refs += behind[number] if number < len(behind) else []
        yield (first, *row.cells[1:], "; ".join(dict.fromkeys(refs)))
