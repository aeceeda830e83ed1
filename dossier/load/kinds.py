"""Kinds from YAML: the built-in ones, extended by the dossier's own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.load.built_in import BUILT_IN, built_in_kinds, replaced, speaking
from dossier.load.files import read_settings
from dossier.load.kinds_that_fit import misfits
from dossier.load.records import HINTS, KEY_HINT, must_be, read_record, unknown_field
from dossier.load.units import unit_problems
from dossier.model.kinds import Field, Kind, Type
from dossier.model.placed import PlacedMapping
from dossier.model.roles import KindRole
from dossier.model.schema import LONGEST_NAME, TOO_LONG, fill, is_device, is_id
from dossier.model.values import QUANTITY
from dossier.problems import Code, Location, Problem, did_you_mean

# Merge three levels deep (kind, fields, field); a field itself is replaced, and keeps what it is for.
_FIELD = 3

# Names of folders, pages and directives of the site: a kind of the same name would collide with them.
RESERVED_NAMES = (
    "sources",
    "assets",
    "cards",
    "search",
    "chronology",
    "timeline",
    "figure",
    "coverage",
    "disputes",
    "corrections",
    "origins",
    "opinions",
    "data",
    "cite",
)


def read_kinds(path: Path) -> tuple[dict[str, Kind] | None, list[Problem]]:
    """The kinds by id: the built-in ones, extended key by key by the dossier's own file, if there is one.

    A kind with a problem keeps only its name. None instead of kinds if the file cannot be read.
    """
    written, problems = read_settings(path)
    if written is not None and not isinstance(written, PlacedMapping):
        problems.append(must_be("the file", "a mapping", written, written.at, KEY_HINT))
    if not isinstance(written, PlacedMapping):
        return None, problems
    base, wrong_list = built_in_kinds(written)
    problems += wrong_list
    ours = {id: data for id, data in written.items() if id != BUILT_IN}
    kinds = {}
    for id, data in _merged(base, ours, _FIELD).items():
        wrong_name = list(_name_problems(id, written))
        kind, wrong = _read_kind(id, data, written)
        problems += wrong_name + wrong
        if not wrong_name:
            kinds[id] = kind
    # Of a list with a mistake, or a broken kind, nobody can tell whether it would speak.
    speechless = [] if problems else list(_speechless(kinds, written))
    if speechless:
        return None, speechless
    return kinds, [*problems, *_reference_problems(kinds, written), *misfits(kinds, written)]


def _speechless(kinds: Mapping[str, Kind], written: PlacedMapping) -> Iterator[Problem]:
    """Some kind has entities that speak, else no claim could name who says something."""
    if not any(kind.role is KindRole.PARTY for kind in kinds.values()):
        message = f"no kind has the role '{KindRole.PARTY}', and claims name who says something"
        hint = f"add '{' or '.join(speaking())}' to '{BUILT_IN}', or the role to a kind of yours"
        yield Problem(Code.MISSING_KEY, written.value_at(BUILT_IN), message, hint)


def _read_kind(id: str, data: Any, written: PlacedMapping) -> tuple[Kind, list[Problem]]:
    """A kind, merged from two files; problems point into the dossier's own."""
    kind, problems = None, [must_be(f"'{id}'", "a mapping", data, written.value_at(id))]
    if isinstance(data, dict):
        kind, problems = read_record(Kind, data, written=written.get(id, written))
    if kind is None:
        return Kind(id=id, label=id, plural=id, types={}, is_read=False), problems
    types = {name: _completed(type, kind) for name, type in kind.types.items()}
    fields = {name: fill(field, id=name) for name, field in kind.fields.items()}
    ours = written.get(id)
    at = ours.value_at("intro") if isinstance(ours, PlacedMapping) and "intro" in ours else Location("")
    return fill(kind, id=id, types=types, fields=fields, intro_at=at), problems


def _completed(type: Type, kind: Kind) -> Type:
    """A type with the plural and the schema.org types that follow where none are given."""
    plural, schema_org = type.plural or type.label, type.schema_org or kind.schema_org
    return fill(type, plural=plural, schema_org=schema_org)


def _name_problems(id: str, written: PlacedMapping) -> Iterator[Problem]:
    names = written.get(BUILT_IN)
    at = (names if isinstance(names, PlacedMapping) and id in names else written).key_at(id)
    if id in RESERVED_NAMES:
        message = f"the kind '{id}' is taken by a folder that the site needs"
        yield Problem(Code.PATH_COLLISION, at, message, "give the kind another name")
    elif len(id) > LONGEST_NAME:
        yield Problem(Code.BAD_ID, at, f"the id '{id}' is too long", TOO_LONG)
    elif is_device(id):
        message = f"on Windows, no file or folder can be named '{id}'"
        yield Problem(Code.BAD_ID, at, message, "give the kind another name")
    elif not is_id(id):
        yield Problem(Code.BAD_ID, at, f"'{id}' is not an id", HINTS[Code.BAD_ID])


def _reference_problems(kinds: Mapping[str, Kind], written: PlacedMapping) -> Iterator[Problem]:
    """Columns must be fields, entity fields must name kinds, and choices must not be empty."""
    for kind in (kind for kind in kinds.values() if kind.is_read):
        for i, column in enumerate(kind.columns):
            if column not in kind.fields:
                yield unknown_field(column, written.value_at(kind.id, "columns", i), kind)
        for field in kind.fields.values():
            place = (kind.id, "fields", field.id)
            yield from _unit_problems(field, written.value_at(*place, "unit"))
            if field.type.needs_of and not field.of:
                at = written.value_at(*place)
                yield Problem(Code.MISSING_KEY, at, "the key 'of' is missing", "add 'of:'")
            for i, name in enumerate(field.kinds):
                if name not in kinds:
                    hint = did_you_mean(name, kinds)
                    at = written.value_at(*place, "of", i)
                    yield Problem(Code.UNKNOWN_KIND, at, f"no kind '{name}'", hint)


def _unit_problems(field: Field, at: Location) -> Iterator[Problem]:
    """Only quantities count something, and a currency has its code."""
    if field.unit and field.type is not QUANTITY:
        message = f"the field '{field.id}' of type {field.type.name} has no key 'unit'"
        yield Problem(Code.UNKNOWN_KEY, at, message, "take it out, or write 'type: quantity'")
    elif field.unit:
        yield from unit_problems(field.unit, at)


def _merged(base: Any, ours: Any, depth: int) -> Any:
    """``base`` with the keys of ``ours``; mappings are merged key by key down to a depth."""
    if not depth:
        return replaced(base, ours)
    # What is no mapping is replaced; a wrong type is reported when the kind is read.
    if not isinstance(base, dict) or not isinstance(ours, dict):
        return ours
    both = {
        key: _merged(base[key], value, depth - 1) if key in base else value for key, value in ours.items()
    }
    return base | both
