"""Dates that belong together: "from September to December 2017", "12 May and 3 June 2025"."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from dossier.language.calendars import Calendar
from dossier.language.mention import Mention
from dossier.language.named_dates import DASHES, REACH, Sentence


def joined(sentence: Sentence, mentions: list[Mention], calendar: Calendar) -> Iterator[Mention]:
    """The mentions in order; two that only "to" or a dash parts are one, and may share their year."""
    starts = [token.start for token in sentence]
    last: Mention | None = None
    for mention in mentions:
        if last is None:
            last = mention
            continue
        tokens = sentence[bisect_left(starts, last.end) : bisect_left(starts, mention.start)]
        between = [token.lower for token in tokens]
        if between == ["/"] and last.month == mention.month and not last.year:
            # Arabic newspapers give both names of a month.
            last = replace(mention, start=last.start, day=last.day)
            continue
        joint = _sort_of(between, calendar)
        first, mention = _same_year(last, mention, calendar) if joint else (last, mention)
        span = _spanned(first, mention) if joint == "to" else None
        if not span:
            yield first
        last = span or mention
    if last:
        yield last


def _sort_of(between: list[str], calendar: Calendar) -> str:
    """How two dates are joined: "to", "and", or not at all."""
    days = {*calendar.weekdays, *calendar.short_weekdays}
    words = [word for word in between if word not in calendar.glue and word not in days and word != "."]
    if len(between) > REACH or not words:
        return ""
    if all(word in calendar.until or word in DASHES for word in words):
        return "to"
    return "and" if all(word in calendar.further or word == "," for word in words) else ""


def _same_year(first: Mention, last: Mention, calendar: Calendar) -> tuple[Mention, Mention]:
    if first.month and last.month and first.year and not last.year and calendar.year_first:
        return first, last.in_year(first.year + (last.month < first.month))
    if first.month and last.month and last.year and not first.year:
        return first.in_year(last.year - (first.month > last.month)), last
    return first, last


def _spanned(first: Mention, last: Mention) -> Mention | None:
    """Two dates of one sort as a span; none, where the second is not the later one."""
    if any(first.until) or any(last.until) or first.unread or last.unread or first.season or last.season:
        return None
    if bool(first.month) != bool(last.month) or bool(first.year) != bool(last.year) or first.decade:
        return None
    if first.year and first.named >= last.named:
        return None
    return replace(first, end=last.end, until=(last.year, last.month, last.day), decade=last.decade)
