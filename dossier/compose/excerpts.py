"""Some blocks of a page as a page of their own, with the notes that they cite."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from dossier.compose.blocks import Block
from dossier.compose.footnotes import ClaimNote, EditorsNote
from dossier.compose.inline import Anchor, Cited, Inlines, Marks
from dossier.compose.page_view import PageView
from dossier.compose.sections.strip import Strip
from dossier.compose.statements import Entry

# A drawing shows no footnotes.
_DRAWN = Strip
_LAYER = __name__.rpartition(".")[0]


def excerpt(page: PageView, blocks: Iterable[Block], path: str) -> PageView:
    """The page with these of its blocks alone, at a path in the same folder."""
    blocks = tuple(blocks)
    every = _cited(page, blocks)
    # In their old order.
    notes = tuple(note for note in page.notes if note.cites in every)
    cited = tuple(note.cites for note in notes if isinstance(note, ClaimNote))
    return replace(page, path=path, blocks=blocks, notes=notes, cited=cited)


def _cited(page: PageView, blocks: tuple[Block, ...]) -> Set[Cited]:
    """What some blocks cite, and what editors' notes that they cite themselves cite."""
    of: dict[Cited, Inlines] = {
        note.cites: note.parts for note in page.notes if isinstance(note, EditorsNote)
    }
    seen: set[Cited] = set()
    new = set(_marked(blocks))
    while new:
        seen |= new
        new = {further for cited in new for further in _marked(of.get(cited, ()))} - seen
    return seen


def _marked(value: object) -> Iterator[Cited]:
    left: list[Any] = [value]
    while left:
        part = left.pop()
        if isinstance(part, Marks | Entry):
            yield from part.cited
        else:
            parts = part if isinstance(part, tuple) else _values(part)
            left += [one for one in parts if not _is_leaf(type(one))]


def _values(value: Any) -> list[Any]:
    return [getattr(value, name) for name in _names(type(value))]


def _branches(of: type) -> tuple[str, ...]:
    """The fields of a class of this layer; none of another, whose values hold no marks."""
    is_ours = is_dataclass(of) and of.__module__.startswith(_LAYER) and of not in (_DRAWN, Anchor)
    return tuple(field.name for field in fields(of)) if is_ours else ()


def _bears_nothing(of: type) -> bool:
    """Whether values of a class hold no marks, which most do not."""
    return not (issubclass(of, tuple) or _names(of))


# Asked of every value.
_names: Callable[[Any], tuple[str, ...]] = cache(_branches)
_is_leaf: Callable[[Any], bool] = cache(_bears_nothing)
