"""Words that run against the direction of a text: printers keep them from moving what stands beside them."""

from collections.abc import Callable, Iterator

import regex

from dossier.problems.printable import LEFTWARDS, MARKS

# From a letter that is read rightwards to the last one before a letter of the other direction.
_RIGHTWARDS = regex.compile(rf"\p{{bc=L}}(?:[^\p{{bc=R}}\p{{bc=AL}}{MARKS}]*\p{{bc=L}})?")
# Unicode's signs for what HTML calls <bdi>: the first strong isolate, and its end.
_BEGINS, _ENDS = "\u2068", "\u2069"


def is_mixed(text: str, direction: str) -> bool:
    """Whether a text has words that run against its direction."""
    return any(is_against for _, is_against in stretches(text, direction))


def stretches(text: str, direction: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs against the direction of what it stands in."""
    along, against = (_RIGHTWARDS, LEFTWARDS) if direction == "ltr" else (LEFTWARDS, _RIGHTWARDS)
    # Nearly all texts run in one direction.
    matches = [] if direction == "ltr" and text.isascii() else list(against.finditer(text))
    if matches and not along.search(text):
        # A name with its number, or a title with its marks.
        yield text, True
        return
    at = 0
    for match in matches:
        yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield text[at:], False


def isolated(
    text: str, direction: str, printed: Callable[[str], str], begins: str = _BEGINS, ends: str = _ENDS
) -> str:
    """The printed text; what runs against its direction stands between the two signs, those of Unicode."""
    if direction == "ltr" and text.isascii():
        # Nearly all is, and an empty one is printed as nothing.
        return printed(text) if text else ""
    return "".join(
        f"{begins}{printed(words)}{ends}" if is_against else printed(words)
        for words, is_against in stretches(text, direction)
        if words
    )
