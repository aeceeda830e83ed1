"""Whether the styles of an element, each property by itself, let nobody see it."""

from collections.abc import Mapping
from typing import Any

from tinycss2.color4 import parse_color

from dossier.intake.media_queries import STYLES, pixels
from dossier.intake.style_sheets import Values

# From how many pixels on a text that is moved to the left or up is moved out of the page.
_AWAY = 900
# What is smaller in pixels, or fainter, is not read.
_SMALLEST, _FAINTEST = 1.5, 0.05
_CUT = ("hidden", "clip")
# How much of an element a shape may leave, in parts of its width and height.
_HALF = 0.5


def is_hidden(values: Mapping[str, Values]) -> bool:
    """Whether nobody sees the element, nor anything in it."""
    return (
        any(_word(values.get(name)) in words for name, words in STYLES["hiding"].items())
        or any(_is_faint(values.get(name)) for name in ("opacity", "scale", "zoom"))
        or any(_is_function_away(piece) for name in ("transform", "filter") for piece in values.get(name, ()))
        or _is_clipped(values)
        or _is_flat(values)
        or any(_is_away(values.get(name), -1) for name in STYLES["moving"])
        or any(_is_away(values.get(name), 1) for name in STYLES["pushing"])
        or (_is_cut(values) and _is_away(values.get("text-indent"), 1))
    )


def inherited(values: Mapping[str, Values], around: Mapping[str, bool]) -> dict[str, bool]:
    """Which of the properties that words inherit hide them, after what is around them."""
    state = dict(around)
    if word := _word(values.get("visibility")):
        state["visibility"] = word in ("hidden", "collapse") or (
            word in ("inherit", "unset") and state.get("visibility", False)
        )
    if size := values.get("font-size"):
        state["font-size"] = _is_small(size[0], state.get("font-size", False))
    if colour := values.get("-webkit-text-fill-color") or values.get("color"):
        is_cut_out = _word(values.get("background-clip")) == "text" or any(
            piece == "text" for piece in values.get("background-clip", ())
        )
        state["color"] = _is_clear(colour, state.get("color", False)) and not is_cut_out
    return state


def _word(pieces: Values | None) -> str:
    return str(pieces[0].lower_value) if pieces and pieces[0].type == "ident" else ""


def _number(pieces: Values | None) -> float | None:
    if not pieces or pieces[0].type not in ("number", "percentage"):
        return None
    return float(pieces[0].value) / (100 if pieces[0].type == "percentage" else 1)


def _is_faint(pieces: Values | None) -> bool:
    number = _number(pieces)
    return number is not None and number < _FAINTEST


def _is_small(size: Any, is_small_around: bool) -> bool:
    """Whether letters are too small; one size may be told by that of the words around."""
    if size.type == "ident":
        return is_small_around and size.lower_value in ("inherit", "unset", "smaller", "larger")
    length = pixels(size)
    is_told_by_others = size.type == "percentage" or getattr(size, "lower_unit", "") in ("em", "ex", "ch")
    return length is not None and (length < _SMALLEST or (is_told_by_others and is_small_around))


def _is_clear(colour: Values, is_clear_around: bool) -> bool:
    word = _word(colour)
    if word in ("inherit", "unset", "currentcolor"):
        return is_clear_around
    parsed = parse_color(colour[0])
    return parsed is not None and parsed != "currentcolor" and parsed.alpha < _FAINTEST


def _is_cut(values: Mapping[str, Values]) -> bool:
    return any(
        _word(values.get(name)) in _CUT or _word((values.get(name) or ())[1:]) in _CUT
        for name in ("overflow-x", "overflow-y")
    )


def _is_flat(values: Mapping[str, Values]) -> bool:
    """Whether an element without height or width cuts off what is in it, and nothing else gives it a size."""
    if not _is_cut(values):
        return False
    if any(_number(values.get(name)) for name in ("flex", "flex-grow")):
        return False
    high = ("padding-top", "padding-bottom", "min-height")
    return (_is_thin(values, "height") and not any(_is_sized(values.get(name)) for name in high)) or (
        _is_thin(values, "width") and not _is_sized(values.get("min-width"))
    )


def _is_thin(values: Mapping[str, Values], name: str) -> bool:
    sizes = [pixels(pieces[0]) for key in (name, f"max-{name}") if (pieces := values.get(key))]
    return any(size is not None and size < _SMALLEST for size in sizes)


def _is_sized(pieces: Values | None) -> bool:
    """Whether a value is something else than nothing."""
    if not pieces or _word(pieces) in ("none", "initial"):
        return False
    size = pixels(pieces[0])
    return size is None or size > _SMALLEST


def _is_away(pieces: Values | None, direction: int) -> bool:
    """Whether one of the lengths moves far in a direction, or far against one that cannot be scrolled to."""
    lengths = [pixels(piece) for piece in pieces or ()]
    return any(length is not None and length * direction >= _AWAY for length in lengths)


def _is_clipped(values: Mapping[str, Values]) -> bool:
    clips = [
        piece for piece in values.get("clip", ()) if piece.type == "function" and piece.lower_name == "rect"
    ]
    sides = [pixels(piece) for piece in _arguments(clips[0])] if clips else []
    if len(sides) == 4 and None not in sides:
        top, right, bottom, left = (float(side or 0) for side in sides)
        return right - left < _SMALLEST or bottom - top < _SMALLEST
    return any(_leaves_nothing(piece) for piece in values.get("clip-path", ()) if piece.type == "function")


def _leaves_nothing(shape: Any) -> bool:
    sizes = _arguments(shape)
    if shape.lower_name == "inset":
        return bool(sizes) and any(
            piece.type == "percentage" and piece.value >= 100 * _HALF for piece in sizes
        )
    if shape.lower_name in ("circle", "ellipse"):
        return bool(sizes) and any((pixels(piece) or 0) < _SMALLEST for piece in sizes[:1])
    numbers = [pixels(piece) for piece in sizes if piece.type != "ident"]
    across, down = set(numbers[::2]), set(numbers[1::2])
    return shape.lower_name == "polygon" and bool(numbers) and (len(across) == 1 or len(down) == 1)


def _is_function_away(piece: Any) -> bool:
    """Whether a function of "transform" or "filter" leaves nothing to be seen."""
    if piece.type != "function":
        return False
    arguments, name = _arguments(piece), piece.lower_name
    numbers = [number for argument in arguments if (number := _number((argument,))) is not None]
    if name in ("scale", "scalex", "scaley", "opacity"):
        return any(number < _FAINTEST for number in map(abs, numbers))
    if name == "matrix" and len(numbers) == 6:
        return (
            abs(numbers[0] * numbers[3] - numbers[1] * numbers[2]) < _FAINTEST**2
            or min(numbers[4:]) <= -_AWAY
        )
    return name.startswith("translate") and _is_away(tuple(arguments), -1)


def _arguments(function: Any) -> list[Any]:
    return [
        piece for piece in function.arguments if piece.type not in ("whitespace", "comment") and piece != ","
    ]
