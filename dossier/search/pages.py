"""The HTML of a page as search sees it: its sections, without marks, notes and drawings."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

from dossier.search.described import Description

_HEADINGS = ("h1", "h2", "h3", "h4")
_BLOCKS = ("p", "li", "tr", "dd", "dt", "blockquote", "figcaption", "summary", "h1", "h2", "h3", "h4")
_SECTION_CLASS = "dossier-claim"
# What a date of the editors rests on is long: it has a mark, which is explained below the hits.
_DATED, _BASIS, _MARK = "dossier-dated", "dossier-basis", "°"
# Remarks that a statement is understood without: excerpt.js shows those that are asked for, without the sign.
_ASIDE, _ASIDE_MARK = "aside", "¦ "
_TEXT_FIRST, _FACTS = "dossier-text-first", "dossier-facts"
_SKIPPED_TAGS = ("script", "style", "svg", "template", "button", "dialog", "thead")
_SKIPPED_CLASSES = {
    "headerlink",
    "footnote",
    "footnote-ref",
    "dossier-notes",
    "dossier-summary",
    "dossier-uses",
}

# Between the parts of a block, such as a statement and who says it, or the cells of a row.
_DOT = "·"
# What is read before and after the content of an element.
_AROUND = {
    "br": (f" {_DOT} ", ""),
    "td": ("", f" {_DOT} "),
    "th": ("", f" {_DOT} "),
    "q": ("“", "”"),
    "div": (" ", " "),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a page that has an address of its own; the first one has neither anchor nor title.

    ``blocks`` are what can be read alone: a paragraph, a row, a statement with who says it.
    """

    anchor: str
    title: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page that can be found; ``names`` is what else its subject is called, ``described`` what it is.

    ``language`` is that of its title, if it is another than that of the site.
    """

    url: str
    title: str
    kind: str
    names: tuple[str, ...]
    sections: tuple[Section, ...]
    described: tuple[Description, ...] = ()
    language: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that can be read of it, piece by piece: its names, headings and blocks."""
        blocks = (block for section in self.sections for block in (section.title, *section.blocks))
        return (self.title, *self.names, *blocks)


def kinds_of(pages: Iterable[SearchPage]) -> list[str]:
    """The kinds of all pages, in the order in which they are offered."""
    return sorted({page.kind for page in pages})


@dataclass(slots=True)
class _OpenSection:
    """A section while it is read: its blocks as pieces of text, the last one still growing."""

    anchor: str = ""
    title: str = ""
    blocks: list[list[str]] = field(default_factory=lambda: [[]])


def parsed(article: str) -> HtmlElement:
    """An article's HTML, also where it is empty."""
    # An empty one is no fragment.
    return html.fragment_fromstring(article if article.strip() else " ", create_parent="article")


def sections_of(article: str) -> tuple[Section, ...]:
    """The sections of an article's HTML that have text; what has ``data-search-exclude`` is left out."""
    return sections_in(parsed(article))


def sections_in(article: HtmlElement) -> tuple[Section, ...]:
    """The same of an article that is parsed already."""
    sections = [_OpenSection()]
    _read(article, sections)
    return tuple(section for section in map(_closed, sections) if section.blocks)


def _read(element: HtmlElement, sections: list[_OpenSection]) -> None:
    """Add what an element holds to the last section, or to new ones, in the order in which it is read."""
    sections[-1].blocks[-1].append(element.text or "")
    is_dated = _DATED in _classes(element)
    for child in _in_order(element):
        if is_dated and _BASIS in _classes(child):
            sections[-1].blocks[-1].append(_MARK)
        elif not _is_skipped(child):
            _enter(child, sections)
        sections[-1].blocks[-1].append(child.tail or "")


def _in_order(element: HtmlElement) -> Iterable[HtmlElement]:
    """What is in an element; facts come behind the text beside them, which is not under their heading."""
    if _TEXT_FIRST not in _classes(element):
        return list(element)
    return sorted(element, key=lambda child: _FACTS in _classes(child))


def _enter(child: HtmlElement, sections: list[_OpenSection]) -> None:
    if child.tag in _HEADINGS:
        # The first heading is the title of the page, by which it is found anyway.
        # Only headings with text of their own below become hits; empty sections are dropped at the end.
        sections += [_OpenSection(child.get("id", ""), _text(child))] if child.tag != "h1" else []
        return
    if child.get("id") and _SECTION_CLASS in _classes(child):
        sections.append(_OpenSection(child.get("id")))
    is_block = child.tag in _BLOCKS
    if is_block:
        sections[-1].blocks.append([])
    before, after = (_ASIDE_MARK, "") if _ASIDE in _classes(child) else _AROUND.get(child.tag, ("", ""))
    sections[-1].blocks[-1].append(before)
    _read(child, sections)
    sections[-1].blocks[-1].append(after)
    if is_block:
        sections[-1].blocks.append([])


def _is_skipped(element: HtmlElement) -> bool:
    # The tag of a comment is a function of lxml.
    if not isinstance(element.tag, str) or element.tag in _SKIPPED_TAGS:
        return True
    # A comma between two footnote marks is superscript, as they are.
    is_mark = element.tag == "sup" and (
        element.text == "," or element.find("a[@class='footnote-ref']") is not None
    )
    return is_mark or "data-search-exclude" in element.attrib or bool(_SKIPPED_CLASSES & _classes(element))


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _text(element: HtmlElement) -> str:
    inside = [_OpenSection()]
    _read(element, inside)
    return _joined(piece for block in inside[0].blocks for piece in block)


def _closed(section: _OpenSection) -> Section:
    blocks = (_joined(pieces) for pieces in section.blocks)
    return Section(section.anchor, section.title, tuple(block for block in blocks if block))


def _joined(pieces: Iterable[str]) -> str:
    """The pieces as one text with single spaces, and with dots only between words."""
    parts = (" ".join(part.split()) for part in "".join(pieces).split(f" {_DOT} "))
    return f" {_DOT} ".join(part for part in parts if part)
