"""A date that a text names, and what it says of the days that it may be."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

# A year that has all days, for mentions without one.
_SOME_YEAR = 2000
# By EDTF's numbers, the months of the northern half of the world.
SEASONS = {21: (3, 4, 5), 22: (6, 7, 8), 23: (9, 10, 11), 24: (12, 1, 2)}


# What is early, in the middle and late in a month, a year and a decade.
_DAYS = {"early": (1, 12), "mid": (8, 23), "late": (18, 31)}
_MONTHS = {"early": (1, 5), "mid": (4, 9), "late": (8, 12)}
_YEARS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
# A day with such a bound is not the day itself.
BESIDE = frozenset(("before", "after", "about", "earliest", "latest", "not before"))
_PRIOR = frozenset(("before", "until", "latest"))
_LATER = frozenset(("after", "since", "earliest", "not before", "not until"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text, by offsets; what it does not name is 0. A decade has only its first year.

    ``until`` is the year, month and day at the end of a span such as "5–7 May". ``season`` is that of EDTF,
    21 for spring. ``part`` is early, mid or late. ``bound`` is what the words beside it say: before, after,
    until, since, about, earliest, latest, not before, not until. One that ``is_quarter``, or half a year, is
    a span without ends of its own. Of one that is ``unread`` only the place is known: "05/06/2025" may be two
    days.
    """

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    decade: bool = False
    until: tuple[int, int, int] = (0, 0, 0)
    season: int = 0
    unread: bool = False
    part: str = ""
    bound: str = ""
    is_quarter: bool = False

    @property
    def named(self) -> tuple[int, int, int, bool]:
        """What it says, wherever it stands."""
        return self.year, self.month, self.day, self.decade

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day; None where it names no year, or a day that no calendar has."""
        if not self.year or self.unread:
            return None
        try:
            if self.season:
                return _season(self.year, self.season)
            year, month, day = self.until if any(self.until) else (self.year, self.month, self.day)
            year += 9 if self.decade else 0
            last = day or monthrange(year, month or 12)[1]
            if self.part and not (self.day or any(self.until)):
                return self._part(last)
            return date(self.year, self.month or 1, self.day or 1), date(year, month or 12, last)
        except ValueError:
            return None

    def _part(self, last: int) -> tuple[date, date]:
        """The days of an early, middle or late part; the parts overlap, since nobody draws their borders."""
        if self.month:
            begin, end = _DAYS[self.part]
            return date(self.year, self.month, begin), date(self.year, self.month, min(end, last))
        if self.decade:
            begin, end = _YEARS[self.part]
            return date(self.year + begin, 1, 1), date(self.year + end, 12, 31)
        begin, end = _MONTHS[self.part]
        return date(self.year, begin, 1), date(self.year, end, monthrange(self.year, end)[1])

    def includes(self, first: date, last: date) -> bool:
        """Whether it says no more than that something was on these days."""
        if self.season and not {first.month, last.month} <= set(SEASONS[self.season]):
            return False
        years = (self.year,) if self.year else (first.year, first.year - 1)
        spans = [days for year in years if (days := self.in_year(year).days)]
        return any(start <= first and last <= end for start, end in spans)

    def in_year(self, year: int) -> "Mention":
        """The same with a year, where it has none; a span may go on into the next."""
        if self.year or self.unread or not (self.month or self.season):
            return self
        _, month, day = self.until
        until = (year + (month < self.month), month, day) if month else self.until
        return replace(self, year=year, until=until)

    @property
    def ends(self) -> tuple["Mention", ...]:
        """Itself; of a span, its first and its last date, too."""
        if not any(self.until) or self.is_quarter:
            return (self,)
        year, month, day = self.until
        first = replace(self, until=(0, 0, 0))
        return self, first, replace(first, year=year, month=month, day=day)


def bounds_agree(mention: Mention, other: Mention) -> bool:
    """Whether a mention says no more than another of whether something was on that day, or beside it."""
    if (mention.bound in _PRIOR and other.bound in _LATER) or (
        mention.bound in _LATER and other.bound in _PRIOR
    ):
        return False
    # By a day, and since it, things happen on it, too.
    return bool(mention.bound) or other.bound not in BESIDE


def covers(mention: Mention, other: Mention) -> bool:
    """Whether a mention says no more than another does: "May 2025" of "12 May 2025"."""
    if mention.unread or other.unread or (mention.year and not other.year):
        return False
    return any(_covers(mention, end) for end in other.ends)


def _covers(mention: Mention, other: Mention) -> bool:
    if other.season:
        return mention.season == other.season and mention.year in (0, other.year)
    days = other.in_year(_SOME_YEAR).days
    return days is not None and mention.includes(*days)


def _season(year: int, season: int) -> tuple[date, date]:
    """The months of a season; "winter 2024" may begin or end the year."""
    if season == 24:
        return date(year - 1, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1])
    first, _, last = SEASONS[season]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
