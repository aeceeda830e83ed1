"""Defaults, roles and properties of schema.org that do not fit the kind or the field that has them."""

from collections.abc import Iterator, Mapping

from dossier.model.kinds import Field, Kind
from dossier.model.placed import PlacedMapping
from dossier.model.roles import FITTING
from dossier.model.schema_org import has_property, may_hold
from dossier.problems import Code, Problem, did_you_mean


def misfits(kinds: Mapping[str, Kind], written: PlacedMapping) -> Iterator[Problem]:
    """Default types that a kind lacks, roles of fields for other values, properties of other things."""
    for kind in (kind for kind in kinds.values() if kind.is_read):
        yield from _wrong_default(kind, written)
        for field in kind.fields.values():
            at = (kind.id, "fields", field.id)
            if wrong := _wrong_role(field):
                yield Problem(Code.UNKNOWN_CHOICE, written.value_at(*at, "role"), *wrong)
            if wrong := _wrong_property(kind, field):
                yield Problem(Code.UNKNOWN_CHOICE, written.value_at(*at, "schema_org"), *wrong)


def _wrong_default(kind: Kind, written: PlacedMapping) -> Iterator[Problem]:
    if kind.default and kind.default not in kind.types:
        message = f"'{kind.default}' is not a type of '{kind.label}'"
        hint = did_you_mean(kind.default, kind.types) or f"write one of: {', '.join(kind.types)}"
        yield Problem(Code.UNKNOWN_CHOICE, written.value_at(kind.id, "default"), message, hint)


def _wrong_role(field: Field) -> tuple[str, str] | None:
    if not field.role or field.type.name in FITTING[field.role]:
        return None
    wanted = " or ".join(FITTING[field.role])
    message = f"the role '{field.role}' is for values of the type {wanted}, not {field.type.name}"
    return message, "take it out, or change the type"


def _wrong_property(kind: Kind, field: Field) -> tuple[str, str] | None:
    name = field.schema_org
    if not name:
        return None
    if not has_property(_types(kind), name):
        types = ", ".join(_types(kind))
        message = f"schema.org has no property '{name}' of {types}"
        return message, "take it out, or give the kind another 'schema_org'"
    if not may_hold(name, field.type.name):
        message = f"the property '{name}' of schema.org holds no {field.type.name}"
        return message, "take it out, or name another"
    return None


def _types(kind: Kind) -> tuple[str, ...]:
    """What schema.org calls the entities of a kind, whatever their type."""
    return tuple(dict.fromkeys(name for type in kind.types.values() for name in type.schema_org))
