"""In words: how the articles differ that make one statement."""

from collections.abc import Iterator

from markupsafe import Markup

from dossier.compose.differences import Difference
from dossier.render.messages import Messages


def side_words(difference: Difference, values: list[Markup], t: Messages) -> Iterator[Markup]:
    """Each side with what it has: "one article has 600 boats", "another about 600", "two others 700"."""
    noun = "articles" if difference.apart else "passages"
    kind = "-stance" if difference.what == "stance" else ""
    for place, (side, value) in enumerate(zip(difference.sides, values, strict=True)):
        key = "others" if place else noun + kind
        yield t.marked(f"differences.{key}", n=side.sources, value=value)
