"""Dates of several claims that rest on one word of a source: a weekday that stands there once is one day."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dossier.derive.located import Place, places_of
from dossier.derive.walk import claim_dates
from dossier.language.lexicon import lexicon
from dossier.language.mentions import weekdays
from dossier.language.tokens import tokens
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import Date
from dossier.model.locators import Locator
from dossier.problems import Code, Problem


def parted_days(dossier: Dossier) -> Iterator[Problem]:
    """Claims that are dated by the same weekday at the same place have the same day.

    Where a single claim tells of what is still to come, its words alone leave open which week is meant.
    """
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        dated = _dated(source) if text else {}
        places = places_of(text) if text and dated else {}
        for (locator, weekday), claims in dated.items():
            days = Counter(date.edtf for _, date in claims)
            if len(days) > 1 and _stands_once(weekday, places.get(locator), source.language):
                ((most, _),) = days.most_common(1)
                yield from _parted(claims, next(date for _, date in claims if date.edtf == most))


def _dated(source: Source) -> dict[tuple[Locator, int], list[tuple[Claim, Date]]]:
    """The claims of a source with their dates, by the place and the weekday that date them."""
    dated: defaultdict[tuple[Locator, int], list[tuple[Claim, Date]]] = defaultdict(list)
    for claim in source.claims:
        for date in claim_dates(claim):
            named = (
                {day for _, day in weekdays(date.words, source.language, is_date=True)}
                if date.words
                else set()
            )
            for day in named if len(named) == 1 else ():
                dated[claim.locator, day].append((claim, date))
    return dated


def _stands_once(weekday: int, place: Place | None, language: str) -> bool:
    """Whether a text names a weekday once, and not one of every week."""
    named = [word for word, day in weekdays(place.text, language) if day == weekday] if place else []
    if place is None or len(named) != 1:
        return False
    every, row = lexicon(language).every, [token.lower for token in tokens(place.text)]
    return every.isdisjoint(row)


def _parted(claims: list[tuple[Claim, Date]], most: Date) -> Iterator[Problem]:
    for claim, date in claims:
        if date.last < most.first or most.last < date.first:
            message = (
                f"'{date.words}' stands once in {claim.locator}: it cannot be {date.edtf} and {most.edtf}"
            )
            hint = "mend the date that is wrong"
            slip = f"words {date.words_at}"
            yield Problem(Code.INCONSISTENT_DATE, date.words_at, message, hint, str(claim.ref), slip=slip)


FILE_RULES = (parted_days,)
