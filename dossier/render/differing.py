"""In words: how the articles differ that make one statement."""

from collections.abc import Iterator

from dossier.compose.views import Difference, Side
from dossier.render.wording import count_words, number_words


def sides(difference: Difference) -> Iterator[tuple[str, Side]]:
    """Each side with the words that lead to it: "one article has", "another", "two others"."""
    noun = "article" if difference.apart else "passage"
    object = " it" if difference.what == "stance" else ""
    for place, side in enumerate(difference.sides):
        if place:
            yield (
                "another" if side.sources == 1 else f"{number_words(side.sources)} others",
                side,
            )
        else:
            verb = "has" if side.sources == 1 else "have"
            yield f"{count_words(side.sources, noun, f'{noun}s')} {verb}{object}", side
