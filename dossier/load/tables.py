"""The tables of a piece of a page, as a reader sees their cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

# The marks of footnotes stay text here: their definitions stand at the end of the page.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")

# What a reader of words alone would not tell from the value beside it.
_ASIDE = frozenset(("dossier-stance", "dossier-disputed", "dossier-measure"))
# A column's name before a value, for narrow screens, and the comma between two marks.
_UNSAID = frozenset(("dossier-label", "sup"))


@dataclass(frozen=True, slots=True)
class Row:
    """The words of each cell, and the numbers of the footnotes that stand in the row."""

    cells: tuple[str, ...]
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a heading, if there is one; ``end`` is the line behind it and all that it stands in."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    end: int


def tables_of(markdown: str) -> tuple[Table, ...]:
    """Every table of a piece of Markdown, in its order."""
    return tuple(_tables(_PARSER.parse(markdown))) if "|" in markdown else ()


def _tables(tokens: Sequence[Token]) -> Iterator[Table]:
    heading, end, rows = "", 0, list[list[Token]]()
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.level == 0 and token.map:
            end = token.map[1]
        match token.type:
            case "heading_open" if following:
                heading = _row([following]).cells[0]
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "th_open" | "td_open" if following:
                rows[-1].append(following)
            case "table_close":
                head, *body = (_row(row) for row in rows)
                yield Table(heading, head.cells, tuple(body), end)


def _row(cells: Sequence[Token]) -> Row:
    read = [_Cell() for _ in cells]
    for cell, token in zip(read, cells, strict=True):
        cell.take(token.children or ())
    marks = dict.fromkeys(mark for cell in read for mark in cell.marks)
    return Row(tuple(" ".join("".join(cell.words).split()) for cell in read), tuple(marks))


@dataclass(slots=True)
class _Cell:
    """A cell while it is read; ``opened`` are the tags around, each with what it ends with."""

    words: list[str] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    opened: list[str | None] = field(default_factory=list)

    def take(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "html_inline":
                self._tag(token.content)
            elif None not in self.opened:
                self._said(token)

    def _said(self, token: Token) -> None:
        if token.type == "text":
            first, *others = token.content.split("[^")
            self.words.append(first)
            for piece in others:
                self._after_mark(piece)
        elif token.type in ("softbreak", "hardbreak"):
            self.words.append(" ")
        else:
            self.words.append(token.content)

    def _after_mark(self, piece: str) -> None:
        number, bracket, rest = piece.partition("]")
        if bracket and number.isdecimal():
            self.marks.append(int(number))
            self.words.append(rest)
        else:
            self.words.append(f"[^{piece}")

    def _tag(self, html: str) -> None:
        if html.startswith("<br"):
            self.words.append("; ")
        elif html.startswith("</"):
            self.words.append((self.opened.pop() if self.opened else "") or "")
        elif not html.startswith("<!--"):
            name, classes = _opening(html)
            is_aside = bool(_ASIDE & classes)
            self.words.append("(" if is_aside and None not in self.opened else "")
            self.opened.append(None if _UNSAID & {name, *classes} else ")" if is_aside else "")


def _opening(html: str) -> tuple[str, frozenset[str]]:
    """The name of a tag, and its classes."""
    reader = _Opening()
    reader.feed(html)
    return reader.name, reader.classes


class _Opening(HTMLParser):
    name = ""
    classes: frozenset[str] = frozenset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name, self.classes = tag, frozenset((dict(attrs).get("class") or "").split())
