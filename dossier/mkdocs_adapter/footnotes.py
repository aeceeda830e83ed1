"""The engine's footnotes, in time that grows with their number.

Python-Markdown looks for a free anchor from the first on, for every further mention of a note.
"""

from typing import Any

from markdown.extensions.footnotes import FootnoteExtension


class _Footnotes(FootnoteExtension):
    """The extension with a count of how often each note was named; the anchors are the same."""

    def unique_ref(self, reference: str, is_mention: bool = False) -> str:
        if not is_mention:
            return reference
        count = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        name, _, label = reference.partition(self.get_separator())
        return reference if count == 1 else f"{name}{count}{self.get_separator()}{label}"


def makeExtension(**settings: Any) -> FootnoteExtension:  # noqa: N802
    """What Python-Markdown calls, by this name, to make an extension of a module."""
    return _Footnotes(**settings)
