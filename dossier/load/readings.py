"""What claims set: values of fields, each by the type of its field."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.load.records import must_be, read_record, unknown_field
from dossier.model.claims import Reading
from dossier.model.entities import Entity
from dossier.model.kinds import Field, Kind
from dossier.model.placed import Placed, PlacedList, PlacedMapping, PlacedValue
from dossier.model.values import Value
from dossier.problems import Code, Problem, did_you_mean
from dossier.problems.slips import name_slip


def readings(
    sets: PlacedMapping, entities: Mapping[str, Entity], kinds: Mapping[str, Kind]
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """What a claim sets; yields unknown-entity, unknown-field, and what is wrong with each value."""
    values: list[Reading] = []
    problems: list[Problem] = []
    for id, fields in sets.items():
        if id not in entities:
            hint = did_you_mean(id, entities) or "add its file, or mend the name"
            message = f"no entity has the id '{id}'"
            problems.append(Problem(Code.UNKNOWN_ENTITY, sets.key_at(id), message, hint, slip=name_slip(id)))
        elif not fields:
            hint = "set a field, or list it under 'about'"
            problems.append(Problem(Code.WRONG_TYPE, sets.key_at(id), f"nothing is set on '{id}'", hint))
        elif kinds[entities[id].kind].is_read:
            for value, wrong in _fields(id, kinds[entities[id].kind], fields):
                values += (replace(reading, entity_at=sets.key_at(id)) for reading in value)
                problems += wrong
    return tuple(values), problems


def _fields(id: str, kind: Kind, fields: PlacedMapping) -> Iterator[tuple[list[Reading], list[Problem]]]:
    for name, given in fields.items():
        if name not in kind.fields:
            yield [], [unknown_field(name, fields.key_at(name), kind)]
        elif not given.is_reported:
            field = kind.fields[name]
            for item in given if field.many and isinstance(given, PlacedList) else [given]:
                value, problems = _value(field, item)
                yield ([] if value is None else [Reading(id, name, value, item.at)]), problems


def _value(field: Field, given: PlacedValue) -> tuple[Value | None, list[Problem]]:
    form = field.type.form
    if not isinstance(given, Placed | PlacedMapping if form else Placed):
        one = "a text or a mapping" if form else "one text"
        wanted = "a text or a list of texts" if field.many and not form else one
        return None, [must_be(f"'{field.id}'", wanted, given, given.at)]
    if form:
        return read_record(form, given)
    value = field.type.read(given, field.id, field.of)
    return (None, [value]) if isinstance(value, Problem) else (value, [])
