"""When something was. Dates of claims and sources are worded alike, so ``render`` has the words."""

from operator import attrgetter
from typing import Annotated

from dossier.model.dates import Date, read_date
from dossier.model.values.value_type import ValueType


def _differ(one: Date, other: Date) -> bool:
    return one.last < other.first or other.last < one.first


def _fingerprint(date: Date) -> list[object]:
    return [date.edtf, str(date.basis), date.words, [named.id for named in date.derived]]


DATE = ValueType(
    name="date",
    holds=Date,
    form=Annotated[Date, read_date("a claim")],
    key=attrgetter("edtf"),
    differ=_differ,
    fingerprint=_fingerprint,
)
