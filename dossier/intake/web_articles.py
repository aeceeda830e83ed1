"""HTML into blocks: trafilatura finds the article; the page itself gives the order and what is left out."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from lxml.html import defs
from trafilatura import bare_extraction

from dossier.intake.boilerplate import OUTSIDE, SIGNS, Article, line_of, squeezed, titled
from dossier.intake.media_queries import StyleError
from dossier.intake.page_metadata import metadata
from dossier.intake.raised import with_fractions
from dossier.intake.web_page import make_visible, read_page
from dossier.model.archive import Block

# Between two blocks; no piece of text has an empty label.
_BREAK = ("", "")
# No article has more, and to compare them takes the longer, the more there are.
_MOST_BLOCKS = 5_000
# How much of a block the article must have, in pieces of how many letters, for it to be part of the article.
_MOST, _PIECE = 0.8, 6
# From how many letters on a text does not stand in another by chance.
_LONG = 60
# Blocks of a page are rarely the same: a button, a line of stars.
_OFTEN = 20
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object"))
_LABELS = {"h1": "title", "li": "bullet", "item": "bullet", "head": "heading", "figcaption": "caption"}
_LABELS |= dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading")
# Of other elements with such a class, the ones inside are the lines.
_STANDFIRSTS = frozenset(("p", "div", "h2", "h3"))
_ELEMENTS = {*_LABELS, "body", "article", "aside", "figure", "footer", "header", "main", "nav", "section"}
_ELEMENTS |= defs.block_tags | defs.list_tags | defs.table_tags | defs.form_tags
# With trafilatura's own element names; without those that may stand within a sentence.
_ELEMENTS = _ELEMENTS - {"del", "ins"} | {"list", "quote"}


def read_html(raw: bytes, language: str) -> Article | str:
    """The article of a page, or why there is none; everything else on the page is marked as left out."""
    page = read_page(raw, language)
    if isinstance(page, str):
        return page
    given = metadata(page)
    code = language or given.language
    try:
        marks = make_visible(page, code)
    except StyleError as error:
        return f"{error}; take them out of the file, and with them what they hide"
    body = page.find("body")
    blocks = _texts(page if body is None else body)
    if len(blocks) > _MOST_BLOCKS:
        return f"the page has {len(blocks)} paragraphs, {_MOST_BLOCKS} are the most that an article has"
    try:
        article = bare_extraction(deepcopy(page), with_metadata=True, include_comments=False)
    # It calls itself for each list or table in another.
    except RecursionError:
        return "the elements of the page are nested too deep"
    if article is None or isinstance(article, dict):
        return "no text of an article was found"
    titles = tuple(filter(None, (*given.titles, article.title)))
    return Article(
        titled(_merged(blocks, _texts(article.body)), titles),
        code,
        url=given.url,
        author=given.author,
        publisher=given.publisher,
        published=given.published,
        marks=marks,
    )


def _merged(page: list[Block], article: list[Block]) -> tuple[Block, ...]:
    """The page's blocks in their order; what trafilatura did not take for the article is left out."""
    there, taken = ([squeezed(block.text) for block in blocks] for blocks in (page, article))
    merged: list[Block] = []
    seen, everything = "".join(there), "".join(taken)
    for same, i, j, k, m in SequenceMatcher(None, *_told_apart(there, taken), autojunk=False).get_opcodes():
        if same == "equal":
            merged += page[i:j]
            continue
        # trafilatura may join, split or shorten blocks: the page's are kept as they stand.
        rest = "".join(taken[k:m])
        merged += (
            block
            if _is_within(text, rest) or (len(text) >= _LONG and text in everything)
            else _outside(block)
            for block, text in zip(page[i:j], there[i:j], strict=True)
        )
        # What no block of the page has: some pages hold their text in a script.
        merged += (block for block in article[k:m] if not _is_within(squeezed(block.text), seen))
    return tuple(_with_headings(merged))


def _with_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; a heading stays that stands between kept ones, though trafilatura may leave it out."""
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        is_between = before and after and not (before.reason or after.reason)
        is_heading = block.label == "heading" and after and after.label == "paragraph"
        yield replace(block, reason="") if is_between and is_heading else block


def _told_apart(there: list[str], taken: list[str]) -> tuple[list[object], list[object]]:
    """The same texts; those that stand there often with their numbers, which keeps comparing quick."""
    often = {text for text, count in Counter(there).items() if count > _OFTEN}
    return [*_numbered(there, often)], [*_numbered(taken, often)]


def _numbered(texts: Iterable[str], often: Container[str]) -> Iterator[object]:
    so_far = Counter[str]()
    for text in texts:
        so_far[text] += 1
        yield (text, so_far[text]) if text in often else text


def _is_within(text: str, whole: str) -> bool:
    """Whether most of a text stands in another, in pieces of some length."""
    if text in whole:
        return True
    pieces = SequenceMatcher(None, text, whole, autojunk=False).get_matching_blocks()
    return sum(piece.size for piece in pieces if piece.size >= _PIECE) >= _MOST * len(text)


def _outside(block: Block) -> Block:
    return replace(block, reason="caption" if block.label == "caption" else OUTSIDE)


def _texts(root: Any) -> list[Block]:
    """The text of each innermost element that stands on lines of its own."""
    blocks: list[Block] = []
    for broken, pieces in groupby(_pieces(root, "paragraph"), lambda piece: piece == _BREAK):
        said = [] if broken else list(pieces)
        text = line_of(with_fractions("".join(text for _, text in said)))
        if not text:
            continue
        label = next(label for label, words in said if words.strip())
        # A letter by itself is the initial of the word that goes on below it.
        is_initial = bool(blocks) and _is_initial(blocks[-1].text, text)
        blocks[-1:] = (
            [Block(label, f"{blocks[-1].text}{text}")] if is_initial else [*blocks[-1:], Block(label, text)]
        )
    return blocks


def _is_initial(letter: str, rest: str) -> bool:
    return len(letter) == 1 and letter.isupper() and rest[:1].islower()


def _pieces(root: Any, outer: str) -> Iterator[tuple[str, str]]:
    """The text of an element in pieces, each with its label, and a break at each edge of a block."""
    # A stack of its own, since pages nest their elements deeper than Python its calls.
    waiting: list[tuple[str, Any]] = [(outer, root)]
    while waiting:
        label, item = waiting.pop()
        if isinstance(item, str):
            yield label, item
        elif isinstance(item.tag, str) and item.tag not in _HIDDEN:
            waiting += reversed([*_parts(item, _label_of(item, label))])


def _label_of(element: Any, outer: str) -> str:
    """What an element is by its tag, or by its class where that names it as the standfirst."""
    classes = (element.get("class") or "").casefold().replace("_", "-").replace("-", " ").split()
    is_line = element.tag in _STANDFIRSTS and not set(classes).isdisjoint(SIGNS["standfirsts"])
    return "standfirst" if is_line else _LABELS.get(element.tag, outer)


def _parts(element: Any, label: str) -> Iterator[tuple[str, Any]]:
    """The texts and the children of an element in their order."""
    edge = [_BREAK] if element.tag in _ELEMENTS else []
    yield from edge
    drawn = element.get("alt") or "" if element.tag == "img" else ""
    if _is_initial(drawn, element.tail or ""):
        yield label, drawn
    yield label, " " if element.tag in ("br", "lb") else element.text or ""
    for child in element:
        yield label, child
        yield label, child.tail or ""
    yield from edge
