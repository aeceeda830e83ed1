"""Dates that a text names with a month, a season or a quarter, in the order that its language has."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from dossier.language.calendars import Calendar, Name, may_date, name_at
from dossier.language.mention import Mention
from dossier.language.tokens import Token, token_at

DASHES = frozenset("-–—~〜～")
# How far a day or a year may stand from its month, in words and signs such as "de".
REACH = 5
_LONGEST_SUFFIX = 4
_YEARS = range(1000, 2200)
# A number before this year is more often one that counts: "in May 1500 people".
_RECENT = 1900

Sentence = tuple[Token, ...]


def is_day(token: Token | None) -> bool:
    """Whether a number can be the day of a month."""
    return bool(token and token.text.isdecimal() and len(token.text) <= 2 and 1 <= int(token.text) <= 31)


def is_year(token: Token | None) -> bool:
    """Whether a number can be a year."""
    return bool(token and len(token.text) == 4 and token.text.isdecimal() and int(token.text) in _YEARS)


def is_glued(sentence: Sentence, i: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return 0 < i < len(sentence) and sentence[i - 1].end == sentence[i].start


def dates_with_names(sentence: Sentence, calendar: Calendar) -> Iterator[Mention]:
    """The dates with a month, a season or a quarter; those joined by "to" are one each still."""
    end = 0
    for i, token in enumerate(sentence):
        read = _at(sentence, i, calendar) if token.start >= end and may_date(token.lower, calendar) else []
        yield from read
        end = read[-1].end if read else end


def _at(sentence: Sentence, i: int, calendar: Calendar) -> list[Mention]:
    month = name_at(sentence, i, calendar.months, calendar)
    if month:
        return _with_month(sentence, i, month, calendar)
    for names, what in ((calendar.seasons, _season), (calendar.quarters, _quarter)):
        name = name_at(sentence, i, names, calendar)
        year = _year_of_season(sentence, i, i + len(name.words), calendar) if name else None
        if name and year is not None and not _is_decade(sentence, year, calendar):
            whole = [i, i + len(name.words) - 1, year]
            return [_mention(sentence, whole, **what(_int(sentence, year), name.number))]
    return []


def _year_of_season(sentence: Sentence, i: int, end: int, calendar: Calendar) -> int | None:
    year = _year_around(sentence, i, end, calendar)
    is_before = year is None and calendar.season_behind_year
    return _scan(sentence, i, -1, is_year, calendar) if is_before else year


def _is_decade(sentence: Sentence, i: int, calendar: Calendar) -> bool:
    return is_glued(sentence, i + 1) and sentence[i + 1].lower in calendar.decades


def _season(year: int, number: int) -> dict[str, Any]:
    return {"year": year, "season": number}


def _quarter(year: int, number: int) -> dict[str, Any]:
    """A quarter; 5 and 6 are the halves of a year."""
    if number > 4:
        return {
            "year": year,
            "month": 6 * number - 29,
            "until": (year, 6 * number - 24, 0),
            "is_quarter": True,
        }
    return {"year": year, "month": 3 * number - 2, "until": (year, 3 * number, 0), "is_quarter": True}


def _with_month(sentence: Sentence, i: int, name: Name, calendar: Calendar) -> list[Mention]:
    end = i + len(name.words)
    days = _days_before(sentence, i, calendar) or _days_after(sentence, end, calendar)
    year = _year_around(
        sentence, min([i, *days]), max([end - 1, *days]) + 1, calendar, bool(days) or name.is_short
    )
    if not days and year is None and _is_doubtful(sentence, i, name, calendar):
        return []
    whole = [i, end - 1, *days, *([year] if year is not None else [])]
    spans = _is_span(sentence, days, calendar)
    number = _int(sentence, year) if year is not None else 0
    if spans or len(days) < 2:
        day = _int(sentence, days[0]) if days else 0
        until = (number, name.number, _int(sentence, days[-1])) if spans else (0, 0, 0)
        return [_mention(sentence, whole, year=number, month=name.number, day=day, until=until)]
    return _listed(sentence, days, whole, number, name.number)


def _listed(sentence: Sentence, days: list[int], whole: list[int], year: int, month: int) -> list[Mention]:
    """One mention for each of several days of a month: "5 and 7 May"; together they cover the words."""
    first, *others = (_mention(sentence, [d], year=year, month=month, day=_int(sentence, d)) for d in days)
    start, end = sentence[min(whole)].start, sentence[max(whole)].end
    last = replace(others[-1], end=end) if others[-1].end < end else others[-1]
    return [replace(first, start=start), *others[:-1], last]


def _mention(sentence: Sentence, places: list[int], **named: Any) -> Mention:
    return Mention(sentence[min(places)].start, sentence[max(places)].end, **named)


def _int(sentence: Sentence, i: int) -> int:
    return int(sentence[i].text)


def _is_doubtful(sentence: Sentence, i: int, name: Name, calendar: Calendar) -> bool:
    """Whether a name without day and year may be another word: "May I", "Theresa May", "dec"."""
    if name.is_short:
        return token_at(sentence, i + 1) is None or sentence[i + 1].text != "." or not name.is_capital
    if not calendar.has_capitals:
        return False
    before, after = sentence[i - 1] if i else None, token_at(sentence, i + len(name.words))
    if not (after and after.is_word) or after.lower in calendar.further | calendar.until:
        after = None
    if before is None or not before.is_word:
        return bool(after and (name.words[0] in calendar.doubtful or after.text[0].isupper()))
    is_name = before.is_word and before.text[0].isupper() and not before.text.isupper()
    return is_name and before.lower not in calendar.years | calendar.glue | calendar.until | calendar.further


def _days_before(sentence: Sentence, i: int, calendar: Calendar) -> list[int]:
    """The days in front of a month, in order: "29 November", "5. Januar", "12th of May", "5–7 de mayo"."""
    last = _scan(sentence, i, -1, is_day, calendar)
    return [] if last is None or _is_part(sentence, last) else _chain(sentence, last, calendar)


def _chain(sentence: Sentence, last: int, calendar: Calendar) -> list[int]:
    days = [last]
    while True:
        joint = _joint(sentence, days[0], calendar, has_more=len(days) > 1)
        if joint is None or not is_day(sentence[joint]) or _is_part(sentence, joint):
            return days
        days = [joint, *days]


def _joint(sentence: Sentence, i: int, calendar: Calendar, has_more: bool) -> int | None:
    """The token before the "to", "and" or dash in front of another."""
    j = i - 1
    while j > 0 and sentence[j].lower in calendar.glue:
        j -= 1
    start = j
    joints = calendar.until | calendar.further | DASHES | {"/"} | ({","} if has_more else set())
    while j > 0 and sentence[j].lower in joints:
        j -= 1
    if j == start:
        return None
    while j > 0 and _is_between(sentence, j, calendar):
        j -= 1
    return j if j >= 0 else None


def _is_part(sentence: Sentence, i: int) -> bool:
    """Whether a number is the end of a longer one or of a name: "Su-35", "18:30", "No. 12"."""
    if not is_glued(sentence, i):
        return False
    before = sentence[i - 1]
    # A night has two days: "5/6 May".
    is_night = (
        before.text == "/" and i > 1 and is_day(sentence[i - 2]) and _int(sentence, i - 2) < _int(sentence, i)
    )
    return before.is_word or (before.text in "$€£/" and not is_night)


def _is_span(sentence: Sentence, days: list[int], calendar: Calendar) -> bool:
    if len(days) != 2:
        return False
    between = sentence[days[0] + 1 : days[1]]
    return any(token.lower in calendar.until or token.text in DASHES | {"/"} for token in between) and (
        int(sentence[days[0]].text) < int(sentence[days[1]].text)
    )


def _days_after(sentence: Sentence, end: int, calendar: Calendar) -> list[int]:
    """The days behind a month, where the language has them there: "May 12th", "5월 12일", "May 5 to 7"."""
    if not calendar.month_first:
        return []
    first = _scan(sentence, end - 1, 1, is_day, calendar)
    if first is None or not _has_sign(sentence, first, calendar):
        return []
    last = _scan(sentence, first, 1, is_day, calendar, joins=calendar.until | DASHES)
    if (
        last is None
        or int(sentence[last].text) <= int(sentence[first].text)
        or not _has_sign(sentence, last, calendar)
    ):
        return [first]
    return [first, last]


def _has_sign(sentence: Sentence, i: int, calendar: Calendar) -> bool:
    if not calendar.day_signs:
        return True
    return is_glued(sentence, i + 1) and sentence[i + 1].text[0] in calendar.day_signs


def _year_around(
    sentence: Sentence, i: int, end: int, calendar: Calendar, is_exact: bool = False
) -> int | None:
    """The year behind a date, or in front of it where the language has it there."""
    year = _scan(sentence, end - 1, 1, is_year, calendar, joins=frozenset(","), dots=is_exact)
    if year is not None and (is_exact or int(sentence[year].text) >= _RECENT or not _counts(sentence, year)):
        return year
    return _scan(sentence, i, -1, is_year, calendar, joins=frozenset(",")) if calendar.year_first else None


def _counts(sentence: Sentence, i: int) -> bool:
    after = token_at(sentence, i + 1)
    return bool(after and after.is_word and after.text.islower())


def _scan(
    sentence: Sentence,
    i: int,
    step: int,
    is_meant: Callable[[Token | None], bool],
    calendar: Calendar,
    joins: frozenset[str] = frozenset(),
    dots: bool = True,
) -> int | None:
    """The next number of a sort from a token on, behind nothing but what stands within dates."""
    j = i + step
    for _ in range(REACH):
        if not 0 <= j < len(sentence):
            return None
        if is_meant(sentence[j]):
            return j
        is_point = sentence[j].text == "."
        if not (
            sentence[j].lower in joins or (_is_between(sentence, j, calendar) and (dots or not is_point))
        ):
            return None
        j += step
    return None


def _is_between(sentence: Sentence, i: int, calendar: Calendar) -> bool:
    """Whether a token is one within dates: "de", "года", the point of "5.", the ending of "12-го"."""
    token = sentence[i]
    if token.lower in calendar.glue or (token.text == "." and is_glued(sentence, i)):
        return True
    if is_glued(sentence, i) and token.text[0] in calendar.glue and sentence[i - 1].is_number:
        return True
    if token.text in DASHES and _joins_date(sentence, i):
        return True
    ending = i + 1 if token.text in DASHES else i
    if not is_glued(sentence, ending) or not is_glued(sentence, ending - 1):
        return False
    is_ending = sentence[ending].is_word and len(sentence[ending].text) <= _LONGEST_SUFFIX
    return is_ending and sentence[ending - 1].text in DASHES and is_day(sentence[ending - 2])


def _joins_date(sentence: Sentence, i: int) -> bool:
    """Whether a dash joins a day to the name of its month, or that to its year: "10-Dec-2024"."""
    if not (0 < i < len(sentence) - 1 and is_glued(sentence, i) and is_glued(sentence, i + 1)):
        return False
    before, after = sentence[i - 1], sentence[i + 1]
    return (is_day(before) and after.is_word) or (before.is_word and is_year(after))
