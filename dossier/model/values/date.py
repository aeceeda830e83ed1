"""When something was, or will be. ``render`` words these like all other dates, with what they rest on."""

from operator import attrgetter
from typing import Annotated

from dossier.model.dates import Date, read_date
from dossier.model.values.value_type import ValueType

DATE = ValueType(
    name="date",
    holds=Date,
    form=Annotated[Date, read_date("a claim")],
    key=attrgetter("edtf"),
    # One day and the month that it is in can both be true.
    differ=lambda one, other: one.last < other.first or other.last < one.first,
    fingerprint=lambda date: [date.edtf, date.basis, date.words, [named.id for named in date.derived]],
)
