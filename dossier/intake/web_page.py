"""A page as its readers see it: decoded as browsers do, without what is hidden, with what they draw."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from typing import Any

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

from dossier.intake.boilerplate import SIGNS
from dossier.intake.decoded import decoded
from dossier.intake.drawn import draw
from dossier.intake.raised import lowered, raised
from dossier.intake.unseen import take_out_unseen
from dossier.language.cldr import primary
from dossier.load.files import read_packaged

_MOST_ATTRIBUTES = 10_000
# Which share of the bytes of a page may be zero; in UTF-16 it is half, and browsers need a mark to read that.
_MOST_ZEROS = 0.1
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_QUOTES = {
    code: tuple(map(str, marks)) for code, marks in read_packaged("intake", "quotation_marks.yml").items()
}
_ANY_QUOTE = "\"'“”‘’„‚«»‹›「」『』《》〈〉״＂"
# Words that are struck out are those that the paper no longer prints.
_UNSEEN_TAGS = (
    "noscript", "template", "rp", "rt", "textarea", "select", "datalist", "del", "s", "strike",
    # What stands in these is for browsers that cannot show them, or for programs.
    "canvas", "audio", "video", "annotation", "annotation-xml",
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
# By these ends of a class a desk shows what the others hide: "d-none d-md-block", "hidden lg:flex".
_SHOWING = ("-block", "-flex", "-inline", "-table", ":block", ":flex", ":inline", ":table", ":visible")
# How formulas raise and lower their parts.
_FORMULA = {"msup": ("", "sup"), "msub": ("", "sub"), "msubsup": ("", "sub", "sup")}


def read_page(raw: bytes, language: str) -> Any | str:
    """The tree of a page, or why there is none; ``language`` helps where no encoding is named."""
    if not raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and raw.count(0) > len(raw) * _MOST_ZEROS:
        return "the page holds zeros, and is no text; save it as UTF-8"
    text = decoded(raw, language)
    if not text.strip():
        return "no text of an article was found"
    if _attributes(text) > _MOST_ATTRIBUTES:
        return f"an element of the page has more than {_MOST_ATTRIBUTES} attributes"
    # Once more as bytes, since the parser refuses text that names another encoding. It would leave out
    # paragraphs of more than ten million letters if it were not told to be patient.
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    # Of a tag that never ends, nothing is left.
    except ParserError:
        return "no text of an article was found"
    _take_out_controls(page)
    return page


def _take_out_controls(page: Any) -> None:
    """Take out what the parser lets into a tree, though trees refuse it of everybody else."""
    for element in page.iter():
        for part in ("text", "tail"):
            said = getattr(element, part)
            if isinstance(said, str) and _NO_TEXT.search(said):
                setattr(element, part, _NO_TEXT.sub(" ", said))


def _attributes(text: str) -> int:
    """How many attributes an element of the page may have: the parser compares each with all others."""
    tags = (piece[piece.find("<") :] for piece in _VALUE.sub("=", text).split(">") if "<" in piece)
    # A name and a space are two letters.
    return max(
        (len(tag.replace("/", " ").split()) for tag in tags if len(tag) > 2 * _MOST_ATTRIBUTES), default=0
    )


def make_visible(page: Any, language: str) -> tuple[str, ...]:
    """Change the tree to what readers see of it; gives the marks of notes that were left out."""
    draw(page, take_out_unseen(page))
    for element in [element for element in page.iter() if _is_hidden(element)]:
        element.drop_tree()
    _raise_in_formulas(page)
    marks = tuple(mark for element in list(page.iter("sup", "sub", "a")) if (mark := _without_mark(element)))
    for element in list(page.iter("sup")):
        _replace(element, raised)
    for element in list(page.iter("sub")):
        _replace(element, lowered)
    # From the innermost, so that the outer ones still stand around it.
    for element in reversed(list(page.iter("q"))):
        _quote(element, language)
    _mark_empty_lines(page)
    return marks


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.getparent() is None:
        return False
    is_unseen = element.get("hidden") is not None and element.get("hidden") != "until-found"
    is_closed = element.tag == "dialog" and element.get("open") is None
    is_button = element.tag == "button" and not any(one.tag in _HEADINGS for one in element.iterancestors())
    return element.tag in _UNSEEN_TAGS or is_unseen or is_closed or is_button or _is_hidden_by_class(element)


def _is_hidden_by_class(element: Any) -> bool:
    classes = set((element.get("class") or "").casefold().split())
    is_shown = element.tag == "body" or any(
        name.endswith(_SHOWING) and "print" not in name for name in classes
    )
    return not is_shown and not classes.isdisjoint(SIGNS["hidden"])


def _raise_in_formulas(page: Any) -> None:
    """Mark what formulas raise and lower, and take out what is drawn beside one for eyes alone."""
    for element in list(page.iter(*_FORMULA)):
        for child, tag in zip(element, _FORMULA[element.tag], strict=False):
            child.tag = tag or child.tag
    for element in list(page.iter("mfrac")):
        if len(element):
            element[0].tail = "\u2044"
    for formula in list(page.iter("math")):
        around = [formula, *formula.iterancestors()][:2]
        drawn = [one for each in around for one in each.itersiblings() if one.get("aria-hidden") == "true"]
        for element in drawn:
            element.drop_tree()


def _without_mark(element: Any) -> str:
    """Take the mark of a note out of the tree; nothing where the element is none."""
    if element.getparent() is None or not _is_mark(element):
        return ""
    text = str(element.text_content()).strip()
    element.drop_tree()
    return text


def _is_mark(element: Any) -> bool:
    text = element.text_content().strip(" \n\t\u00a0[]()*†‡,")
    family = [element, element.getparent(), *element.iterdescendants()]
    roles = {role for one in family for key in ("role", "epub:type") for role in (one.get(key) or "").split()}
    if not roles.isdisjoint(("doc-noteref", "noteref")):
        return True
    if element.tag == "a" and (element.get("href") or "").startswith("#"):
        return text.isdecimal() and len(text) <= 3 and _is_beside_words(element)
    if element.tag != "sup" or len(text) > 3 or (text.isalpha() and len(text) > 1):
        return False
    names = " ".join(one.get(key) or "" for one in family for key in ("class", "id")).casefold()
    is_linked = any(one.tag == "a" and "#" in (one.get("href") or "") for one in family)
    return is_linked or any(word in names for word in SIGNS["notes"])


def _is_beside_words(link: Any) -> bool:
    """Whether a number that is a link within the page is no word of its sentence."""
    before = _text_before(link)
    return link.text_content().strip()[:1] in ("[", "(") or (before != "" and not before[-1:].isspace())


def _replace(element: Any, written: Callable[[str, str], str]) -> None:
    """Put raised or lowered text into the text around it."""
    # What stood within raised text went with it.
    if element.getparent() is None:
        return
    text, before = str(element.text_content()), _text_before(element)
    element.clear(keep_tail=True)
    element.text = written(text, before) if text.strip() else text
    element.drop_tag()


def _text_before(element: Any) -> str:
    """The text in front of an element, as far as it is in the same parent."""
    before = element.getprevious()
    if before is None:
        return str(element.getparent().text or "")
    return str(before.tail or before.text_content() if isinstance(before.tag, str) else before.tail or "")


def _quote(element: Any, language: str) -> None:
    """Put the marks around a <q> that a browser draws, in the language of what stands around it."""
    content = str(element.text_content()).strip()
    before = _text_before(element)
    is_marked = before[-1:] == '"' or before.strip()[-1:] in tuple("“„«「『")
    if content and content[0] not in _ANY_QUOTE and not is_marked:
        start, end = _marks(element, language)
        element.text = start + (element.text or "").lstrip()
        last = element[-1] if len(element) else None
        if last is None:
            element.text = element.text.rstrip() + end
        else:
            last.tail = (last.tail or "").rstrip() + end
    element.drop_tag()


def _marks(element: Any, language: str) -> tuple[str, ...]:
    around = [one.get("lang") or one.get("xml:lang") for one in element.iterancestors()]
    code = next(filter(None, around), language).replace("_", "-")
    marks = _QUOTES.get(code) or _QUOTES.get(primary(code)) or _QUOTES["und"]
    depth = sum(1 for _ in element.iterancestors("q"))
    return marks[2:] if depth % 2 else marks[:2]


def _mark_empty_lines(page: Any) -> None:
    """Put a rule where two line breaks leave a line empty, since readers see a new paragraph there."""
    for element in _second_breaks(page):
        element.tag = "hr"


def _second_breaks(page: Any) -> Iterator[Any]:
    for element in list(page.iter("br")):
        before = element.getprevious()
        is_second = before is not None and before.tag in ("br", "hr") and not (before.tail or "").strip()
        if is_second:
            yield element
