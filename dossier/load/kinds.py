"""Kinds from YAML: those that every dossier has, and those of this one."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from dossier.load.files import read_settings
from dossier.load.records import HINTS, KEY_HINT, must_be, read_record, unknown_field
from dossier.load.yaml_tree import Tree, read_yaml
from dossier.model.kind_schema import FieldRecord, KindRecord
from dossier.model.kinds import Field, FieldType, Kind, Type
from dossier.model.schema import is_id
from dossier.problems import Code, Problem, did_you_mean

# How deep a field stands: kinds, kind, fields, field.
_FIELD = 3

# The names of folders, pages and directives that are no kind's.
TAKEN = (
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
    "data",
    "cite",
)


def read_kinds(path: Path) -> tuple[dict[str, Kind] | None, list[Problem]]:
    """The kinds by id: the built-in ones, extended key by key by the dossier's own file, if there is one.

    Of a kind that is wrong, what stays is its name; of a file that cannot be read, nothing.
    """
    built_in = files("dossier").joinpath("kinds.yml").read_text(encoding="utf-8")
    base, _ = read_yaml(built_in, "kinds.yml", built_in.splitlines())
    own, problems = read_settings(path)
    if own.data is not None and not isinstance(own.data, dict):
        problems.append(must_be("the file", "a mapping", own.data, own.at(), KEY_HINT))
    if not isinstance(own.data, dict):
        return None, problems
    kinds = {}
    for id, data in _merged(base.data, own.data, _FIELD).items():
        name_problems = list(_name_problems(id, own))
        problems += name_problems
        record, found = read_record(KindRecord, own, data, (id,)) if isinstance(data, dict) else (None, [])
        if not isinstance(data, dict):
            found = [must_be(f"'{id}'", "a mapping", data, own.at(id))]
        problems += found
        if not name_problems:
            kinds[id] = _kind(id, record) if record else Kind(id, id, id, (), {}, {}, is_read=False)
    return kinds, [*problems, *_reference_problems(kinds, own)]


def _name_problems(id: str, own: Tree) -> Iterator[Problem]:
    at = own.key_at(id)
    if id in TAKEN:
        message = f"the kind '{id}' is taken by a folder that the site needs"
        yield Problem(Code.PATH_COLLISION, at, message, "give the kind another name")
    elif not is_id(id):
        yield Problem(Code.BAD_ID, at, f"'{id}' is not an id", HINTS[Code.BAD_ID])


def _reference_problems(kinds: Mapping[str, Kind], own: Tree) -> Iterator[Problem]:
    """Columns are fields, entity fields name kinds, and what needs choices or kinds has some."""
    for kind in (kind for kind in kinds.values() if kind.is_read):
        for i, column in enumerate(kind.columns):
            if column not in kind.fields:
                yield unknown_field(column, own.at(kind.id, "columns", i), kind)
        for field in kind.fields.values():
            place = (kind.id, "fields", field.id)
            if field.type in (FieldType.CHOICE, FieldType.ENTITY) and not (field.choices or field.kinds):
                yield Problem(Code.MISSING_KEY, own.at(*place), "the key 'of' is missing", "add 'of:'")
            for i, name in enumerate(field.kinds):
                if name not in kinds:
                    hint = did_you_mean(name, kinds)
                    yield Problem(Code.UNKNOWN_KIND, own.at(*place, "of", i), f"no kind '{name}'", hint)


def _merged(base: Any, own: Any, depth: int) -> Any:
    """Mappings are merged key by key, down to a type or field, which is given as a whole."""
    if not isinstance(base, dict) or not isinstance(own, dict) or not depth:
        return own
    both = {key: _merged(base[key], value, depth - 1) if key in base else value for key, value in own.items()}
    return base | both


def _kind(id: str, record: KindRecord) -> Kind:
    fields = {name: _field(name, field) for name, field in record.fields.items()}
    types = {
        name: Type(type.label, type.plural or type.label, tuple(type.schema_org or record.schema_org))
        for name, type in record.types.items()
    }
    return Kind(
        id=id,
        label=record.label,
        plural=record.plural,
        keys=tuple(record.keys),
        types=types,
        fields=fields,
        columns=tuple(record.columns),
        intro=record.intro,
    )


def _field(id: str, record: FieldRecord) -> Field:
    is_choice = record.type == FieldType.CHOICE
    labels = record.of if isinstance(record.of, dict) else {name: name for name in record.of}
    choices = labels if is_choice else None
    kinds = () if is_choice else tuple(record.of)
    return Field(
        id=id,
        label=record.label,
        type=FieldType(record.type),
        many=record.many == "true",
        reverse=record.reverse,
        shared=record.shared,
        kinds=kinds,
        choices=choices,
    )
