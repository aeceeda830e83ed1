"""When something was, or will be. ``render`` words these like all other dates, with what they rest on."""

from datetime import timedelta
from operator import attrgetter
from typing import Annotated

from dossier.model.dates import Date, read_date
from dossier.model.values.value_type import ValueType


def _differ(one: Date, other: Date) -> bool:
    """Whether they lie apart: one day and the month that it is in can both be true."""
    room = _doubtful(one) + _doubtful(other)
    return other.first - one.last > room or one.first - other.last > room


def _doubtful(date: Date) -> timedelta:
    """How far off a date may be that is "about" or "perhaps": about as much as it is long."""
    return date.last - date.first + timedelta(days=1) if date.doubt else timedelta()


DATE = ValueType(
    name="date",
    holds=Date,
    form=Annotated[Date, read_date("a claim")],
    key=attrgetter("edtf"),
    differ=_differ,
    implies=lambda one, other: other.first <= one.first and one.last <= other.last,
    fingerprint=lambda date: [date.edtf, date.basis, date.words, [named.id for named in date.derived]],
)
