"""Some blocks of a page as a page of their own, with its notes numbered anew and links that still lead."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial
from operator import is_not
from posixpath import basename
from typing import Any, TypeVar

from dossier.compose.blocks import Block
from dossier.compose.footnotes import ClaimNote, FootNote
from dossier.compose.inline import Anchor, Marks
from dossier.compose.page_view import PageView
from dossier.compose.sections.strip import Strip

T = TypeVar("T")
# A drawing shows no footnotes, and what it holds is numbered as if it stood alone.
_DRAWN = Strip
_LAYER = __name__.rpartition(".")[0]


def excerpt(page: PageView, blocks: Iterable[Block], path: str) -> PageView:
    """The page with these of its blocks alone, at a path in the same folder."""
    blocks = tuple(blocks)
    numbers = _cited(page, blocks)
    # In their old order, which is that of the page.
    new = {old: place for place, old in enumerate(sorted(numbers), start=1)}
    change = partial(_changed, new=new, whole=basename(page.path) if path != page.path else "")
    notes: tuple[FootNote, ...] = tuple(_mapped(page.notes[old - 1], change) for old in new)
    cited = tuple(note.ref for note in notes if isinstance(note, ClaimNote))
    return replace(page, path=path, blocks=_mapped(blocks, change), notes=notes, cited=cited)


def _cited(page: PageView, blocks: tuple[Block, ...]) -> frozenset[int]:
    """The numbers of the notes of some blocks, and of those that these notes themselves cite."""
    seen: set[int] = set()
    new = set(_numbers(blocks))
    while new:
        seen |= new
        new = {n for number in new for n in _numbers(page.notes[number - 1])} - seen
    return frozenset(seen)


def _changed(part: Anchor | Marks, new: dict[int, int], whole: str) -> Anchor | Marks:
    if isinstance(part, Marks):
        return replace(part, numbers=tuple(new[number] for number in part.numbers))
    is_here = part.href == "" or part.href.startswith("#")
    return replace(part, href=whole + part.href) if whole and is_here else part


def _numbers(value: object) -> Iterator[int]:
    left: list[Any] = [value]
    while left:
        part = left.pop()
        if isinstance(part, Marks):
            yield from part.numbers
        else:
            parts = part if isinstance(part, tuple) else _values(part)
            left += [one for one in parts if not _is_leaf(type(one))]


def _mapped(value: T, change: Callable[[Anchor | Marks], Anchor | Marks]) -> T:
    """The value with its marks and links changed, however deep they stand; what has none is the same."""
    result: Any = value
    if isinstance(value, (Anchor, Marks)):
        result = change(value)
    elif isinstance(value, tuple):
        items = [item if _is_leaf(type(item)) else _mapped(item, change) for item in value]
        result = tuple(items) if any(map(is_not, items, value)) else value
    else:
        parts = zip(_names(type(value)), _values(value), strict=True)
        new = [(name, one, _mapped(one, change)) for name, one in parts if not _is_leaf(type(one))]
        changed = {name: after for name, before, after in new if after is not before}
        result = replace(result, **changed) if changed else value
    return result  # type: ignore[no-any-return]


def _values(value: Any) -> list[Any]:
    return [getattr(value, name) for name in _names(type(value))]


def _branches(of: type) -> tuple[str, ...]:
    """The fields of a class of this layer; none of another, whose values hold no marks and no links."""
    is_ours = is_dataclass(of) and of.__module__.startswith(_LAYER) and of is not _DRAWN
    return tuple(field.name for field in fields(of)) if is_ours else ()


def _bears_nothing(of: type) -> bool:
    """Whether values of a class hold neither marks nor links, which most do not."""
    return not (issubclass(of, (tuple, Anchor, Marks)) or _names(of))


# Asked of every value.
_names: Callable[[Any], tuple[str, ...]] = cache(_branches)
_is_leaf: Callable[[Any], bool] = cache(_bears_nothing)
