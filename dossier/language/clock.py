"""Times of day: minutes after midnight, never numbers of something else."""

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from babel.dates import get_time_format

from dossier.language.cldr import locale_of, primary
from dossier.language.lexicon import Lexicon
from dossier.language.numeral import TIME, TO, Numeral, joined
from dossier.language.phrases import length_from, phrase
from dossier.language.tokens import Token, token_at

_HALF = 12 * 60


def time_at(sentence: tuple[Token, ...], i: int, words: Lexicon, language: str) -> Numeral | None:
    """The time of day that begins at a number; unread where it is a duration or a score as well."""
    token, (minutes, end) = sentence[i], _written(sentence, i, words)
    if ":" in token.text and minutes is None:
        return Numeral(None, token.text, i, i + 1, unread=token.text)
    if minutes is None:
        return None
    half, behind = _half(sentence, i, end, words)
    is_sure = ":" in token.text or half is not None or end > i + 1
    if not is_sure and not _is_hour(sentence, i, end, words):
        return None
    behind += end == i + 1 == behind and _is_hour_word(token_at(sentence, end), words)
    number = Numeral(Decimal(minutes), joined(sentence, i, behind), i, behind, TIME)
    return _in_half(number, half or ("?" if _is_open(token.text, minutes, language) else ""))


def spoken(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, language: str) -> Numeral | None:
    """The time of day that a number in words is: "five o'clock"."""
    half, end = _half(sentence, number.first, number.end, words)
    if half is None or number.value is None or not 0 <= number.value <= 24:
        return None
    text = joined(sentence, number.first, end)
    time = Numeral(number.value * 60, text, number.first, end, TIME)
    return _in_half(time, half or ("?" if _is_open("", int(time.value or 0), language) else ""))


def _is_open(text: str, minutes: int, language: str) -> bool:
    """Whether a time may be of either half of the day: not "17:00", "09:30" or "1000 GMT"."""
    is_plain = not text.startswith("0") and not (text.isdecimal() and len(text) == 4)
    return is_plain and 60 <= minutes < _HALF + 60 and has_halves(language)


@lru_cache(maxsize=64)
def has_halves(language: str) -> bool:
    """Whether a language counts the hours twice to twelve, as CLDR prints them."""
    locale = locale_of(primary(language))
    return locale is not None and "h" in get_time_format("short", locale).pattern


def _in_half(number: Numeral, half: str) -> Numeral:
    minutes = number.value or Decimal(0)
    if half == "?":
        return replace(number, value=minutes % _HALF, other=minutes % _HALF + _HALF)
    if half in ("am", "pm") and minutes < _HALF + 60:
        return replace(number, value=minutes % _HALF + (_HALF if half == "pm" else 0))
    return replace(number, value=minutes % (2 * _HALF))


def _written(sentence: tuple[Token, ...], i: int, words: Lexicon) -> tuple[int | None, int]:
    """The minutes that digits would be as a time, and the token behind them: "9:30", "9h30", "1700"."""
    text, after = sentence[i].text, token_at(sentence, i + 1)
    parts = text.replace(":", ".").split(".")
    if len(parts) == 2:
        return _minutes(parts[0], parts[1]), i + 1
    if len(parts) > 2:
        return None, i + 1
    minute = token_at(sentence, i + 2)
    if after and _is_hour_word(after, words) and after.lower[1:2] in words.half_hours:
        return _minutes(text, "30"), i + 2
    if _is_hour_word(after, words) and minute and minute.text.isdecimal() and len(minute.text) == 2:
        end = i + 3 + (words.glued and _is_minute(token_at(sentence, i + 3)))
        return _minutes(text, minute.text), end
    return (_minutes(text[:2], text[2:]) if len(text) == 4 else _minutes(text, "00")), i + 1


def _is_minute(token: Token | None) -> bool:
    return token is not None and token.text[0] in "분分"


def _minutes(hour: str, minute: str) -> int | None:
    is_time = len(hour) <= 2 and len(minute) == 2 and hour.isdecimal() and minute.isdecimal()
    if not is_time or int(hour) > 24 or int(minute) > 59:
        return None
    return int(hour) * 60 + int(minute)


def _half(sentence: tuple[Token, ...], first: int, end: int, words: Lexicon) -> tuple[str | None, int]:
    """The half of the day that words around a time name; empty for the whole, None where there are none."""
    length = length_from(sentence, end, words.halves_behind)
    if length:
        return words.halves_behind[phrase(sentence, end, end + length)], end + length
    after, before = token_at(sentence, end), sentence[first - 1].lower if first else ""
    if after and after.lower in words.clock:
        return "", end + 1
    return words.halves_before.get(before), end


def _is_hour_word(token: Token | None, words: Lexicon) -> bool:
    if token is None or not words.glued:
        return token is not None and token.lower in words.hours
    # "9時間" is nine hours.
    return token.lower.startswith(tuple(words.hours)) and token.lower[1:2] not in ("間", "间", "간")


def _is_hour(sentence: tuple[Token, ...], i: int, end: int, words: Lexicon) -> bool:
    """Whether the words before and behind digits say that they are a time: "alle 9.30", "à 17 heures"."""
    is_hour = _is_hour_word(token_at(sentence, end), words)
    if not i or words.glued:
        return is_hour
    starts = [token.lower for token in sentence[max(i - 2, 0) : i]]
    # "O godz. 17".
    word = "".join(starts) if starts[-1] == "." else starts[-1]
    is_at = word in words.at or " ".join(starts) in words.at
    return word in words.o_clock or (is_at and ("." in sentence[i].text or is_hour))


def with_earlier(numbers: list[Numeral], sentence: tuple[Token, ...], words: Lexicon) -> list[Numeral]:
    """The numbers with those as times that a later one makes so: "2" of "from 2 to 4 p.m."."""
    times = list(numbers)
    for i in range(len(times) - 2, -1, -1):
        number, later = times[i], times[i + 1]
        if later.measure == TIME and later.value is not None and _is_plain_hour(number):
            between = [token.lower for token in sentence[number.end : later.first]]
            if len(between) == 1 and (between[0] in TO or between[0] in words.joins | words.ands):
                times[i] = replace(number, value=_before(number, later), measure=TIME)
    return times


def _is_plain_hour(number: Numeral) -> bool:
    is_plain = not number.measure and number.end - number.first == 1
    return is_plain and number.value is not None and number.value <= 24


def _before(number: Numeral, later: Numeral) -> Decimal:
    """The minutes of an hour in the half of the day in which it comes before the later one."""
    hour, end = (number.value or Decimal(0)) * 60, later.value or Decimal(0)
    # "Von 9 bis 17 Uhr" has whole days, "from 2 to 4 p.m." halves.
    is_half = hour <= _HALF <= end and not later.text[:2].isdecimal()
    return hour % _HALF + _HALF if is_half and hour % _HALF + _HALF < end else hour
