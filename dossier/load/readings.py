"""What claims set: values of fields, each by the type of its field."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from dossier.load.records import must_be, not_a_choice, read_record, unknown_field
from dossier.model.claims import Reading, Value
from dossier.model.dates import Date, read_date
from dossier.model.entities import Entity
from dossier.model.kinds import Field, FieldType, Kind
from dossier.model.placed import Placed, PlacedList, PlacedMapping, PlacedValue
from dossier.model.quantities import quantity
from dossier.problems import Code, Location, Problem, did_you_mean

_DATE = Annotated[Date, read_date("a claim")]

# A value, or what is wrong with it.
Outcome = tuple[Value | None, list[Problem]]


def readings(
    sets: PlacedMapping, entities: Mapping[str, Entity], kinds: Mapping[str, Kind]
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """What a claim sets; yields unknown-entity, unknown-field, and what is wrong with each value."""
    values: list[Reading] = []
    problems: list[Problem] = []
    for id, fields in sets.items():
        if id not in entities:
            hint = did_you_mean(id, entities)
            message = f"no entity has the id '{id}'"
            problems.append(Problem(Code.UNKNOWN_ENTITY, sets.key_at(id), message, hint))
        elif not fields:
            hint = "set a field, or list it under 'about'"
            problems.append(Problem(Code.WRONG_TYPE, sets.key_at(id), f"nothing is set on '{id}'", hint))
        elif kinds[entities[id].kind].is_read:
            for value, wrong in _fields(id, kinds[entities[id].kind], fields):
                values += value
                problems += wrong
    return tuple(values), problems


def _fields(id: str, kind: Kind, fields: PlacedMapping) -> Iterator[tuple[list[Reading], list[Problem]]]:
    for name, given in fields.items():
        if name not in kind.fields:
            yield [], [unknown_field(name, fields.key_at(name), kind)]
            continue
        for item in _members(kind.fields[name], given):
            value, problems = _value(kind.fields[name], item)
            yield ([] if value is None else [Reading(id, name, value, item.at)]), problems


def _members(field: Field, given: PlacedValue) -> list[PlacedValue]:
    if given.is_reported:
        return []
    return given if field.many and isinstance(given, PlacedList) else [given]


def _value(field: Field, given: PlacedValue) -> Outcome:
    if field.type is FieldType.DATE:
        return _date_value(field, given)
    if not isinstance(given, Placed):
        wanted = "one text" if not field.many else "a text or a list of texts"
        return None, [must_be(f"'{field.id}'", wanted, given, given.at)]
    return _scalar(field, str(given), given.at)


def _date_value(field: Field, given: PlacedValue) -> Outcome:
    if not isinstance(given, Placed | PlacedMapping):
        return None, [must_be(f"'{field.id}'", "a text or a mapping", given, given.at)]
    return read_record(_DATE, given)


def _scalar(field: Field, given: str, at: Location) -> Outcome:
    if field.type is FieldType.QUANTITY:
        value = quantity(given)
        hint = 'write 600, ~600, ">10000", ">=500", <40 or 10000..12000, or words without digits'
        problem = Problem(Code.BAD_QUANTITY, at, f"'{given}' is not a quantity", hint)
        return value, [] if value else [problem]
    choices = field.choices or {}
    if field.type is FieldType.CHOICE and given not in choices:
        hint = did_you_mean(given, choices) or f"write one of: {', '.join(choices)}"
        return None, [not_a_choice(given, field.id, at, hint)]
    return given, []
