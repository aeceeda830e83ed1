"""Dates of honest precision, with what they rest on.

Written as EDTF (Library of Congress, levels 0 and 1): ``2025-07-12``, ``2024-10~``, ``2024-23`` for autumn.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from time import struct_time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from dossier.model.text import Named
from dossier.problems import Location

# Neither unspecified digits nor open intervals: what a source says of time has two ends.
_SIGNS = frozenset("0123456789-/~?%")


class Basis(StrEnum):
    """What a date rests on, from firm to weak."""

    STATED = "stated"
    INFERRED = "inferred"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date with its first and last day, and what it rests on.

    ``words`` are the source's own; ``derived`` names the claims or sources that an inferred date comes from.
    Where it stands does not make it another date.
    """

    edtf: str
    first: date
    last: date
    basis: Basis = Basis.STATED
    words: str = ""
    derived: tuple[Named, ...] = ()
    because: str = ""
    at: Location = field(default=Location(""), compare=False)
    words_at: Location = field(default=Location(""), compare=False)

    @property
    def doubt(self) -> str:
        """EDTF's sign for what is not certain, ``~``, ``?`` or ``%``, or nothing."""
        return self.edtf[-1] if self.edtf[-1] in "~?%" else ""

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
    day = _plain_day(edtf)
    if day:
        return day, day
    try:
        parsed = parse_edtf(edtf)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError):
        return None
    return (first, last) if first and last and first <= last else None


def _plain_day(edtf: str) -> date | None:
    """The day of the commonest form, ``2025-07-12``."""
    try:
        return date.fromisoformat(edtf) if len(edtf) == 10 and edtf[4::3] == "--" else None
    except ValueError:
        return None


def _is_subdivision(ends: list[str]) -> bool:
    """Whether a "month" is above 24: level 2 has quarters and hemispheres there, which no source says."""
    return any(end[5:7].isdigit() and int(end[5:7]) > 24 for end in ends)


def _day(moment: struct_time | float) -> date | None:
    return date(*moment[:3]) if isinstance(moment, struct_time) else None
