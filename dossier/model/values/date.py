"""When something was, or will be. ``render`` words these like all other dates, with what they rest on."""

from operator import attrgetter
from typing import Annotated

from dossier.model.dates import Date, read_date
from dossier.model.values.value_type import ValueType


def _differ(one: Date, other: Date) -> bool:
    return one.last < other.first or other.last < one.first


def date_fingerprint(date: Date) -> list[object]:
    """What of a date was compared with a source's text."""
    return [date.edtf, str(date.basis), date.words, [named.id for named in date.derived]]


DATE = ValueType(
    name="date",
    holds=Date,
    form=Annotated[Date, read_date("a claim")],
    key=attrgetter("edtf"),
    differ=_differ,
    fingerprint=date_fingerprint,
)
