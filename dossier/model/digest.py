"""A digest of a value: equal only for what holds the same, in this run and in any other."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256

from dossier.model.values import ValueType

# A truth value is a number, too.
_PLAIN = (str, bool, int, Decimal, date)


def digest_of(*values: object) -> str:
    """The SHA-256 of values of the model, in hexadecimal; a mapping's order counts, a set's does not.

    Raises TypeError for a value of any other sort: what is not looked into could change unseen.
    """
    whole = sha256()
    for value in values:
        whole.update(_written(value).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _written(value: object) -> str:
    """The value with its sort and its length, so that no two values are written alike."""
    match value:
        case None:
            return "-;"
        case Enum():
            return f"{type(value).__name__}.{value.name};"
        case ValueType():
            return f"{value.name};"
        case str() | int() | Decimal() | date():
            text = str(value)
            return f"{_sort(value)}{len(text)}:{text}"
    sort, inside = _inside(value)
    return f"{sort}{len(inside)}:{''.join(inside)}"


def _inside(value: object) -> tuple[str, list[str]]:
    """What sort of value holds others, and these as they are written."""
    match value:
        case Mapping():
            return "m", [_written(each) for pair in value.items() for each in pair]
        case frozenset() | set():
            return "u", sorted(map(_written, value))
        case tuple() | list():
            return type(value).__name__, list(map(_written, value))
        case _ if is_dataclass(value):
            return type(value).__name__, [_written(getattr(value, field.name)) for field in fields(value)]
    raise TypeError(f"no digest of a {type(value).__name__}")


def _sort(value: object) -> str:
    return next(plain.__name__[0] for plain in _PLAIN if isinstance(value, plain))
