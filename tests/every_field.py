"""Every key that an editor can write, walked from the classes of the model, with any value in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from dossier.load.kinds import read_kinds
from dossier.model.entities import Entity, Page
from dossier.model.kinds import Kind
from dossier.model.schema import NO_KEY, Read
from dossier.model.settings import Settings
from dossier.model.sources import Source

# The names of keys that lead to a place, with "[]" for an item of a list and "*" for a name of an editor's.
Way = tuple[str, ...]

FILES: Mapping[str, tuple[Any, Way]] = {
    "dossier.yml": (Settings, ()),
    "kinds.yml": (Kind, ("harbours",)),
    "about.md": (Page, ()),
    "actors/anna.md": (Entity, ()),
    "figures/boats.md": (Entity, ()),
    "sources/paper.md": (Source, ()),
}
# What a record needs, by the class and the key, so that a value somewhere else in it is looked at.
NEEDED: Mapping[str, Mapping[str, Any]] = {
    "Alias": {"name": "Annie"},
    "ByHand": {"because": "An editor looked."},
    "Claim": {
        "id": "one",
        "at": "paragraph 1",
        "says": "Anna spoke.",
        "about": "anna",
        "passage": "Anna speaks",
    },
    "Correction": {"date": "2024-05-06", "was": "Anna sang.", "because": "A slip."},
    "Date": {"date": "2024-05-06"},
    "Editor": {"name": "Bo"},
    "Entity": {"name": "Anna", "type": "person"},
    "Field": {"label": "Depth", "type": "text"},
    "Kind": {"label": "Harbour", "plural": "Harbours", "types": {"port": {"label": "Port"}}},
    "Name": {"name": "Bo"},
    "Page": {"title": "About", "uncited": "It states nothing."},
    "Publisher": {"name": "A house"},
    "Quote": {"exact": "Anna speaks"},
    "Source": {"title": "A paper", "language": "en", "rights": "CC-BY-4.0"},
    "TextHash": {"sha256": "0" * 64},
    "Type": {"label": "Port"},
    "Withdrawal": {"date": "2024-05-06", "because": "It was false."},
}
FIGURE = {"name": "Boats", "type": "count", "unit": "boats"}


def ways(form: Any) -> Iterator[Way]:
    """The way to each key of a class, and on to those of the classes in it."""
    hints = get_type_hints(form, include_extras=True)
    for field in fields(form):
        name = _key(field.name, hints[field.name])
        if name == NO_KEY:
            continue
        yield (name,)
        for steps, inside in _records(hints[field.name]):
            yield (name, *steps)
            yield from ((name, *steps, *way) for way in ways(inside))


def sets() -> Iterator[Way]:
    """The way to each reading that the kinds of every dossier know."""
    kinds, _ = read_kinds(Path("kinds.yml"))
    for kind in (kinds or {}).values():
        for field in kind.fields:
            yield ("claims", "[]", "sets", "boats", field)


def written(file: str, way: Way, value: Any) -> Any:
    """The front matter of a file with the value at a place, and what is needed around it."""
    form, steps = FILES[file]
    record = _with(form, way, value)
    if file.startswith("figures"):
        record = FIGURE | record
    for step in reversed(steps):
        record = {step: record}
    return record


def _with(form: Any, way: Way, value: Any) -> Any:
    if not way:
        return value
    needed = dict(NEEDED.get(form.__name__, {}))
    hints = get_type_hints(form, include_extras=True)
    names = {_key(name, hint): hint for name, hint in hints.items()}
    return needed | {way[0]: _below(names.get(way[0]), way[1:], value)}


def _below(hint: Any, way: Way, value: Any) -> Any:
    if not way:
        return value
    if way[0] == "[]":
        return [_below(hint, way[1:], value)]
    if way[0] == "*":
        return {"depth": _below(hint, way[1:], value)}
    record = next((inside for _, inside in _records(hint)), None)
    return _with(record, way, value) if record else {way[0]: _below(None, way[1:], value)}


def _key(name: str, hint: Any) -> str:
    infos = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, FieldInfo)]
    named = [each.validation_alias or each.alias for each in infos]
    return str(next(filter(None, named), name))


def _records(hint: Any) -> Iterator[tuple[Way, type]]:
    """The classes of the model in a type, each with what leads to it."""
    if isinstance(hint, Read):
        yield from _records(hint.form)
    elif isinstance(hint, type) and hasattr(hint, "__pydantic_config__"):
        yield (), hint
    else:
        origin = get_origin(hint)
        step: Way = ("*",) if origin in (Mapping, dict) else ("[]",) if origin is tuple else ()
        for inside in get_args(hint):
            yield from (((*step, *more), record) for more, record in _records(inside))


def lacking(form: Any) -> set[str]:
    """Keys that a class needs and that NEEDED does not have: somebody has added them."""
    hints = get_type_hints(form, include_extras=True)
    needed = {
        _key(field.name, hints[field.name])
        for field in fields(form)
        if field.default is MISSING and field.default_factory is MISSING
    }
    missing = needed - NEEDED.get(form.__name__, {}).keys() - {NO_KEY}
    deeper = (
        lacking(inside)
        for field in fields(form)
        if _key(field.name, hints[field.name]) != NO_KEY
        for _, inside in _records(hints[field.name])
    )
    return {f"{form.__name__}.{name}" for name in missing}.union(*deeper)
