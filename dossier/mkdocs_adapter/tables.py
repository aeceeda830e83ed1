"""The engine's tables, whose columns are aligned by classes.

Python-Markdown writes a style, which the policy of the pages forbids, or ``align``, which HTML no longer has.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableExtension, TableProcessor

ALIGNED = "dossier-{}"


class _Tables(TableExtension):
    """The extension with another processor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        super().extendMarkdown(md)
        processor = _Processor(md.parser, {"use_align_attribute": True})
        md.parser.blockprocessors.register(processor, "table", 75)


class _Processor(TableProcessor):
    """What makes the rows."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Append the table; without rows it has none, where Python-Markdown would add an empty one."""
        is_head_alone = blocks[0].strip().count("\n") == 1
        super().run(parent, blocks)
        if is_head_alone:
            parent[-1].remove(parent[-1][-1])
        for cell in parent[-1].iter():
            side = cell.attrib.pop("align", None)
            if side:
                cell.set("class", ALIGNED.format(side))


def makeExtension(**settings: Any) -> TableExtension:  # noqa: N802
    """What Python-Markdown calls, by this name, to make an extension of a module."""
    return _Tables(**settings)
