"""Days that have a name or a number, and no month beside it: "New Year's Eve", "the 28th"."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.lexicon import lexicon
from dossier.language.mentions import mentions
from dossier.language.tokens import tokens

_MOST_DAYS, _YEAR = 31, 366

IsMeant = Callable[[date], bool]


def named_day(text: str, language: str) -> IsMeant | None:
    """Tells which days a feast or a number can mean; None of other words, and of those with a month."""
    words, lists = [token.lower for token in tokens(text)], lexicon(language)
    joined = f" {' '.join(words)} ".replace("’", "'")
    feast = next((day for name, day in _feasts(primary(language)).items() if f" {name} " in joined), None)
    if feast and not mentions(text, language):
        return lambda day: (day.month, day.day) == feast
    row = [word for word in words if word not in lists.fillers | lists.definite]
    is_ordinal = len(row) == 2 and row[0].isdecimal() and row[1] in lists.ordinals
    return (lambda day: day.day == int(row[0])) if is_ordinal and 0 < int(row[0]) <= _MOST_DAYS else None


def nearest(is_meant: IsMeant, day: date, may_lie_ahead: bool) -> tuple[date, date]:
    """From the last day that is meant up to another; to the next behind it, where that may be, too."""
    latest = next((d for d in _around(day, -1) if is_meant(d)), day)
    return latest, next((d for d in _around(day, 1) if is_meant(d)), day) if may_lie_ahead else latest


def _around(day: date, step: int) -> list[date]:
    """The days of a year before or behind one, which a calendar has."""
    ends = date.min.toordinal(), date.max.toordinal()
    return [
        day + timedelta(n * step) for n in range(_YEAR) if ends[0] <= day.toordinal() + n * step <= ends[1]
    ]


@lru_cache(maxsize=64)
def _feasts(language: str) -> Mapping[str, tuple[int, int]]:
    listed: Mapping[str, str] = read_data("relative.yml")["feasts"].get(language, {})
    return {
        name.strip(): (int(day[:2]), int(day[3:]))
        for day, names in listed.items()
        for name in names.split(",")
    }
