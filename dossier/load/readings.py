"""What claims set: values of fields, each by the type of its field."""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.load.records import must_be, not_a_choice, read_record, unknown_field
from dossier.load.values import date_of, date_problems
from dossier.load.yaml_tree import Path, Tree
from dossier.model.content import Entity, Reading, Value
from dossier.model.kinds import Field, FieldType, Kind
from dossier.model.quantities import quantity
from dossier.model.schema import DateRecord
from dossier.problems import Code, Location, Problem, did_you_mean

Found = tuple[Value | None, Location, list[Problem]]


def readings(
    sets: Mapping[str, Mapping[str, Any]],
    tree: Tree,
    path: Path,
    entities: Mapping[str, Entity],
    kinds: Mapping[str, Kind],
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """What a claim sets; yields unknown-entity, unknown-field, and what is wrong with each value."""
    found: list[Reading] = []
    problems: list[Problem] = []
    for id, values in sets.items():
        at = tree.key_at(*path, id)
        if id not in entities:
            hint = did_you_mean(id, entities)
            problems.append(Problem(Code.UNKNOWN_ENTITY, at, f"no entity has the id '{id}'", hint))
        elif not values:
            hint = "set a field, or list it under 'about'"
            problems.append(Problem(Code.WRONG_TYPE, at, f"nothing is set on '{id}'", hint))
        elif kinds[entities[id].kind].is_read:
            set_here, wrong = _fields(id, kinds[entities[id].kind], values, tree, (*path, id))
            found += set_here
            problems += wrong
    return tuple(found), problems


def _fields(
    id: str, kind: Kind, values: Mapping[str, Any], tree: Tree, path: Path
) -> tuple[list[Reading], list[Problem]]:
    found: list[Reading] = []
    problems: list[Problem] = []
    for name, given in values.items():
        where = (*path, name)
        if name not in kind.fields:
            problems.append(unknown_field(name, tree.key_at(*where), kind))
            continue
        for value, place, wrong in _values(kind.fields[name], given, tree, where):
            problems += wrong
            found += [] if value is None else [Reading(id, name, value, place)]
    return found, problems


def _values(
    field: Field, given: Any, tree: Tree, path: Path
) -> Iterator[tuple[Value | None, Location, list[Problem]]]:
    if path in tree.broken:
        return
    if isinstance(given, list) and field.many:
        for i, member in enumerate(given):
            yield _value(field, member, tree, (*path, i))
    else:
        yield _value(field, given, tree, path)


def _value(field: Field, given: Any, tree: Tree, path: Path) -> tuple[Value | None, Location, list[Problem]]:
    at = tree.at(*path)
    if field.type is FieldType.DATE:
        return _date_value(given, tree, path)
    if not isinstance(given, str):
        wanted = "one text" if not field.many else "a text or a list of texts"
        return None, at, [must_be(f"'{field.id}'", wanted, given, at)]
    value, problem = _scalar(field, given, at)
    return value, at, [problem] if problem else []


def _date_value(given: Any, tree: Tree, path: Path) -> tuple[Value | None, Location, list[Problem]]:
    if not isinstance(given, str | dict):
        at = tree.at(*path)
        return None, at, [must_be(f"'{path[-1]}'", "a text or a mapping", given, at)]
    record, problems = read_record(
        DateRecord, tree, {"date": given} if isinstance(given, str) else given, path
    )
    at = tree.at(*path)
    return date_of(record, tree, path), at, problems + list(date_problems(record, at, "a claim"))


def _scalar(field: Field, given: str, at: Location) -> tuple[Value | None, Problem | None]:
    if field.type is FieldType.QUANTITY:
        value = quantity(given)
        hint = 'write 600, ~600, ">10000", ">=500", <40 or 10000..12000, or words without digits'
        return value, None if value else Problem(Code.BAD_QUANTITY, at, f"'{given}' is not a quantity", hint)
    choices = field.choices or {}
    if field.type is FieldType.CHOICE and given not in choices:
        hint = did_you_mean(given, choices) or f"write one of: {', '.join(choices)}"
        return None, not_a_choice(given, field.id, at, hint)
    return given, None
