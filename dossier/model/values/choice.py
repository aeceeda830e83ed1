"""One of the words that a field lists, such as the status of a delivery."""

from dossier.model.placed import Placed
from dossier.model.values.value_type import Of, ValueType
from dossier.problems import Code, Problem, did_you_mean


def _read(given: Placed, field: str, of: Of) -> str | Problem:
    if given in of:
        return str(given)
    hint = did_you_mean(given, of) or f"write one of: {', '.join(of)}"
    message = f"'{given}' is not among the choices of '{field}'"
    return Problem(Code.UNKNOWN_CHOICE, given.at, message, hint)


CHOICE = ValueType(name="choice", read=_read, needs_of=True, of_a_time=True, step=True)
