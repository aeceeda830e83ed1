"""HTML into blocks: trafilatura finds the article; the page itself gives the order and what is left out."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml.html import defs
from pydantic import TypeAdapter, ValidationError
from trafilatura import bare_extraction, load_html

from dossier.intake.boilerplate import OUTSIDE, Article, line_of
from dossier.model.archive import Block
from dossier.model.schema import HttpsUrl

# Between two blocks; no piece of text has an empty label.
_BREAK = ("", "")
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object"))
_LABELS = {"h1": "title", "li": "bullet", "item": "bullet", "head": "heading", "figcaption": "caption"}
_LABELS |= dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading")
_ELEMENTS = {*_LABELS, "body", "article", "aside", "figure", "footer", "header", "main", "nav", "section"}
_ELEMENTS |= defs.block_tags | defs.list_tags | defs.table_tags | defs.form_tags
# With trafilatura's own element names; without those that may stand within a sentence.
_ELEMENTS = _ELEMENTS - {"del", "ins"} | {"list", "quote"}


def read_html(path: Path) -> Article | str:
    """The article of a page, or why there is none; everything else on the page is marked as left out."""
    raw = path.read_bytes()
    page, article = load_html(raw), bare_extraction(raw, with_metadata=True, include_comments=False)
    if page is None or article is None or isinstance(article, dict):
        return "no text of an article was found"
    body = page.find("body")
    blocks = _merged(_texts(page if body is None else body), _texts(article.body))
    return Article(_titled(blocks, article.title or ""), page.get("lang") or "en", _canonical(page))


def _canonical(page: Any) -> str:
    """The https address that the page gives as its own."""
    for address in page.xpath('//link[@rel="canonical"]/@href'):
        try:
            return TypeAdapter[str](HttpsUrl).validate_python(str(address))
        except ValidationError:
            continue
    return ""


def _merged(page: list[Block], article: list[Block]) -> tuple[Block, ...]:
    """The page's blocks in their order; what trafilatura did not take for the article is left out."""
    there, taken = ([_squeeze(block.text) for block in blocks] for blocks in (page, article))
    merged: list[Block] = []
    for same, i, j, k, m in SequenceMatcher(None, there, taken, autojunk=False).get_opcodes():
        if same == "equal":
            merged += page[i:j]
            continue
        # trafilatura may join or split blocks: those whose words it has are not repeated.
        twice = "".join(taken[k:m])
        others = (block for block in page[i:j] if _squeeze(block.text) not in twice)
        merged += (Block(block.label, block.text, _why_not(block)) for block in others)
        merged += article[k:m]
    return tuple(merged)


def _why_not(block: Block) -> str:
    return "caption" if block.label == "caption" else OUTSIDE


def _titled(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The blocks with exactly one title: the article's first h1, else the title in the page's metadata."""
    heads = [block for block in blocks if block.label == "title" and not block.reason]
    heads += [block for block in blocks if title and _squeeze(block.text) == _squeeze(title)]
    first = heads[0] if heads else None
    rest = tuple(
        Block("title", block.text) if block is first else Block(_below(block), block.text, block.reason)
        for block in blocks
    )
    return rest if first or not title else (Block("title", line_of(title)), *rest)


def _below(block: Block) -> str:
    return "heading" if block.label == "title" else block.label


def _texts(root: Any) -> list[Block]:
    """The text of each innermost element that stands on lines of its own."""
    blocks = []
    for broken, pieces in groupby(_pieces(root, "paragraph"), lambda piece: piece == _BREAK):
        said = [] if broken else list(pieces)
        text = line_of("".join(text for _, text in said))
        if text:
            blocks.append(Block(next(label for label, words in said if words.strip()), text))
    return blocks


def _pieces(element: Any, outer: str) -> Iterator[tuple[str, str]]:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN:
        return
    edge = [_BREAK] if element.tag in _ELEMENTS else []
    label = _LABELS.get(element.tag, outer)
    yield from edge
    yield label, " " if element.tag in ("br", "lb") else element.text or ""
    for child in element:
        yield from _pieces(child, label)
        yield label, child.tail or ""
    yield from edge


def _squeeze(text: str) -> str:
    # The two parsers differ in white space, so blocks are compared without any.
    return "".join(text.split())
