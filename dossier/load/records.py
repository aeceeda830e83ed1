"""Records: YAML read into values of the model; pydantic's errors become problems at their places."""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from dossier.model.kinds import Kind
from dossier.model.placed import PlacedList, PlacedMapping, PlacedValue, nearest
from dossier.model.schema import NO_KEY, Context
from dossier.problems import Code, Location, Problem, did_you_mean, one_line

R = TypeVar("R")

KEY_HINT = "write each key as 'key: value', with a space behind the colon"

HINTS = {
    Code.BAD_DATE: "write an EDTF date such as 2025-07-12, 2025-07, 2024-10~ or 2024-11-06/2024-12-31",
    Code.BAD_ID: "an id is lower-case ASCII words joined by hyphens, such as 'mira-holm'",
    Code.BAD_LOCATOR: "write 'paragraph 5', 'bullet 2', 'heading 1', 'page 3', 'standfirst' or 'title'",
    Code.UNKNOWN_CHOICE: "write a language tag such as 'en', 'de' or 'en-GB'",
    Code.BAD_URL: "write the whole address, beginning with https://, without a name or password",
}
# Codes for pydantic's own errors; ours are named after their code, all others are wrong types.
_CODES = {
    "missing": Code.MISSING_KEY,
    "unexpected_keyword_argument": Code.UNKNOWN_KEY,
    "literal_error": Code.UNKNOWN_CHOICE,
    "enum": Code.UNKNOWN_CHOICE,
}
_WANTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "string_too_short": "a text that is not empty",
}
# The keys under which bare text stands for a mapping.
_BARE = ("published", "retrieved", "date", "quote", "author", "editors", "publisher")


def read_record(
    form: type[R], data: Any, context: Context | None = None, written: PlacedValue | None = None
) -> tuple[R | None, list[Problem]]:
    """A value of the model from what an editor wrote; None with problems where it does not fit.

    ``written`` gives the places, if the data itself does not know them. Problems of the context are reported
    only for a value that fits; otherwise they would follow from its errors.
    """
    context = context or Context()
    try:
        return _adapter(cast("Hashable", form)).validate_python(data, context=context), context.problems
    except ValidationError as error:
        root = data if written is None else written
        details = _without_meant(error.errors(include_url=False), form)
        problems = (_problem(detail, form, root) for detail in details)
        return None, [problem for problem in problems if problem]


def _without_meant(details: list[ErrorDetails], form: Any) -> list[ErrorDetails]:
    """The errors without those of a key that is missing only because it is misspelt."""
    unknown = [detail["loc"] for detail in details if _CODES.get(detail["type"]) is Code.UNKNOWN_KEY]
    meant = {(loc[:-1], did_you_mean(_last_key(loc), _keys(form, loc))) for loc in unknown}

    def is_meant(detail: ErrorDetails) -> bool:
        loc = detail["loc"]
        is_missing = _CODES.get(detail["type"]) is Code.MISSING_KEY
        return is_missing and (loc[:-1], did_you_mean(_last_key(loc), [_last_key(loc)])) in meant

    return [detail for detail in details if not is_meant(detail)]


@lru_cache(maxsize=100)
def _adapter(form: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("type[Any]", form))


def _problem(detail: ErrorDetails, form: Any, root: PlacedValue) -> Problem | None:
    """The problem for an error of pydantic; None if that place has a problem already."""
    steps, kind = detail["loc"], detail["type"]
    way = nearest(root, steps)
    # What stands in a list that YAML made of something else follows from that.
    is_in_trap = len(way) > 1 and isinstance(way[-2], PlacedList) and way[-2].is_reported
    if is_in_trap or _is_reported(way[-1], steps):
        return None
    code = _CODES.get(kind) or next((c for c in Code if c.slug == kind), Code.WRONG_TYPE)
    at, key = way[-1].at, _last_key(steps)
    match code:
        case Code.MISSING_KEY:
            return Problem(code, at, f"the key '{key}' is missing", f"add '{key}:'")
        case Code.UNKNOWN_KEY:
            keys = _keys(form, steps)
            hint = did_you_mean(key, keys) or f"the keys here are: {', '.join(keys)}"
            at = way[-2].key_at(key) if isinstance(way[-2], PlacedMapping) else at
            return Problem(code, at, f"no key '{key}' is known here", hint)
        case Code.UNKNOWN_CHOICE if kind in _CODES:
            choices = str(detail.get("ctx", {}).get("expected", ""))
            message = f"'{detail['input']}' is not among the choices of '{key}'"
            return Problem(code, at, message, f"write {choices}")
        case Code.WRONG_TYPE if not kind.startswith("bad-"):
            return _wrong_type(detail, at, is_listed=len(way) > 1 and isinstance(way[-2], PlacedList))
    hint = detail.get("ctx", {}).get("hint") or HINTS.get(code, "")
    return Problem(code, at, one_line(detail["msg"]), hint)


