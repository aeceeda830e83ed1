"""Whom the selectors of style sheets are about: each compound by a library, what joins them by sets."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from cssselect2 import ElementWrapper, SelectorError, compile_selector_list
from tinycss2 import serialize

from dossier.intake.media_queries import StyleError

# Steps to find whom the rules of a page are about, and selectors of one rule: what needs more is refused.
_MOST_STEPS, _MOST_SELECTORS = 10_000_000, 2000
# How deep brackets stand in what rules are about.
_DEEPEST = 8
_JOINTS = (">", "+", "~")
# What joins a piece to the rule around its own, of which it tells more.
_SAME = "&"


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece of a selector: what joins it to the piece in front, and whom it is about."""

    combinator: str
    # Something that each of them has: an element's name, a class or an id.
    key: str
    text: str
    looks_around: bool
    looks_inside: bool


Selector = tuple[_Part, ...]


def specificity(selector: Selector) -> tuple[int, ...]:
    """How strong what it says is, beside what others say of the same element."""
    return tuple(map(sum, zip(*(_compiled(part.text).specificity for part in selector), strict=True)))


def selectors_of(prelude: list[Any], around: Sequence[Selector]) -> list[Selector]:
    """Each selector of a list by itself; one that cannot be read is about nobody."""
    selectors: list[list[Any]] = [[]]
    for piece in prelude:
        if piece == ",":
            selectors.append([])
        else:
            selectors[-1].append(piece)
    parted = (_parts(selector) for selector in selectors)
    read = [parts for parts in parted if parts]
    if not around:
        return read
    if len(around) * len(read) > _MOST_SELECTORS:
        raise StyleError("the rules of the page stand in too many others")
    return [before + after for before, after in product(around, read)]


def _parts(pieces: list[Any]) -> Selector:
    parts: list[_Part] = []
    combinator, compound = " ", list[Any]()
    for piece in [*pieces, None]:
        is_space = piece is not None and piece.type in ("whitespace", "comment")
        is_joint = piece is not None and piece.type == "literal" and piece.value in _JOINTS
        if piece is not None and not is_space and not is_joint:
            compound.append(piece)
            continue
        if compound:
            # The sign alone says only that the other rule stands in front.
            if compound != ["&"]:
                parts.append(_part(combinator, compound))
            combinator, compound = " ", []
        combinator = piece.value if is_joint else combinator
    return tuple(parts)


def _part(combinator: str, compound: list[Any]) -> _Part:
    if _is_deep(compound, _DEEPEST):
        raise StyleError(f"the styles of the page are nested deeper than {_DEEPEST}")
    named = [piece for piece in compound if piece != "&"]
    functions = [piece for piece in named if piece.type == "function"]
    is_read = all(_is_near(function.arguments) for function in functions)
    return _Part(
        # In a rule within another, the sign for that other one.
        _SAME if len(named) < len(compound) else combinator,
        _key(named),
        serialize(named) or "*" if is_read else "",
        ":" in named,
        any(function.lower_name == "has" for function in functions),
    )


def _key(compound: list[Any]) -> str:
    for before, piece in zip([None, *compound], compound, strict=False):
        if piece.type == "hash":
            return f"#{piece.value}"
        if piece.type == "ident" and before == ".":
            return f".{piece.value}"
    return f"<{compound[0].lower_value}" if compound and compound[0].type == "ident" else "*"


@lru_cache(4096)
def _compiled(selector: str) -> Any:
    """The selector as the library has it; nothing, where it knows none or it is about no element."""
    # Half a name of a namespace makes the library stumble.
    with suppress(SelectorError, NotImplementedError, ValueError, AttributeError):
        (compiled,) = compile_selector_list(selector)
        if compiled.pseudo_element is None and not compiled.never_matches:
            return compiled
    return None


def _is_near(arguments: list[Any]) -> bool:
    """Whether what a pseudo-class is given looks no further than at parents and neighbours.

    The library walks all that is around or before an element by calls within calls.
    """
    pieces = [piece for piece in arguments if piece.type != "comment"]
    joints = (*_JOINTS, ",", "-")
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        is_between = before is not None and after is not None and before not in joints and after not in joints
        if piece == "~" or (piece.type == "whitespace" and is_between):
            return False
    return all(_is_near(piece.arguments) for piece in pieces if piece.type == "function")


def _is_deep(pieces: Iterable[Any], depth: int) -> bool:
    inside = [getattr(piece, "arguments", None) or getattr(piece, "content", None) for piece in pieces]
    return depth == 0 or any(isinstance(each, list) and _is_deep(each, depth - 1) for each in inside)


def matched(page: Any, selectors: Sequence[Selector]) -> Iterator[tuple[Any, int]]:
    """Each element with the number of each selector that is about it, by sets: nothing is tried twice."""
    if not selectors:
        return
    index: dict[str, list[Any]] = defaultdict(list)
    depths: dict[Any, int] = {}
    for element in ElementWrapper.from_html_root(page).iter_subtree():
        depths[element] = 1 if element.parent is None else depths[element.parent] + 1
        # From the outermost, so that none has to ask all those around it.
        element.lang, element.in_disabled_fieldset  # noqa: B018
        for key in (
            "*",
            f"<{element.local_name}",
            f"#{element.id}",
            *(f".{name}" for name in element.classes),
        ):
            index[key].append(element)
    steps = 0
    for number, selector in enumerate(selectors):
        matching: set[Any] | None = None
        for part in selector:
            candidates = index.get(part.key, ())
            steps += sum(_cost(part, element, depths) for element in candidates)
            if steps > _MOST_STEPS:
                raise StyleError("the styles of the page have too many rules for too many elements")
            matching = _of_part(part, candidates, matching)
        yield from ((element.etree_element, number) for element in matching or ())


def _cost(part: _Part, element: Any, depths: Mapping[Any, int]) -> int:
    cost = depths[element] if part.combinator == " " else 1
    cost += len(element.etree_siblings) if part.looks_around else 0
    return cost + (len(depths) if part.looks_inside else 0)


def _of_part(part: _Part, candidates: Sequence[Any], before: set[Any] | None) -> set[Any]:
    """Those whom one piece of a selector is about, behind those whom the pieces before are about."""
    selector = _compiled(part.text) if candidates else None
    if selector is None:
        return set()
    matching = {element for element in candidates if selector.test(element)}
    if before is None:
        return matching
    if part.combinator == _SAME:
        return matching & before
    if part.combinator == ">":
        return {element for element in matching if element.parent in before}
    if part.combinator == "+":
        return {element for element in matching if element.previous in before}
    if part.combinator == "~":
        firsts: dict[Any, int] = {}
        for element in before:
            firsts[element.parent] = min(element.index, firsts.get(element.parent, element.index))
        return {element for element in matching if firsts.get(element.parent, element.index) < element.index}
    return {element for element in matching if _is_within(element, before)}


def _is_within(element: Any, outer: Container[Any]) -> bool:
    around = element.parent
    while around is not None and around not in outer:
        around = around.parent
    return around is not None
