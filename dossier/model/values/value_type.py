"""What the program must know of a type of value; the defaults are those of plain words."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from dossier.model.placed import Placed
from dossier.problems import Problem

V = TypeVar("V")

# What a field names under "of": kinds or choices, choices if need be with their labels.
Of = tuple[str, ...] | Mapping[str, str]


class MessagesProtocol(Protocol):
    """The messages of a dossier, as far as values are worded with them."""

    def __call__(self, key: str, **values: object) -> str:
        """The message, filled with the values."""

    def text(self, value: object) -> str:
        """A number as the language writes it."""


class Export(BaseModel):
    """A record of ``dossier.json``; a key that has no value is left out."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        validate_by_name=True,
        serialize_by_alias=True,
    )


def _read(given: Placed, _field: str, _of: Of) -> Any:
    return str(given)


def _label(value: V, _of: Of) -> V:
    return value


def _words(value: object, _t: MessagesProtocol) -> str:
    return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType(Generic[V]):
    """One type of value: how it is read, what two of them have to do with each other, how it is printed.

    Two values of one ``key`` are the same as written, and do not ``differ``: values that differ cannot both
    be true. Values that are ``of_a_time`` change: those of different times follow each other. A value that is
    a ``step`` is one of several: promised, then sent.
    """

    name: str
    """As the ``type`` of a field in ``kinds.yml``."""
    holds: type[V]
    """The class of the values."""
    form: Any = None
    """What pydantic reads, for values that may be written as a mapping; the others are one text."""
    read: Callable[[Placed, str, Of], V | Problem] = _read
    """The value of a text, or what is wrong with it; the second argument is the id of the field."""
    needs_of: bool = False
    """Whether a field must have ``of``."""
    key: Callable[[V], str] = str
    differ: Callable[[V, V], bool] = operator.ne
    of_a_time: bool = False
    step: bool = False
    label: Callable[[V, Of], V | str] = _label
    """What pages show: the value itself, or what the field calls it."""
    words: Callable[[V, MessagesProtocol], str] = _words
    """The value as plain text, in the language of the dossier."""
    export: type[Export] | None = None
    """Its record in ``dossier.json``, of whose attributes it has those that are required; else its key."""
    fingerprint: Callable[[V], object] = str
    """What of it was compared with the text of its source, as JSON."""

    def record(self, value: V) -> Export | str:
        """The value as it stands in ``dossier.json``."""
        return self.export.model_validate(value, from_attributes=True) if self.export else self.key(value)
