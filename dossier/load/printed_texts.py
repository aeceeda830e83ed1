"""Files of the tree as the texts that a reader, a search or a program finds in them."""

import csv
import json
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from itertools import chain
from typing import Any

import frontmatter
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dossier.problems.extras import ADD, from_extra

# Raw HTML is parsed here, since the tree holds ours; footnote marks are no words; indented text belongs to an
# admonition.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code").use(footnote_plugin)
_PARSER.core.ruler.disable("footnote_tail")


# Of the last tree only: most builds of a preview change few files, but a new title changes them all.
_last: dict[tuple[str, bytes], tuple[str, ...]] = {}


def texts_of_tree(tree: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """The texts of each file of a tree; what the tree before had as it is, is not read again."""
    now = {file: _last.get(file) or printed_texts(*file) for file in tree.items()}
    _last.clear()
    _last.update(now)
    return {path: texts for (path, _), texts in now.items()}


def printed_texts(path: str, content: bytes) -> tuple[str, ...]:
    """The texts of a file; none if it is neither UTF-8 nor a PDF.

    The body of a page is one text, so that a passage is found across paragraphs and links; titles,
    alternative texts and descriptions are texts of their own.
    """
    return tuple(_texts(path.rpartition(".")[2].lower(), content))


def _texts(suffix: str, content: bytes) -> Iterator[str]:
    if suffix == "pdf":
        yield _of_pdf(content)
        return
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    match suffix:
        case "md":
            yield from _of_page(text)
        case "json" | "geojson" | "jsonld" | "webmanifest":
            yield from _of_json(text)
        case "csv":
            yield from _of_csv(text)
        case "html" | "xml" | "svg" | "rss" | "atom":
            yield from _of_markup(text)
        case _:
            yield text


def _of_page(text: str) -> Iterator[str]:
    head, body = frontmatter.parse(text)
    yield from chain.from_iterable(map(_of_head, head.values()))
    pieces: list[str] = []
    for token in _PARSER.parse(body):
        for part in [token, *(token.children or [])]:
            yield from _beside(part)
            pieces.append(_inside(part))
    yield "".join(pieces)


def _of_head(value: Any) -> Iterator[str]:
    """The texts of a value in front matter, which may hold others, and JSON."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _of_head(inner)
    elif str(value).startswith("{"):
        yield from _of_json(str(value))
    else:
        yield unescape(str(value))


def _beside(token: Token) -> Iterator[str]:
    """Texts that a page does not show in its flow: alternative texts, titles of links, comments."""
    if token.type == "image" or token.content.startswith("<!--"):
        yield token.content
    if "title" in token.attrs:
        yield str(token.attrs["title"])


def _inside(token: Token) -> str:
    """The words of a token; blocks and line breaks separate words, emphasis within a word does not."""
    match token.type:
        case "text" | "code_inline" | "text_special":
            return token.content
        case "fence" | "code_block":
            return f" {token.content} "
        case "html_block":
            return " ".join(["", *_of_markup(token.content), ""])
        case "html_inline":
            return " " if token.content.startswith("<br") else ""
    return " " if token.block or token.type in ("softbreak", "hardbreak") else ""


def _of_pdf(content: bytes) -> str:
    """The text of a PDF; one that holds only pictures, or cannot be read, has none."""
    # Slow to import, and few dossiers have a PDF.
    with from_extra(ADD, "counting the words of a PDF"):
        from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(content) as document:
            return " ".join(page.get_textpage().get_text_range() for page in document)
    except PdfiumError:
        return ""


def _of_csv(text: str) -> Iterator[str]:
    """Every cell as a text of its own; the file itself if it is no CSV, as an editor's may be."""
    try:
        yield from chain(*csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    except csv.Error:
        yield text


def _of_json(text: str) -> Iterator[str]:
    try:
        yield from _of_value(json.loads(text))
    except ValueError:
        yield text


def _of_value(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from _of_value(item)
    elif isinstance(value, str):
        yield from _of_markup(value)


def _of_markup(text: str) -> Iterator[str]:
    """The texts of HTML or XML; read twice, since feeds hold escaped HTML."""
    texts = _read(text)
    again = texts[-1]
    yield from texts[:-1]
    yield again
    yield from _read(again) if "<" in again else ()


def _read(text: str) -> list[str]:
    """The values of attributes, and last the text between the tags."""
    reader = _Markup()
    reader.feed(text)
    reader.close()
    return [*reader.beside, "".join(reader.inside)]


# These tags stand within a sentence, or a word; all others separate words.
_INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "span", "strong", "u"))


class _Markup(HTMLParser):
    """What stands between tags, and in the attributes that hold words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside: list[str] = []
        self.beside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append("" if tag in _INLINE else " ")
        # An attribute without a space holds a name or an address, and no run of words.
        self.beside += [value for _, value in attrs if value and " " in value]

    def handle_endtag(self, tag: str) -> None:
        self.inside.append("" if tag in _INLINE else " ")

    def handle_comment(self, data: str) -> None:
        self.beside.append(data)

    def handle_data(self, data: str) -> None:
        self.inside.append(data)

    def unknown_decl(self, data: str) -> None:
        """The text of a CDATA section."""
        self.inside.append(data.removeprefix("CDATA["))
