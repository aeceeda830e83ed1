"""What the program must know of a type of value."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from dossier.model.placed import Placed

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType:
    """One type of value, mostly as functions of its values; the defaults are those of plain words.

    ``name`` is what a field calls it, ``holds`` the class of its values. ``read`` takes a text, the id of the
    field and its ``of``, and yields a value or a problem; where it may be a mapping, pydantic reads ``form``.

    Values of one ``key`` are the same, whatever they rest on; values that ``differ`` cannot both be true;
    whoever denies a value denies all that ``implies`` it. What is ``of_a_time`` changes: values of different
    times follow each other. A ``step`` is followed by others, too: promised, then sent. ``words`` is a value
    as plain text, ``export`` its record in ``dossier.json``, with attributes of the same names,
    ``fingerprint`` what was compared with the source's text, as JSON.
    """

    name: str
    holds: type = str
    read: Callable[[Placed, str, Of], Any] = lambda given, *_: str(given)
    form: Any = None
    needs_of: bool = False
    key: Callable[[Any], str] = str
    differ: Callable[[Any, Any], bool] = operator.ne
    implies: Callable[[Any, Any], bool] = operator.eq
    of_a_time: bool = False
    step: bool = False
    words: Callable[[Any, MessagesProtocol], str] = lambda value, _: str(value)
    export: type[Export] | None = None
    fingerprint: Callable[[Any], object] = str
