"""Each table of a page as CSV, with a link below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from posixpath import basename, dirname, relpath

from dossier.compose.page_view import PageView
from dossier.model.paths import TABLES
from dossier.model.schema import LONGEST_NAME
from dossier.model.text import ClaimRef
from dossier.render.exports.spreadsheet import spreadsheet
from dossier.render.lines import Line
from dossier.render.messages import Messages
from dossier.render.nodes import Nodes, Table, tables
from dossier.render.plain_text import marks, text

_LINK = '<p class="dossier-take" data-search-exclude markdown>[CSV]({path})</p>'
_UNNAMED = "table"


def table_files(page: PageView, sections: Iterable[Nodes], t: Messages) -> dict[str, bytes]:
    """The CSV of each table in the sections of a page by its path, in the order of the page."""
    files: dict[str, bytes] = {}
    for nodes in sections:
        for heading, table in tables(nodes):
            files[_path(page, heading, table, t, files)] = _csv(page, table, t)
    return files


def link(page: PageView, path: str) -> str:
    """The link to its CSV, as it stands below a table."""
    return _LINK.format(path=relpath(path, dirname(page.path) or "."))


def _path(page: PageView, heading: Line, table: Table, t: Messages, taken: Mapping[str, bytes]) -> str:
    """A unique path that names the page and the table."""
    stem = page.path.removesuffix(".md")
    # An index page is called by its folder.
    short = basename(stem.removesuffix("/index"))
    title = _cell(heading, t)
    name = "" if title == t.text(page.title) else _slug(title) or _slug(_cell(table.head[0], t))
    whole = f"{TABLES}/{stem}/{_short('-'.join(filter(None, (_slug(short), name)))) or _UNNAMED}"
    paths = (f"{whole}{f'-{number}' if number else ''}.csv" for number in chain([0], count(2)))
    return next(path for path in paths if path not in taken)


def _slug(title: str) -> str:
    letters = (c if c.isascii() and c.isalnum() else " " for c in title.lower())
    return "-".join("".join(letters).split())


def _short(name: str) -> str:
    """The name, cut between words: a heading may be longer than the name of a file."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rpartition("-")[0]


def _csv(page: PageView, table: Table, t: Messages) -> bytes:
    head = [_cell(cell, t) for cell in table.head]
    return spreadsheet((*head, t("notes.title")), _rows(page, table, t))


def _rows(page: PageView, table: Table, t: Messages) -> Iterator[Sequence[str]]:
    """The cells as text, then the claims behind the row; an empty first cell repeats the one above."""
    first, numbers = "", page.numbers
    for row in table.rows:
        cells = [_cell(cell, t) for cell in row.cells]
        first = cells[0] or first
        every = (one.in_order(numbers) for cell in row.cells for one in marks(cell))
        refs = (cited for one in every for cited in one if isinstance(cited, ClaimRef))
        yield (first, *cells[1:], "; ".join(dict.fromkeys(map(str, (*refs, *row.refs)))))


def _cell(words: Line, t: Messages) -> str:
    return " ".join(text(words, t).split())
