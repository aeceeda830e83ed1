"""What the styles of a page let nobody see is taken out of its tree, so that it is nobody's word."""

from collections.abc import Mapping
from typing import Any

from dossier.intake.hiding import inherited, is_hidden
from dossier.intake.media_queries import STYLES
from dossier.intake.style_sheets import Declared, Sheets, Values, sheets_of

_NAMES = frozenset((*STYLES["hiding"], *STYLES["looked_at"]))
_SIDES = ("top", "right", "bottom", "left")
_SHORTHANDS = {"margin": tuple(f"margin-{side}" for side in _SIDES), "inset": _SIDES}
_SHORTHANDS["padding"] = tuple(f"padding-{side}" for side in _SIDES)
_LONGEST = 200


def take_out_unseen(page: Any) -> Mapping[Any, Declared]:
    """Take out elements and words that styles hide; a page that is hidden as a whole is shown by a script.

    Gives what the styles say of each element.
    """
    sheets = sheets_of(page, _NAMES)
    if not sheets.declared:
        return {}
    gone, silent = _unseen(page, sheets)
    if not _is_anything_left(page, gone, silent):
        whole = {element for element in sheets.declared if element.tag in ("html", "body")}
        declared = {element: each for element, each in sheets.declared.items() if element not in whole}
        gone, silent = _unseen(page, Sheets(declared, sheets.animations))
    for element in silent:
        element.text = None
        for child in element:
            child.tail = None
    for element in gone:
        element.drop_tree()
    return sheets.declared


def _unseen(page: Any, sheets: Sheets) -> tuple[list[Any], list[Any]]:
    """The elements that are hidden with all in them, and those whose words alone are."""
    gone: set[Any] = set()
    order: list[Any] = []
    silent: list[Any] = []
    states: dict[Any, tuple[Mapping[str, bool], Declared]] = {}
    for element in page.iter():
        around = element.getparent()
        state, variables = states.get(around, ({}, {}))
        if around in gone:
            gone.add(element)
        elif isinstance(element.tag, str):
            values = sheets.declared.get(element)
            if values:
                new = {name: value for name, value in values.items() if name.startswith("--")}
                variables = {**variables, **new} if new else variables
                values = _at_last(_longhands(values, variables), sheets.animations)
                if around is not None and is_hidden(values):
                    gone.add(element)
                    order.append(element)
                state = inherited(values, state)
            if any(state.values()):
                silent.append(element)
        states[element] = (state, variables)
    return order, silent


def _at_last(values: Declared, animations: Mapping[str, Declared]) -> Declared:
    """The values, with those that an animation ends with."""
    names = [piece.value for piece in values.get("animation-name", ()) if piece.type in ("ident", "string")]
    return {**values, **{key: value for name in names for key, value in animations.get(name, {}).items()}}


def _is_anything_left(page: Any, gone: list[Any], silent: list[Any]) -> bool:
    unseen, quiet = set(gone), set(silent)
    body = page.find("body")
    for element in () if body is None else body.iter():
        around = element.getparent()
        if around in unseen:
            unseen.add(element)
        is_text = isinstance(element.tag, str) and element.tag not in (
            "script",
            "style",
            "noscript",
            "template",
        )
        if is_text and element not in unseen and element not in quiet and (element.text or "").strip():
            return True
        if (
            around not in unseen
            and around not in quiet
            and element is not body
            and (element.tail or "").strip()
        ):
            return True
    return False


def _longhands(values: Declared, variables: Declared) -> dict[str, Values]:
    """Each property by itself, with the values of variables, without spaces."""
    split: dict[str, Values] = {}
    for name, written in values.items():
        pieces = [
            piece
            for piece in _resolved(written, variables, 0)
            if piece.type not in ("whitespace", "comment") and piece != "!"
        ]
        if name in _SHORTHANDS and pieces:
            for side, place in zip(_SHORTHANDS[name], ((0,), (1, 0), (2, 0), (3, 1, 0)), strict=True):
                split[side] = (pieces[next(number for number in place if number < len(pieces))],)
        elif name == "overflow":
            split["overflow-x"] = split["overflow-y"] = tuple(pieces)
        elif name == "font":
            split["font-size"] = _size_in(pieces)
        elif name in ("animation", "background"):
            split[{"animation": "animation-name", "background": "background-clip"}[name]] = tuple(pieces)
        else:
            split[name.removeprefix("-webkit-") if name.endswith("clip") else name] = tuple(pieces)
    return split


def _size_in(pieces: list[Any]) -> Values:
    sizes = [piece for piece in pieces if piece.type in ("dimension", "percentage", "number")]
    return tuple(size for size in sizes if size.type != "number" or size.value == 0)[:1]


def _resolved(pieces: Values, variables: Declared, depth: int) -> Values:
    resolved: list[Any] = []
    for piece in pieces:
        if piece.type != "function" or piece.lower_name != "var":
            resolved.append(piece)
        elif depth < 5 and len(resolved) < _LONGEST:
            name = next((each.value for each in piece.arguments if each.type == "ident"), "")
            comma = next((n for n, each in enumerate(piece.arguments) if each == ","), len(piece.arguments))
            value = variables.get(name, tuple(piece.arguments[comma + 1 :]))
            resolved += _resolved(value[:_LONGEST], variables, depth + 1)
    return tuple(resolved[:_LONGEST])
