"""The types of values that fields may have; each is a module here, and has its place in ``_ALL``."""

import copyreg
from collections.abc import Mapping

from dossier.model.dates import Date
from dossier.model.values.choice import CHOICE
from dossier.model.values.date import DATE
from dossier.model.values.entity import ENTITY
from dossier.model.values.quantity import QUANTITY, Quantity
from dossier.model.values.text import TEXT
from dossier.model.values.value_type import ValueType

__all__ = ["CHOICE", "DATE", "ENTITY", "QUANTITY", "TEXT", "TYPES", "Value", "ValueType", "type_of"]

Value = str | Date | Quantity
_ALL = (TEXT, DATE, QUANTITY, CHOICE, ENTITY)

TYPES: Mapping[str, ValueType] = {type.name: type for type in _ALL}
# Of several types of one class, the first: what is only known to be words is text.
_BY_CLASS: Mapping[type, ValueType] = {type.holds: type for type in reversed(_ALL)}


def type_of(value: Value) -> ValueType:
    """The type of a value whose field is not at hand: choices and ids of entities are text there."""
    return _BY_CLASS[type(value)]


def _named(name: str) -> ValueType:
    return TYPES[name]


# Who copies or pickles a field gets the one type again, since types are told apart by identity.
copyreg.pickle(ValueType, lambda value_type: (_named, (value_type.name,)))
