"""Front matter against its schema: what does not fit becomes problems at the place it stands."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dossier.load.yaml_tree import Path, Tree
from dossier.model.schema import Record
from dossier.problems import Code, Location, Problem, did_you_mean, one_line

R = TypeVar("R", bound=Record)

_HINTS = {
    Code.BAD_DATE: "write an EDTF date such as 2025-07-12, 2025-07, 2024-10~ or 2024-11-06/2024-12-31",
    Code.BAD_ID: "an id is lower-case ASCII words joined by hyphens, such as 'sergei-lavrov'",
    Code.BAD_LOCATOR: "write 'paragraph 5', 'bullet 2', 'heading 1', 'page 3', 'standfirst' or 'title'",
    Code.BAD_URL: "write the whole address, beginning with https://",
}
_CODES = {
    "missing": Code.MISSING_KEY,
    "extra_forbidden": Code.UNKNOWN_KEY,
    "literal_error": Code.UNKNOWN_CHOICE,
}
_WANTED = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "string_too_short": "a text that is not empty",
}


def read_record(schema: type[R], tree: Tree, data: Any, path: Path = ()) -> tuple[R | None, list[Problem]]:
    """The data at a path of the tree as a record of the schema; None with problems where it does not fit."""
    try:
        return schema.model_validate(data), []
    except ValidationError as error:
        return None, [_problem(detail, schema, tree, path) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, schema: type[Record], tree: Tree, path: Path) -> Problem:
    kind, steps = detail["type"], detail["loc"]
    key = str(steps[-1]) if steps else ""
    at = _location(tree, path, steps, key if kind == "extra_forbidden" else None)
    code = _CODES.get(kind) or next((c for c in Code if c.slug == kind), Code.WRONG_TYPE)
    given = one_line(str(detail["input"]))[:60]
    match code:
        case Code.MISSING_KEY:
            return Problem(code, at, f"the key '{key}' is missing", f"add '{key}:'")
        case Code.UNKNOWN_KEY:
            known = did_you_mean(key, _aliases(schema)) or "take it out; the editors' guide lists the keys"
            return Problem(code, at, f"no key '{key}' is known here", known)
        case Code.UNKNOWN_CHOICE:
            choices = str(detail.get("ctx", {}).get("expected", ""))
            return Problem(code, at, f"'{given}' is not one of the choices", f"write {choices}")
        case Code.WRONG_TYPE:
            wanted = _WANTED.get(kind, "another type")
            return Problem(
                code, at, f"'{_last_key(steps)}' must be {wanted}, not '{given}'", f"write {wanted}"
            )
    return Problem(code, at, one_line(detail["msg"]), _HINTS.get(code, ""))


def _location(tree: Tree, path: Path, steps: Iterable[str | int], unknown: str | None) -> Location:
    """Where the error stands: the steps of the schema are those of the file, less what the schema added."""
    for step in steps:
        if (*path, step) in tree.values:
            path = (*path, step)
    if unknown is not None and path in tree.keys:
        return tree.keys[path]
    return tree.at(*path)


def _last_key(steps: tuple[str | int, ...]) -> str:
    return next((str(step) for step in reversed(steps) if isinstance(step, str)), "the file")


def _aliases(schema: type[Record]) -> list[str]:
    return [field.alias or name for name, field in schema.model_fields.items()]
