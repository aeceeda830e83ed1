"""Which built-in kinds a dossier has, in which order, by which names: ``built_in`` in its ``kinds.yml``."""

from collections.abc import Mapping
from typing import Any

from dossier.load.files import read_packaged
from dossier.load.records import must_be
from dossier.model.placed import Placed, PlacedMapping
from dossier.model.roles import FITTING, FieldRole, KindRole
from dossier.model.schema import one_or_many
from dossier.problems import Code, Problem, did_you_mean

# No kind can have this name: it is no id.
BUILT_IN = "built_in"

# What says by what the program knows a type or a field: it stays where an editor gives it another label.
_ROLE = "role"
_KEPT = (_ROLE, "schema_org")
_TYPES, _FIELDS, _OF = "types", "fields", "of"


def built_in_kinds(written: PlacedMapping) -> tuple[dict[str, Any], list[Problem]]:
    """The built-in kinds that the file names, in its order and as they stand in YAML; else all."""
    kinds = read_packaged("kinds.yml")
    if BUILT_IN not in written:
        return dict(kinds), []
    given = written[BUILT_IN]
    names = list(given.values()) if isinstance(given, PlacedMapping) else one_or_many(given)
    problems = [problem for name in names for problem in _problems(name, kinds)]
    # With a mistake in the list, every file of a kind that is missing there would be reported, too.
    if problems:
        return dict(kinds), problems
    olds = dict(zip(given if isinstance(given, PlacedMapping) else names, names, strict=True))
    now = {old: _now(old, kinds, olds, written) for old in kinds}
    return {str(new): _renamed(kinds[old], now) for new, old in olds.items()}, []


def _problems(name: Any, kinds: PlacedMapping) -> list[Problem]:
    if not isinstance(name, Placed):
        return [must_be(f"'{BUILT_IN}'", "a list of kinds", name, name.at)]
    if name in kinds:
        return []
    hint = did_you_mean(name, kinds) or f"the built-in kinds are: {', '.join(kinds)}"
    return [Problem(Code.UNKNOWN_KIND, name.at, f"no built-in kind '{name}'", hint)]


def _now(old: str, kinds: PlacedMapping, olds: Mapping[str, str], written: PlacedMapping) -> list[str]:
    """What a built-in kind is called now; of one that is left out, the dossier's own kinds of its role."""
    if names := [str(new) for new, name in olds.items() if name == old]:
        return names
    role = kinds[old].get(_ROLE)
    ours = (id for id, kind in written.items() if isinstance(kind, PlacedMapping) and kind.get(_ROLE) == role)
    return list(ours) if role else []


def _renamed(kind: Mapping[str, Any], now: Mapping[str, list[str]]) -> dict[str, Any]:
    """A kind whose fields name the others as they are called now."""
    fields = {}
    for id, field in kind[_FIELDS].items():
        of = field.get(_OF)
        names = [name for old in of for name in now[old]] if isinstance(of, list) else of
        fields[id] = field | {_OF: names} if names else field
    return {**kind, _FIELDS: fields}


def speaking() -> tuple[str, ...]:
    """The built-in kinds whose entities speak."""
    return tuple(id for id, kind in read_packaged("kinds.yml").items() if kind.get(_ROLE) == KindRole.PARTY)


def replaced(base: Any, ours: Any) -> Any:
    """A type or a field of an editor's, which keeps of the built-in one of that name what it is for."""
    given = {"label": ours} if isinstance(ours, str) else ours
    if not isinstance(base, dict) or not isinstance(given, dict) or not _is_fit(base, given.get("type")):
        return ours
    return {key: base[key] for key in _KEPT if key in base} | given


def _is_fit(base: Mapping[str, Any], type: Any) -> bool:
    """Whether a field of this type can be for the same: a place may be a text, or an entity."""
    return type == base.get("type") or (_ROLE in base and type in FITTING[FieldRole(base[_ROLE])])
