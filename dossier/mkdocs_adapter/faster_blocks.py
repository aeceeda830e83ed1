"""Python-Markdown's search for what begins a block, only where a sign of that stands at all.

Each of its expressions goes through the whole of every block, which may be a long list.
"""

from collections.abc import Mapping
from re import Match, Pattern
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import (
    BlockQuoteProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ReferenceProcessor,
)
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor

# Of each, the name of its expression, and signs of which a match has one; a line feed stands before a block.
_SIGNS: Mapping[type, tuple[str, tuple[str, ...]]] = {
    AdmonitionProcessor: ("RE", ("\n!!!",)),
    HashHeaderProcessor: ("RE", ("\n#",)),
    HRProcessor: ("SEARCH_RE", tuple(f"{s}{' ' * n}{s}" for s in "-_*" for n in range(3))),
    BlockQuoteProcessor: ("RE", tuple(f"\n{' ' * n}>" for n in range(4))),
    FootnoteBlockProcessor: ("RE", ("]:",)),
    ReferenceProcessor: ("RE", ("]:",)),
}


class _Sooner:
    """An expression that knows at once that it is not there."""

    def __init__(self, expression: Pattern[str], signs: tuple[str, ...]) -> None:
        self._expression, self._signs = expression, signs

    def search(self, block: str) -> Match[str] | None:
        """What the expression finds."""
        text = f"\n{block}"
        # A loop, since this runs for every block several times.
        for sign in self._signs:
            if sign in text:
                return self._expression.search(block)
        return None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._expression, name)


def look_sooner(md: Markdown) -> None:
    """Have what looks for blocks find the same; what another extension has replaced is left as it is."""
    for processor in md.parser.blockprocessors:
        name, signs = _SIGNS.get(type(processor), ("", ()))
        if name and not isinstance(getattr(processor, name), _Sooner):
            setattr(processor, name, _Sooner(getattr(processor, name), signs))
