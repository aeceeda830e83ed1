"""Python-Markdown's search for blocks of HTML, without looking at each tag within a line.

It takes the whole text apart, and hands back as it was whatever begins no block.
"""

import re
import sys
from typing import Any

import regex
from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra


def possessive(pattern: str) -> re.Pattern[str]:
    """A pattern of which parts give nothing back ("*+"); before 3.11.5, Python reads it wrong (gh-106052)."""
    engine: Any = re if sys.version_info >= (3, 11, 5) else regex
    compiled: re.Pattern[str] = engine.compile(pattern)
    return compiled


# Tags that stand within lines, as our printer writes them.
_TAG = r"</?(?:a|b|bdi|br|em|i|q|span|strong|sub|sup)(?: [a-z-]+=\"[^\"<>&`]*\")*>"
_ENTITY = r"&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z][0-9a-zA-Z]*);"
_WITHIN_LINES = possessive(rf"{_TAG}(?:[^<&]++|{_TAG}|{_ENTITY})*+")
# Only a comment asks which tags stand open before it.
_COMMENT = "<!--"


class FasterBlocks(HtmlBlockPreprocessor):
    """What finds blocks of HTML; the same text comes out of it."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, in which a sign stands for each block that was put aside."""
        source = "\n".join(lines)
        if _COMMENT in source:
            return super().run(lines)
        extractor = _Extractor(self.md)
        extractor.feed(source)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


class _Extractor(HTMLExtractorExtra):
    """What takes the text apart; from a tag within a line on, all at once until a block may begin."""

    # Of what is open, whether it is read as Markdown.
    mdstate: list[str | None]

    def parse_starttag(self, i: int) -> int:
        """Where the text goes on behind what begins here."""
        # What is or stands in a block of HTML is put aside, tag by tag.
        is_text = not self.inraw and not self.intail and "off" not in self.mdstate[-1:]
        match = _WITHIN_LINES.match(self.rawdata, i) if is_text else None
        if not match:
            return int(super().parse_starttag(i))
        self.handle_data(match[0])
        return match.end()


def are_usual(md: Markdown) -> bool:
    """Whether blocks are looked for as the extension ``md_in_html`` does it."""
    return type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor
