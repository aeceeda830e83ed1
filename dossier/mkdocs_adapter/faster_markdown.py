"""Python-Markdown without work that changes nothing: the same HTML in about half the time.

It tries each of its patterns on each piece of text with much ado, and lists all notes of a page at each mark.
What our printer has written becomes HTML at once (`printed_inline.py`), and waits beside the tree.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from re import Match
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.postprocessors import Postprocessor
from markdown.serializers import RE_AMP
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _RelativePathTreeprocessor

from dossier.abandon import go_on
from dossier.mkdocs_adapter.faster_blocks import look_sooner
from dossier.mkdocs_adapter.faster_html import FasterBlocks, are_usual
from dossier.mkdocs_adapter.printed_inline import html_of_line, is_plain, is_printed, notes_of

# Extensions that do nothing with a line that would show whether it is HTML already.
_USUAL = ("admonition", "dossier.mkdocs_adapter.footnotes", "footnotes", "md_in_html", "tables", "toc")
# Whose words others ask for.
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# Where HTML stands for in the tree: between the two signs that Python-Markdown has for this.
_PLACE, _PLACES = "\x02dossier:{}\x03", re.compile("\x02dossier:([0-9]+)\x03")
_HANDLE, _APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"


class FasterMarkdown(Extension):
    """Must be the last extension: what another one has replaced is left as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Replace what tries the patterns, what looks for blocks of HTML, and what prints marks."""
        inline = md.treeprocessors["inline"]
        if type(inline) is InlineProcessor and hasattr(inline, _HANDLE) and hasattr(inline, _APPLY):
            md.treeprocessors.register(_Inline(md), "inline", 20)
        look_sooner(md)
        if are_usual(md):
            md.preprocessors.register(FasterBlocks(md), "html_block", 20)
        for mark in md.inlinePatterns:
            if type(mark) is FootnoteInlineProcessor and mark.footnotes.getConfig("USE_DEFINITION_ORDER"):
                md.inlinePatterns.register(_Mark(mark.pattern, mark.footnotes), "footnote", 175)


class _Inline(InlineProcessor):
    """What tries the patterns; a method that its base keeps private is replaced by a faster one."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns: list[tuple[Any, Any]] = []
        self._line: Callable[[str], str | None] = lambda _: None
        # What stands behind an element may be told from an element there by what lays out the HTML.
        self._tails: frozenset[str] = frozenset()
        self._apply = getattr(self, _APPLY)
        setattr(self, _HANDLE, self._handle)

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
        self._patterns = [(pattern, _expression(pattern)) for pattern in self.inlinePatterns]
        if _is_usual(self.md):
            self._line = _Lines(self.md).placed
            self._tails = frozenset(element.tail for element in tree.iter() if element.tail)
        return super().run(tree, ancestors)

    def _handle(self, data: str, index: int = 0) -> str:
        """The text with placeholders for what patterns match."""
        if isinstance(data, AtomicString):
            return data
        go_on()
        if index == 0 and data not in self._tails and _HEADINGS.isdisjoint(self.ancestors):
            line = self._line(data)
            if line is not None:
                return line
        start, patterns = 0, self._patterns
        while index < len(patterns):
            pattern, expression = patterns[index]
            # Most match nowhere, which can be had for less.
            if expression is not None and not expression.search(data, start):
                start, index = 0, index + 1
                continue
            data, matched, start = self._apply(pattern, data, index, start)
            index += not matched
        return data


class _Lines:
    """The lines of a page that are HTML already; in the tree a sign stands for each."""

    def __init__(self, md: Markdown) -> None:
        self._lines: list[str] = []
        self._links: dict[str, str] = {}
        self._marks = [mark for mark in md.inlinePatterns if isinstance(mark, _Mark)]
        paths = [paths for paths in md.treeprocessors if isinstance(paths, _RelativePathTreeprocessor)]
        self._address: Callable[[str], str] = paths[0].path_to_url if paths else str
        md.postprocessors.register(_Restored(self._lines), "dossier-lines", 29)

    def placed(self, line: str) -> str | None:
        """What stands for the HTML of a line; None where this is to be made as of any other."""
        if is_plain(line):
            return line
        if not is_printed(line) or not all(map(self._is_note, notes_of(line))):
            return None
        self._lines.append(html_of_line(line, self._mark, self._link))
        return _PLACE.format(len(self._lines) - 1)

    def _is_note(self, note: str) -> bool:
        return any(mark.is_known(note) for mark in self._marks)

    def _mark(self, note: str) -> str:
        id, href, text = self._marks[0].parts(note)
        # As all links of the page are.
        href = self._address(href)
        return f'<sup id="{id}"><a class="footnote-ref" href="{href}">{text}</a></sup>'

    def _link(self, address: str) -> str:
        if address not in self._links:
            self._links[address] = f'<a href="{RE_AMP.sub("&amp;", self._address(address))}">'
        return self._links[address]


class _Restored(Postprocessor):
    """What puts the lines where they belong."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines

    def run(self, text: str) -> str:
        return _PLACES.sub(lambda place: self._lines[int(place[1])], text)


def _is_usual(md: Markdown) -> bool:
    """Whether nothing has a part in the page that looks at its lines in a way of its own."""
    return all(
        type(part) in _usual() or isinstance(part, _RelativePathTreeprocessor | _ExtractTitleTreeprocessor)
        for part in _all_parts(md)
    )


@cache
def _usual() -> frozenset[type]:
    parts = _all_parts(Markdown(extensions=[*_USUAL]))
    return frozenset(map(type, parts)) - {InlineProcessor, FootnoteInlineProcessor} | {_Inline, _Mark}


def _all_parts(md: Markdown) -> Iterator[object]:
    return chain(md.inlinePatterns, md.treeprocessors, md.postprocessors)


def _expression(pattern: Any) -> Any:
    """What can be searched for ahead; patterns of the old style match in a way of their own."""
    return pattern.getCompiledRegExp() if isinstance(pattern, InlinePattern) else None


class _Mark(FootnoteInlineProcessor):
    """The marks of notes, which are numbered once."""

    _numbers: dict[str, int]

    def handleMatch(  # type: ignore[override]  # noqa: N802 (as its base has it)
        self,
        m: Match[str],
        data: str,  # noqa: ARG002
    ) -> Any:
        """The mark of a note, and where it stands; nothing where there is no such note."""
        if not self.is_known(m.group(1)):
            return None, None, None
        id, href, text = self.parts(m.group(1))
        mark = ElementTree.Element("sup", {"id": id})
        ElementTree.SubElement(mark, "a", {"href": href, "class": "footnote-ref"}).text = text
        return mark, m.start(0), m.end(0)

    def is_known(self, note: str) -> bool:
        """Whether there is such a note on the page."""
        return note in self.footnotes.footnotes

    def parts(self, note: str) -> tuple[str, str, str]:
        """The anchor of the next mark of a note, the address that this leads to, and its text."""
        notes = self.footnotes
        anchor = notes.makeFootnoteRefId(note, found=True)
        text = notes.getConfig("SUPERSCRIPT_TEXT").format(self._number(note))
        return anchor, f"#{notes.makeFootnoteId(note)}", text

    def _number(self, id: str) -> int:
        # All notes of a page are read before its first mark is.
        if len(self._numbers) != len(self.footnotes.footnotes):
            self._numbers = {id: number for number, id in enumerate(self.footnotes.footnotes, 1)}
        return self._numbers[id]

    def __init__(self, pattern: str, footnotes: Any) -> None:
        super().__init__(pattern, footnotes)
        self._numbers = {}
