"""Dates in digits alone: ``2025-05-12``, ``12.5.2025``, ``5/12/2025``, ``2025. 5. 12.``."""

from collections.abc import Iterator
from datetime import date

from dossier.language.calendars import Calendar
from dossier.language.mention import Mention
from dossier.language.named_dates import Sentence, is_glued
from dossier.language.short_years import full_year
from dossier.language.tokens import token_at

_SIGNS = frozenset("-/.\u2010\u2011")


def dates_in_digits(sentence: Sentence, calendar: Calendar) -> Iterator[Mention]:
    """The dates of three numbers; one that may be two days, or of two centuries, is unread."""
    i = 0
    while i < len(sentence):
        if not sentence[i].is_number:
            i += 1
            continue
        parts, end = _parts(sentence, i)
        mention = _mention(sentence, i, end, parts, calendar) if len(parts) == 3 else None
        if mention:
            yield mention
        i = end if mention else i + 1


def _parts(sentence: Sentence, i: int) -> tuple[list[str], int]:
    """Three numbers from a token on with the same sign between them, and where they end."""
    token = sentence[i]
    if _is_tied(sentence, i - 1, i):
        return [], i + 1
    if token.text.count(".") == 2:
        numbers = token.text.split(".")
        # "0.95,0.95" are two numbers.
        return (numbers if all(map(str.isdecimal, numbers)) else []), i + 1
    row, ends = sentence[i : i + 5 : 2], sentence[i + 1 : i + 4 : 2]
    if len(row) < 3 or len({sign.text for sign in ends}) > 1 or ends[0].text not in _SIGNS:
        return [], i + 1
    is_whole = all(n.text.isdecimal() for n in row) and all(is_glued(sentence, j) for j in (i + 1, i + 3))
    # Only behind full stops is there a space: "12. 5. 2025".
    is_close = ends[0].text == "." or all(is_glued(sentence, j) for j in (i + 2, i + 4))
    return ([n.text for n in row], i + 5) if is_whole and is_close else ([], i + 1)


def _is_tied(sentence: Sentence, i: int, j: int) -> bool:
    """Whether a number goes on with a sign before it: "1/2/3/2025", "+49-30-20"."""
    return i >= 0 and is_glued(sentence, j) and (sentence[i].text in _SIGNS or sentence[i].text in "+=_:")


def _mention(sentence: Sentence, i: int, end: int, parts: list[str], calendar: Calendar) -> Mention | None:
    after = token_at(sentence, end)
    is_longer = after and is_glued(sentence, end) and (after.text in "-/" or after.is_number)
    if is_longer or max(map(len, parts)) > len("2025"):
        return None
    sign = sentence[i].text.strip("0123456789")[:1] or sentence[i + 1].text
    place = (sentence[i].start, sentence[end - 1].end)
    days = _days(parts, sign, calendar)
    if len(days) == 1:
        day = days.pop()
        return Mention(*place, day.year, day.month, day.day)
    return Mention(*place, unread=True) if days or _is_short(parts) else None


def _is_short(parts: list[str]) -> bool:
    """Whether three numbers may be a date with a year of two digits."""
    first, second, _ = (int(part) for part in parts)
    is_day = 0 < min(first, second) <= 12 and max(first, second) <= 31
    return len(parts[2]) == 2 and max(map(len, parts[:2])) <= 2 and is_day


def _days(parts: list[str], sign: str, calendar: Calendar) -> set[date]:
    """The days that three numbers can be."""
    lengths = [len(part) for part in parts]
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return _day(*map(int, parts))
    if max(lengths[:2]) > 2:
        return set()
    if lengths[2] == 4:
        return _year_last(parts, int(parts[2]), sign, calendar)
    # A year of two digits stands in front only where the language has it there.
    is_first = calendar.order == "yMd" and lengths[0] == 2
    first = _day(full_year(parts[0]), int(parts[1]), int(parts[2])) if is_first else set()
    if lengths[2] != 2 or (first and sign == calendar.separator):
        return first
    return first | _year_last(parts, full_year(parts[2]), sign, calendar)


def _year_last(parts: list[str], year: int, sign: str, calendar: Calendar) -> set[date]:
    first, second = int(parts[0]), int(parts[1])
    # Full stops are between day and month only in this order.
    if sign == "." or calendar.order == "dMy":
        return _day(year, second, first)
    if calendar.order == "Mdy":
        return _day(year, first, second)
    return _day(year, second, first) | _day(year, first, second)


def _day(year: int, month: int, day: int) -> set[date]:
    try:
        return {date(year, month, day)} if year >= 1000 else set()
    except ValueError:
        return set()
