"""Front matter against its schema: what does not fit becomes problems at the place it stands."""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dossier.load.yaml_tree import Path, Tree
from dossier.model.kinds import Kind
from dossier.model.schema import Record
from dossier.problems import Code, Location, Problem, did_you_mean, one_line

R = TypeVar("R", bound=Record)

KEY_HINT = "write each key as 'key: value', with a space behind the colon"

HINTS = {
    Code.BAD_DATE: "write an EDTF date such as 2025-07-12, 2025-07, 2024-10~ or 2024-11-06/2024-12-31",
    Code.BAD_ID: "an id is lower-case ASCII words joined by hyphens, such as 'sergei-lavrov'",
    Code.BAD_LOCATOR: "write 'paragraph 5', 'bullet 2', 'heading 1', 'page 3', 'standfirst' or 'title'",
    Code.UNKNOWN_CHOICE: "write a language tag such as 'en', 'de' or 'en-GB'",
    Code.BAD_URL: "write the whole address, beginning with https://",
}
_CODES = {
    "missing": Code.MISSING_KEY,
    "extra_forbidden": Code.UNKNOWN_KEY,
    "literal_error": Code.UNKNOWN_CHOICE,
}


def read_record(schema: type[R], tree: Tree, data: Any, path: Path = ()) -> tuple[R | None, list[Problem]]:
    """The data at a path of the tree as a record of the schema; None with problems where it does not fit."""
    try:
        return schema.model_validate(data), []
    except ValidationError as error:
        found = (_problem(detail, schema, tree, path) for detail in error.errors(include_url=False))
        return None, [problem for problem in found if problem]


def _problem(detail: ErrorDetails, schema: type[Record], tree: Tree, path: Path) -> Problem | None:
    """The problem that an error of the schema is; None where something is already said of the place."""
    steps, kind = detail["loc"], detail["type"]
    place = _place(tree, path, steps)
    listed = bool(place) and isinstance(place[-1], int)
    if tree.broken & {place, (*place, *steps[-1:])}:
        return None
    code = _CODES.get(kind) or next((c for c in Code if c.slug == kind), Code.WRONG_TYPE)
    at, key = tree.at(*place), _last_key(steps)
    match code:
        case Code.MISSING_KEY:
            return Problem(code, at, f"the key '{key}' is missing", f"add '{key}:'")
        case Code.UNKNOWN_KEY:
            known = _keys(schema, steps)
            hint = did_you_mean(key, known) or f"the keys here are: {', '.join(known)}"
            return Problem(code, tree.key_at(*place), f"no key '{key}' is known here", hint)
        case Code.UNKNOWN_CHOICE if kind == "literal_error":
            choices = str(detail.get("ctx", {}).get("expected", ""))
            return not_a_choice(str(detail["input"]), key, at, f"write {choices}")
        case Code.WRONG_TYPE if not kind.startswith("bad-"):
            return _wrong_type(detail, at, listed)
    hint = detail.get("ctx", {}).get("hint") or HINTS.get(code, "")
    return Problem(code, at, one_line(detail["msg"]), hint)


def not_a_choice(given: str, key: str, at: Location, hint: str) -> Problem:
    """The problem of a word that a key or field cannot have."""
    return Problem(Code.UNKNOWN_CHOICE, at, f"'{given}' is not among the choices of '{key}'", hint)


def _place(tree: Tree, path: Path, steps: Iterable[str | int]) -> Path:
    """The path in the file: the steps of the schema, less those that the schema added."""
    for step in steps:
        if (*path, step) in tree.values:
            path = (*path, step)
    return path


def _wrong_type(detail: ErrorDetails, at: Location, listed: bool) -> Problem:
    steps, given = detail["loc"], detail["input"]
    key = _last_key(steps)
    if detail["type"] == "string_type" and listed and isinstance(given, dict) and len(given) == 1:
        ((name, value),) = given.items()
        if isinstance(value, str) and " " not in name:
            hint = "put the text into quotation marks, or write it as '>-'"
            return Problem(Code.WRONG_TYPE, at, f"'{key}' must be a text, not '{name}: {value}'", hint)
    if not steps and listed:
        return must_be("a claim", "a mapping", given, at, "begin each claim with '- id:'")
    if not steps:
        return must_be("the file", "a mapping", given, at, KEY_HINT)
    return must_be(f"'{key}'", _wanted(detail["type"], isinstance(steps[-1], int), key), given, at)


def _wanted(kind: str, listed: bool, key: str) -> str:
    wanted = {"string_type": "a text", "list_type": "a list", "string_too_short": "a text that is not empty"}
    if kind == "string_type" and listed:
        return "a text or a list of texts"
    if kind == "model_type" and key in ("published", "retrieved", "date", "quote"):
        return "a text or a mapping"
    return wanted.get(kind, "a mapping")


def unknown_field(name: str, at: Location, kind: Kind) -> Problem:
    """The problem of a field that the kind does not have."""
    hint = did_you_mean(name, kind.fields) or f"its fields are: {', '.join(kind.fields)}"
    return Problem(Code.UNKNOWN_FIELD, at, f"'{kind.label}' has no field '{name}'", hint)


def must_be(what: str, wanted: str, given: object, at: Location, hint: str = "") -> Problem:
    """The problem of a value that is not of the type it must have."""
    message = f"{what} must be {wanted}, not {_named(given)}"
    return Problem(Code.WRONG_TYPE, at, message, hint or f"write {wanted}")


def _named(given: object) -> str:
    """What stands there, in an editor's words."""
    if isinstance(given, dict):
        return "a mapping"
    return "a list" if isinstance(given, list) else f"'{one_line(str(given))[:60]}'"


def _last_key(steps: tuple[str | int, ...]) -> str:
    return next((str(step) for step in reversed(steps) if isinstance(step, str)), "the file")


def _keys(schema: type[Record], steps: tuple[str | int, ...]) -> list[str]:
    """The keys of the innermost record that the steps lead into."""
    for step in steps[:-1]:
        field = next((f for n, f in schema.model_fields.items() if (f.alias or n) == step), None)
        schema = (_record_in(field.annotation) if field else None) or schema
    return [field.alias or name for name, field in schema.model_fields.items()]


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, (_record_in(part) for part in get_args(annotation))), None)
