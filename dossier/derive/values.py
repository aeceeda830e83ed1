"""Values of readings, told apart."""

from dossier.model.content import Value
from dossier.model.dates import Date
from dossier.model.quantities import Quantity


def value_key(value: Value) -> str:
    """A value as it was written: equal ones are one value."""
    match value:
        case Date():
            return value.edtf
        case Quantity():
            return value.text
        case str():
            return value
