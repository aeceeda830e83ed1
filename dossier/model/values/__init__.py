"""The types of values that fields may have: one module each, and one line here."""

from collections.abc import Mapping
from typing import Any

from dossier.model.dates import Date
from dossier.model.quantities import Quantity
from dossier.model.values.choice import CHOICE
from dossier.model.values.date import DATE
from dossier.model.values.entity import ENTITY
from dossier.model.values.quantity import QUANTITY
from dossier.model.values.text import TEXT
from dossier.model.values.value_type import ValueType

__all__ = ["CHOICE", "DATE", "ENTITY", "TYPES", "Value", "type_of"]

Value = str | Date | Quantity

_ALL: tuple[ValueType[Any], ...] = (TEXT, DATE, QUANTITY, CHOICE, ENTITY)

TYPES: Mapping[str, ValueType[Any]] = {type.name: type for type in _ALL}
# Of several types of one class, the first: what is only known to be words is text.
_BY_CLASS: Mapping[type, ValueType[Any]] = {type.holds: type for type in reversed(_ALL)}


def type_of(value: Value) -> ValueType[Any]:
    """The type of a value whose field is not at hand: choices and ids of entities are text there."""
    return _BY_CLASS[type(value)]
