"""Pages that would hold too much, parted: each long list has pages of its own, by year or by letter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from operator import itemgetter
from typing import Any

from dossier.compose.blocks import Block
from dossier.compose.excerpts import excerpt
from dossier.compose.inline import Anchor, Foreign, Message, message
from dossier.compose.long_lists import LONG_LISTS, Label, LongList, words_of
from dossier.compose.page_view import PageView
from dossier.compose.sections.parts import Parts
from dossier.compose.sections.prose import Prose
from dossier.compose.sections.single_origin import SingleOrigin
from dossier.derive.groups import grouped
from dossier.model.paths import part_path

# So many of the latest stay on the page itself.
_LATEST = 20
# A list as short as this is better read where it is.
_FEW = 5
# More parts than this are no help: then they are of equal length, and numbered.
_MOST_LABELS = 60


# An item with its place in the list.
_Placed = tuple[int, Any]


@dataclass(frozen=True, slots=True)
class _Part:
    slug: str
    label: str | Message
    items: Sequence[Any]


def parted(page: PageView, most: int) -> tuple[PageView, ...]:
    """The page, and behind it those of the parts of its longest lists, where all weigh more than ``most``.

    Each item weighs 1, or as many as it has notes. A page whose lists are short is the same. What stands on a
    part links and cites as it did.
    """
    blocks = tuple(chain.from_iterable(map(_apart, page.blocks)))
    places = _too_long(blocks, most)
    if not places:
        return (page,)
    page = replace(page, blocks=blocks)
    few = min(_LATEST, most, max(most // len(places), 1))
    kept: list[Block] = []
    pages: list[PageView] = []
    for place, block in enumerate(page.blocks):
        if place not in places:
            kept.append(block)
            continue
        parts = _parts(block, most)
        paths = [part_path(page.path, f"{_stem(page, place)}{part.slug}") for part in parts]
        kept += _overview(page, block, parts, paths, _latest(block, few, most))
        pages += [_page(page, block, part, path) for part, path in zip(parts, paths, strict=True)]
    return (excerpt(page, kept, page.path), *pages)


def _apart(block: Block) -> Iterator[Block]:
    """An editor's text with the lists in it as blocks of their own; any other block as it is."""
    if not isinstance(block, Prose):
        yield block
        return
    text: list[Any] = []
    for part in block.parts:
        if isinstance(part, Block):
            yield from (Prose(tuple(text)), part)
            text.clear()
        else:
            text.append(part)
    yield Prose(tuple(text))


def _too_long(blocks: Sequence[Block], most: int) -> frozenset[int]:
    """The places of the blocks that are parted."""
    lengths = {place: _weight(block) for place, block in enumerate(blocks)}
    left, places = sum(lengths.values()), set[int]()
    for place in sorted(lengths, key=lambda place: -lengths[place]):
        if left <= most or lengths[place] <= min(_FEW, most):
            break
        places.add(place)
        # As many as that stay.
        left -= lengths[place] - min(lengths[place], _FEW)
    return frozenset(places)


def _weight(block: Block) -> int:
    long = LONG_LISTS.get(type(block))
    return sum(_weighed(long, item) for item in long.items(block)) if long else 0


def _weighed(long: LongList, item: Any) -> int:
    return max(long.weight(item), 1)


def _parts(block: Block, most: int) -> list[_Part]:
    long = LONG_LISTS[type(block)]
    items = _in_time(long, block)
    groups = grouped((long.label(item), (place, item)) for place, item in items)
    if len(groups) > _MOST_LABELS:
        groups = {"": tuple(items)}
    return [*chain.from_iterable(_pieces(long, label, members, most) for label, members in groups.items())]


def _in_time(long: LongList, block: Block) -> list[_Placed]:
    """The items by date where they have one, those without it first; else in the order of their list."""

    def key(placed: _Placed) -> tuple[object, ...]:
        when = long.when(placed[1]) if long.when else None
        return (True, when.date.order) if when else (False,)

    return sorted(enumerate(long.items(block)), key=key)


def _as_placed(items: Iterable[_Placed]) -> list[Any]:
    """The items in the order of their list."""
    return [item for _, item in sorted(items, key=itemgetter(0))]


def _pieces(long: LongList, label: Label, items: Sequence[_Placed], most: int) -> Iterator[_Part]:
    """The items under one label, in as many parts as they need."""
    name, title = (_slug(label), label) if label else ("others", message("parts.others"))
    pieces = [*_cut(long, items, most)]
    if len(pieces) == 1:
        yield _Part(name, title, _as_placed(items))
        return
    for n, piece in enumerate(pieces, start=1):
        yield _Part(f"{name}-{n}", message("parts.piece", part=title, n=str(n)), _as_placed(piece))


def _cut(long: LongList, items: Sequence[_Placed], most: int) -> Iterator[Sequence[_Placed]]:
    """The items in pieces that weigh no more than ``most`` each, but for an item that does so alone."""
    start, weight = 0, 0
    for end, (_, item) in enumerate(items):
        more = _weighed(long, item)
        if start < end and weight + more > most:
            yield items[start:end]
            start, weight = end, 0
        weight += more
    yield items[start:]


def _slug(label: Label) -> str:
    return label.casefold() if label.isascii() else "-".join(f"u{ord(sign):x}" for sign in label)


def _stem(page: PageView, place: int) -> str:
    """What tells the parts of several lists of one page apart in their addresses."""
    names = [_name(block) if type(block) in LONG_LISTS else None for block in page.blocks]
    name = names[place] or ""
    if names.count(name) == 1:
        return f"{name}-" if name else ""
    return f"{name or 'list'}-{names[: place + 1].count(name)}-"


def _name(block: Block) -> str:
    """What a list is called in addresses; nothing where it has only an editor's words, which change."""
    title: object = getattr(block, "title", "")
    return getattr(block, "id", "") or (title.key.rpartition(".")[2] if isinstance(title, Message) else "")


def _overview(
    page: PageView, block: Block, parts: Sequence[_Part], paths: Sequence[str], latest: Sequence[Any]
) -> Iterator[Block]:
    """What stays on the page: the latest, how many there are in all, and the way to each part."""
    long = LONG_LISTS[type(block)]
    pages = tuple(
        (Anchor(part.label, path), len(part.items)) for part, path in zip(parts, paths, strict=True)
    )
    if long.latest:
        yield long.latest(block, latest)
    title = _title(page, block)
    # Below its own heading, or that of the page, it needs none.
    yield Parts("" if latest or title == page.title else title, len(long.items(block)), pages, len(latest))


def _latest(block: Block, few: int, most: int) -> Sequence[Any]:
    """The last few items, as long as they weigh no more than ``most`` together, but for one."""
    long = LONG_LISTS[type(block)]
    items = _in_time(long, block)[-few:]
    weights = accumulate(_weighed(long, item) for _, item in reversed(items))
    fitting = max(sum(weight <= most for weight in weights), 1)
    return _as_placed(items[-fitting:]) if long.latest else ()


def _title(page: PageView, block: Block) -> str | Foreign | Message:
    if isinstance(block, SingleOrigin):
        names = ", ".join(words_of(party.label) for party in block.parties)
        return message("parts.title", list=page.title, part=names)
    return getattr(block, "title", "") or page.title


def _page(page: PageView, block: Block, part: _Part, path: str) -> PageView:
    long = LONG_LISTS[type(block)]
    title, whole = _title(page, block), Anchor(page.title, page.path)
    shown = excerpt(page, [long.of(block, part.items)], path)
    title = message("parts.title", list=title, part=part.label)
    return replace(shown, title=title, description="", edit="", subject="", section=whole)
