"""Python-Markdown without work that changes nothing: the same HTML in about half the time.

It tries each of its patterns on each piece of text with much ado, and lists all notes of a page at each mark.
"""

from re import Match
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from dossier.abandon import go_on

_HANDLE, _APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"


class FasterMarkdown(Extension):
    """Must be the last extension: what another one has replaced is left as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Replace what tries the patterns, and what prints marks."""
        inline = md.treeprocessors["inline"]
        if type(inline) is InlineProcessor and hasattr(inline, _HANDLE) and hasattr(inline, _APPLY):
            md.treeprocessors.register(_Inline(md), "inline", 20)
        for mark in md.inlinePatterns:
            if type(mark) is FootnoteInlineProcessor and mark.footnotes.getConfig("USE_DEFINITION_ORDER"):
                md.inlinePatterns.register(_Mark(mark.pattern, mark.footnotes), "footnote", 175)


class _Inline(InlineProcessor):
    """What tries the patterns; a method that its base keeps private is replaced by a faster one."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns: list[tuple[Any, Any]] = []
        self._apply = getattr(self, _APPLY)
        setattr(self, _HANDLE, self._handle)

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
        self._patterns = [(pattern, _expression(pattern)) for pattern in self.inlinePatterns]
        return super().run(tree, ancestors)

    def _handle(self, data: str, index: int = 0) -> str:
        """The text with placeholders for what patterns match."""
        if isinstance(data, AtomicString):
            return data
        go_on()
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
        notes, id = self.footnotes, m.group(1)
        if id not in notes.footnotes:
            return None, None, None
        mark = ElementTree.Element("sup", {"id": notes.makeFootnoteRefId(id, found=True)})
        link = {"href": f"#{notes.makeFootnoteId(id)}", "class": "footnote-ref"}
        text = notes.getConfig("SUPERSCRIPT_TEXT").format(self._number(id))
        ElementTree.SubElement(mark, "a", link).text = text
        return mark, m.start(0), m.end(0)

    def _number(self, id: str) -> int:
        # All notes of a page are read before its first mark is.
        if len(self._numbers) != len(self.footnotes.footnotes):
            self._numbers = {id: number for number, id in enumerate(self.footnotes.footnotes, 1)}
        return self._numbers[id]

    def __init__(self, pattern: str, footnotes: Any) -> None:
        super().__init__(pattern, footnotes)
        self._numbers = {}
