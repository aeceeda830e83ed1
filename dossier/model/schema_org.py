"""The vocabulary of schema.org: which types there are, and which properties they have, of which values."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from dossier.model.schema import one_or_many
from dossier.model.values import CHOICE, DATE, ENTITY, QUANTITY, TEXT
from dossier.problems import did_you_mean

_LITERALS = frozenset(("Boolean", "Date", "DateTime", "Integer", "Number", "Text", "Time", "URL"))
# What the values of a type of field are there. A place may be named.
PLACE, PLAIN, DAY = "Place", "Text", "Date"
_QUANTITIES = ("MonetaryAmount", "QuantitativeValue", "Number")
_HOLDING = {TEXT.name: (PLAIN, PLACE), CHOICE.name: (PLAIN,), DATE.name: (DAY,), QUANTITY.name: _QUANTITIES}


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[str, Mapping[str, Any]]:
    data = files("dossier.model").joinpath("schema_org.json").read_text(encoding="utf-8")
    return dict(json.loads(data))


@lru_cache(maxsize=500)
def _ancestors(type: str) -> frozenset[str]:
    """A type, and all that it is a sort of."""
    wider = _vocabulary()["types"][type]
    return frozenset((type,)).union(*map(_ancestors, wider))


def is_any(types: Iterable[str], of: Iterable[str]) -> bool:
    """Whether one of the types is one of the others, or a sort of it: a Corporation is an Organization."""
    return any(not _ancestors(type).isdisjoint(of) for type in types)


def has_property(types: Iterable[str], name: str) -> bool:
    """Whether schema.org has this property for one of the types."""
    return is_any(types, _vocabulary()["properties"][name]["domains"])


def ranges(name: str) -> frozenset[str]:
    """The types of the values of a property."""
    return frozenset(_vocabulary()["properties"][name]["ranges"])


def may_hold(name: str, type: str) -> bool:
    """Whether a property can hold values of this type of field."""
    # Every thing is an entity; what is no literal may be one.
    if type == ENTITY.name:
        return not ranges(name) <= _LITERALS
    return not ranges(name).isdisjoint(_HOLDING.get(type, ()))


def _one_of(what: str, key: str) -> AfterValidator:
    def run(name: str) -> str:
        names = _vocabulary()[key]
        if name not in names:
            hint = did_you_mean(name, names) or "look it up at https://schema.org"
            message = "schema.org has no {what} '{name}'"
            raise PydanticCustomError("unknown-choice", message, {"what": what, "name": name, "hint": hint})
        return name

    return AfterValidator(run)


# One type or several: a state is both a country and an organization.
SchemaTypes = Annotated[
    tuple[Annotated[str, _one_of("type", "types")], ...],
    BeforeValidator(one_or_many),
]
SchemaProperty = Annotated[str, _one_of("property", "properties")]