def _is_reported(value: PlacedValue, steps: tuple[str | int, ...]) -> bool:
    """Whether a problem of the value, or of the key that the error is about, is reported already."""
    is_left_out = isinstance(value, PlacedMapping) and not value.reported_keys.isdisjoint(steps[-1:])
    return value.is_reported or is_left_out


def _wrong_type(detail: ErrorDetails, at: Location, is_listed: bool) -> Problem:
    steps, given = detail["loc"], detail["input"]
    key = _last_key(steps)
    if detail["type"] == "string_type" and is_listed and isinstance(given, dict) and len(given) == 1:
        # An unquoted ": " in a text made YAML read a mapping.
        ((name, value),) = given.items()
        if isinstance(value, str) and " " not in name:
            hint = "put the text into quotation marks, or write it as '>-'"
            return Problem(Code.WRONG_TYPE, at, f"'{key}' must be a text, not '{name}: {value}'", hint)
    if not steps:
        return must_be("the file", "a mapping", given, at, KEY_HINT)
    return must_be(f"'{key}'", _wanted(detail["type"], isinstance(steps[-1], int), key), given, at)


def _wanted(kind: str, is_listed: bool, key: str) -> str:
    if kind == "string_type" and is_listed:
        return "a text or a list of texts"
    if kind == "dataclass_type" and key in _BARE:
        return "a text or a mapping"
    return _WANTED.get(kind, "a mapping")


def unknown_field(name: str, at: Location, kind: Kind) -> Problem:
    """The problem of a field that the kind does not have."""
    hint = did_you_mean(name, kind.fields) or f"its fields are: {', '.join(kind.fields)}"
    return Problem(Code.UNKNOWN_FIELD, at, f"'{kind.label}' has no field '{name}'", hint)


def must_be(what: str, wanted: str, given: object, at: Location, hint: str = "") -> Problem:
    """The problem of a value that is not of the type it must have."""
    message = f"{what} must be {wanted}, not {_named(given)}"
    return Problem(Code.WRONG_TYPE, at, message, hint or f"write {wanted}")


def _named(given: object) -> str:
    """What stands there, in words for editors."""
    if isinstance(given, dict):
        return "a mapping"
    return "a list" if isinstance(given, list) else f"'{one_line(str(given))[:60]}'"


def _last_key(steps: tuple[str | int, ...]) -> str:
    return next((str(step) for step in reversed(steps) if isinstance(step, str)), "the file")


def _keys(form: Any, steps: tuple[str | int, ...]) -> list[str]:
    """The keys of the innermost class that the steps lead into."""
    keys = keys_of(form)
    for step in steps[:-1]:
        inside = _class_in(keys[step]) if step in keys else None
        keys = keys_of(inside) if inside else keys
    return [str(key) for key in keys]


def keys_of(form: Any) -> dict[str | int, Any]:
    """The keys that an editor may write for a class of the model, with the types of their values."""
    cls = _class_in(form)
    hints = get_type_hints(cls, include_extras=True)
    keys = ((_alias(hints[field.name]) or field.name, hints[field.name]) for field in fields(cls))
    return {key: hint for key, hint in keys if key != NO_KEY}


def _alias(hint: Any) -> str:
    """Another name that a field has in YAML, if it has one."""
    notes = getattr(hint, "__metadata__", ())
    aliases = (note.validation_alias for note in notes if isinstance(note, FieldInfo))
    return str(next(filter(None, aliases), ""))


def _class_in(hint: Any) -> Any:
    """The first class of the model in a type."""
    if is_dataclass(hint) and isinstance(hint, type):
        return hint
    return next(filter(None, map(_class_in, get_args(hint))), None)
