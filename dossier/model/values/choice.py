"""One of the words that a field lists, such as the status of a delivery."""

from collections.abc import Mapping

from dossier.model.placed import Placed
from dossier.model.values.value_type import Of, ValueType
from dossier.problems import Code, Problem, did_you_mean


def choices(of: Of) -> Mapping[str, str]:
    """Each choice with its label; one that is only listed is its own label."""
    return of if isinstance(of, Mapping) else {name: name for name in of}


def _read(given: Placed, field: str, of: Of) -> str | Problem:
    if given in choices(of):
        return str(given)
    hint = did_you_mean(given, of) or f"write one of: {', '.join(of)}"
    message = f"'{given}' is not among the choices of '{field}'"
    return Problem(Code.UNKNOWN_CHOICE, given.at, message, hint)


def _label(value: str, of: Of) -> str:
    return choices(of)[value]


CHOICE = ValueType(
    name="choice",
    holds=str,
    read=_read,
    needs_of=True,
    of_a_time=True,
    step=True,
    label=_label,
)
