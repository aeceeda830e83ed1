"""Dates, as exact as the sources give them, with what they rest on.

Written as EDTF (Library of Congress, levels 0 and 1): ``2025-07-12``, ``2024-10~``, ``2024-23`` for autumn.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from time import struct_time
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator, with_config
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from dossier.model.schema import RECORD, Filled, Names, Read, context_of, fill, place
from dossier.problems import Code, Location, Problem

# Neither unspecified digits (X) nor open intervals: every time that a source states has two ends.
_SIGNS = frozenset("0123456789-/~?%")


# How many digits a day, a month and a year have.
_PLAIN = ((4, 2, 2), (4, 2), (4,))


class Basis(StrEnum):
    """What a date rests on, from firm to weak."""

    STATED = "stated"
    INFERRED = "inferred"
    OUTSIDE = "outside"


def _edtf(text: str) -> str:
    if span(text) is None:
        raise PydanticCustomError("bad-date", "'{text}' is not a date", {"text": text})
    return text


Edtf = Annotated[str, AfterValidator(_edtf)]


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date with its first and last day, and what it rests on.

    ``words`` are the source's own; ``derived`` names the claims or sources that an inferred date comes from.
    Its place in the file does not count when dates are compared.
    """

    edtf: Annotated[Edtf, Key(alias="date")]
    first: Filled[date]
    last: Filled[date]
    basis: Basis = Basis.STATED
    words: str = ""
    derived: Annotated[Names, Key(alias="from")] = ()
    because: str = ""
    at: Filled[Location] = field(default=Location(""), compare=False)
    words_at: Filled[Location] = field(default=Location(""), compare=False)

    @property
    def doubt(self) -> str:
        """EDTF's sign for approximate ``~``, uncertain ``?`` or both ``%``; else nothing."""
        return self.edtf[-1] if self.edtf[-1] in "~?%" else ""

    @property
    def is_plain(self) -> bool:
        """Whether it is a year, a month or a day without doubt, as ISO 8601 and every format has it."""
        # A sign of doubt may stand at each part; seasons stand in the place of the month, from 21 on.
        return not set(self.edtf) & set("~?%/") and self.edtf[5:7] < "13"

    @property
    def order(self) -> tuple[date, date, str]:
        """A key that sorts dates by their first day, the more exact first."""
        return self.first, self.last, self.edtf


@lru_cache(maxsize=10_000)  # the parser needs milliseconds for each, and dates recur
def span(edtf: str) -> tuple[date, date] | None:
    """The first and last day that an EDTF string covers; None where it is not a closed EDTF date."""
    ends = edtf.split("/")
    if not set(edtf) <= _SIGNS or not all(end[:1].isdigit() for end in ends) or _is_subdivision(ends):
        return None
    # Nearly all dates are plain, and the parser takes long, even to be imported.
    days = (_plain(ends[0]), _plain(ends[-1])) if len(ends) < 3 else (None, None)
    first, last = (days[0][0], days[1][1]) if days[0] and days[1] else _parsed(edtf)
    return (first, last) if first and last and first <= last else None


def _plain(edtf: str) -> tuple[date, date] | None:
    """The first and last day of the commonest forms: ``2025-07-12``, ``2025-07~``, ``2025``."""
    parts = (edtf[:-1] if edtf[-1] in "~?%" else edtf).split("-")
    if tuple(map(len, parts)) not in _PLAIN:
        return None
    try:
        year, *others = map(int, parts)
        month = others[0] if others else 12
        last = others[1] if len(others) == 2 else monthrange(year, month)[1]
        return date(year, *(*others, 1, 1)[:2]), date(year, month, last)
    except ValueError:
        return None


def _parsed(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day of any form, by the library."""
    parser = import_module("edtf")
    try:
        parsed = parser.parse_edtf(edtf)
        return _day_of(parsed.lower_strict()), _day_of(parsed.upper_strict())
    except (parser.EDTFParseException, ValueError):
        return None, None


def _is_subdivision(ends: list[str]) -> bool:
    """Whether a "month" is above 24, where level 2 has quarters and hemispheres, which are not supported."""
    return any(end[5:7].isdigit() and int(end[5:7]) > 24 for end in ends)


def _day_of(moment: struct_time | float) -> date | None:
    return date(*moment[:3]) if isinstance(moment, struct_time) else None


def read_date(of: str, outside: bool = False) -> WrapValidator:
    """How a date is read; bare text is a date that the source states.

    Yields bad-date if the basis lacks a reason or sources, or is ``outside`` where that is not allowed;
    ``of`` names the date's owner in messages.
    """

    def run(given: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Date:
        value: Date = read({"date": given} if isinstance(given, str) else given)
        first, last = span(value.edtf) or (date.min, date.max)
        fill(value, first=first, last=last, at=place(given), words_at=place(given, "words"))
        context_of(info).problems.extend(_unfounded(value, of, outside))
        return value

    return WrapValidator(run)


def _unfounded(value: Date, of: str, outside: bool) -> Iterator[Problem]:
    day = f"date {value.edtf}"
    if value.basis is Basis.OUTSIDE and not outside:
        hint = "only a source's 'published' and an entity's 'date' may come from outside"
        yield Problem(Code.BAD_DATE, value.at, f"the {day} of {of} comes from outside", hint)
    elif value.basis is Basis.OUTSIDE and not value.because:
        yield Problem(Code.BAD_DATE, value.at, f"the {day} from outside has no reason", "add 'because:'")
    elif value.basis is Basis.INFERRED and not value.derived:
        hint = "add 'from:' with the claims (source#claim) or sources it comes from"
        yield Problem(Code.BAD_DATE, value.at, f"the inferred {day} does not say what from", hint)


def _day(text: str, _given: str, _info: ValidationInfo) -> Date:
    return Date(text, *(span(text) or (date.min, date.max)))


# A bare date, without a basis, such as the day of a correction.
Day = Annotated[Date, Read(Edtf, _day)]
