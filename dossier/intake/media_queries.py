"""Which queries of media a desk answers with yes: a screen of usual size with a mouse."""

from collections.abc import Mapping
from contextlib import suppress
from operator import eq, ge, gt, le, lt
from typing import Any

from dossier.load.files import read_packaged

STYLES: Mapping[str, Any] = read_packaged("intake", "styles.yml")

# How many pixels a unit has.
PIXELS = {str(unit): float(size) for unit, size in STYLES["pixels"].items()}
_DESK = {str(name): str(value) for name, value in STYLES["desk"].items()}
_ORDERS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}


# Pieces of a query, and brackets in brackets.
_LONGEST, _DEEPEST = 50, 8


class StyleError(Exception):
    """The style sheets of a page are beyond the limits."""


def is_on_a_desk(pieces: list[Any]) -> bool:
    """Whether one query of a list holds; an empty list does."""
    queries: list[list[Any]] = [[]]
    for piece in pieces:
        if piece == ",":
            queries.append([])
        elif piece.type not in ("whitespace", "comment"):
            queries[-1].append(piece)
    return any(_holds(query, _DEEPEST) for query in queries)


def _holds(query: list[Any], depth: int) -> bool:
    if len(query) > _LONGEST or not depth:
        raise StyleError("the styles of the page ask too much of a screen")
    words = [piece.lower_value if piece.type == "ident" else "" for piece in query]
    if words[:1] == ["not"]:
        return not _holds(query[1:], depth)
    if words[:1] == ["only"]:
        return _holds(query[1:], depth)
    if "or" in words:
        return any(_holds(part, depth) for part in _halves(query, words.index("or")))
    if "and" in words:
        return all(_holds(part, depth) for part in _halves(query, words.index("and")))
    return all(_is_so(piece, depth) for piece in query)


def _halves(query: list[Any], place: int) -> tuple[list[Any], list[Any]]:
    return query[:place], query[place + 1 :]


def _is_so(piece: Any, depth: int) -> bool:
    """Whether the name of a medium, or what stands in brackets, is so; what is unknown is not."""
    if piece.type == "ident":
        return piece.lower_value in ("all", "screen")
    if piece.type != "() block":
        return False
    inside = [each for each in piece.content if each.type not in ("whitespace", "comment")]
    if any(each.type == "() block" for each in inside) or inside[:1] == ["not"]:
        return _holds(inside, depth - 1)
    if len(inside) == 3 and inside[0].type == "ident" and inside[1] == ":":
        return _has(inside[0].lower_value, inside[2])
    if len(inside) == 1 and inside[0].type == "ident":
        return _DESK.get(inside[0].lower_value, "0") != "0"
    return _is_in_range(inside)


def _has(name: str, value: Any) -> bool:
    feature = _DESK.get(name.removeprefix("min-").removeprefix("max-"))
    if value.type == "ident":
        return bool(value.lower_value == feature)
    size = pixels(value)
    if size is None or feature is None or not feature.isdigit():
        return False
    return (
        size <= int(feature)
        if name.startswith("min-")
        else int(feature) <= size
        if name.startswith("max-")
        else size == int(feature)
    )


def _is_in_range(pieces: list[Any]) -> bool:
    """Whether "width > 600px", "600px < width" or both hold."""
    with suppress(StopIteration):
        place = next(number for number, piece in enumerate(pieces) if piece.type == "ident")
        before, after = _bound(pieces[:place][::-1]), _bound(pieces[place + 1 :])
        feature = _DESK.get(pieces[place].lower_value, "")
        if not feature.isdigit() or (before is None and after is None):
            return False
        size = int(feature)
        return (before is None or _ORDERS[_TURNED[before[0]]](size, before[1])) and (
            after is None or _ORDERS[after[0]](size, after[1])
        )
    return False


def _bound(pieces: list[Any]) -> tuple[str, float] | None:
    """The sign and the number, from the name outwards."""
    signs = "".join(sorted((piece.value for piece in pieces[:-1] if piece.type == "literal"), key="=".__eq__))
    size = pixels(pieces[-1]) if pieces else None
    return None if size is None or signs not in _ORDERS else (signs, size)


def pixels(piece: Any) -> float | None:
    """How many pixels a length has on a desk; nothing, where it is none."""
    if piece.type == "percentage":
        return float(piece.value) * PIXELS["%"]
    unit = piece.lower_unit if piece.type == "dimension" else ""
    if piece.type not in ("dimension", "number") or unit not in PIXELS:
        return None
    return float(piece.value) * PIXELS[unit]
