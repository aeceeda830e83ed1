"""Values of the model as bytes, and back: reading them makes nothing but such values, and runs nothing."""

import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from operator import attrgetter, methodcaller
from typing import Any

from dossier.problems import Location

_OURS = "dossier.model."
_PLAIN: Mapping[object, type] = {(of.__module__, of.__name__): of for of in (date, Decimal, Location)}


class Pieces(dict[Any, Callable[[Any], Any]]):
    """How a pickler takes dataclasses to pieces (``dispatch_table``), faster than they do it themselves."""

    def __missing__(self, of: Any) -> Callable[[Any], Any]:
        # Classes themselves are named, and not taken to pieces.
        if issubclass(of, type):
            raise KeyError(of)
        self[of] = pieces = _pieces(of) if is_dataclass(of) else _AS_USUAL
        return pieces


# Else it would be asked of each value whether its class is a dataclass.
_AS_USUAL = methodcaller("__reduce_ex__", pickle.HIGHEST_PROTOCOL)


def _pieces(of: Any) -> Callable[[Any], Any]:
    names = [field.name for field in fields(of)]
    if len(names) < 2:
        # Of one name, a getter gives the bare value.
        return lambda value: (of, tuple(getattr(value, name) for name in names))
    values = attrgetter(*names)
    return lambda value: (of, values(value))


class _Unpickler(pickle.Unpickler):
    """Finds only classes of the model: nothing that could do more than hold values."""

    def find_class(self, module: str, name: str) -> Any:
        of = _PLAIN.get((module, name))
        if of is None and module.startswith(_OURS):
            of = vars(import_module(module)).get(name)
            # A module of ours may import others' functions and classes.
            of = of if isinstance(of, type) and of.__module__ == module else None
        if of is None:
            raise pickle.UnpicklingError(f"{module}.{name} is no value of the model")
        return of


def packed(value: object, pieces: Pieces | None = None) -> bytes:
    """The value as bytes; what is equal, but was made otherwise, may yield others."""
    content = BytesIO()
    pickler = pickle.Pickler(content, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _PIECES if pieces is None else pieces
    pickler.dump(value)
    return content.getvalue()


def unpacked(content: bytes | None) -> Any:
    """The value of these bytes; None where they are none, or hold anything but values of the model."""
    if content is None:
        return None
    try:
        return _Unpickler(BytesIO(content)).load()
    # Of bytes that are not ours, anything may go wrong.
    except Exception:
        return None


_PIECES = Pieces()
