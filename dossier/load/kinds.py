"""Kinds from YAML: those that every dossier has, and those of this one."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from dossier.load.files import read_settings
from dossier.load.records import read_record
from dossier.load.yaml_tree import read_yaml
from dossier.model.kinds import Field, FieldType, Kind, Type
from dossier.model.schema import FieldRecord, KindRecord
from dossier.problems import Problem


def read_kinds(path: Path) -> tuple[dict[str, Kind], list[Problem]]:
    """The kinds by id: the built-in ones, extended key by key by the dossier's own file, if there is one."""
    built_in = files("dossier").joinpath("kinds.yml").read_text(encoding="utf-8")
    base, _ = read_yaml(built_in, "kinds.yml", built_in.splitlines())
    own, problems = read_settings(path)
    kinds = {}
    for id, data in _merged(base.data, own.data).items():
        record, found = read_record(KindRecord, own, data, (id,))
        problems += found
        if record:
            kinds[id] = _kind(id, record)
    return kinds, problems


def _merged(base: Any, own: Any) -> Any:
    """Mappings are merged key by key; anything else, and a field as a whole, is replaced."""
    if not isinstance(base, dict) or not isinstance(own, dict) or "type" in own:
        return own
    both = {key: _merged(base[key], value) if key in base else value for key, value in own.items()}
    return base | both


def _kind(id: str, record: KindRecord) -> Kind:
    fields = {name: _field(name, field) for name, field in record.fields.items()}
    types = {name: Type(type.label, type.plural or type.label) for name, type in record.types.items()}
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
    choices = record.of if isinstance(record.of, dict) else None
    kinds = tuple(record.of) if isinstance(record.of, list) else ()
    return Field(
        id, record.label, FieldType(record.type), record.many == "true", record.reverse, kinds, choices
    )
