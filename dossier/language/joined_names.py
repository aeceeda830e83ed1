"""Seasons and quarters that are written together with what stands around them: "2024年秋に"."""

from collections.abc import Iterator
from itertools import pairwise

from dossier.language.calendars import Calendar
from dossier.language.tokens import Token

_YEAR = "年"
# Between a year and a season, in Japanese.
_OF = "の"
# Of hiragana, in which particles are written.
_FIRST_KANA, _LAST_KANA = "ぁ", "ん"


def with_names_parted(sentence: tuple[Token, ...], calendar: Calendar) -> tuple[Token, ...]:
    """The tokens, of which those behind a year or within a quarter's name end where the name does."""
    if _YEAR not in calendar.day_signs and _YEAR not in calendar.glue:
        return sentence
    names = _parts(calendar)
    return tuple(part for i, token in enumerate(sentence) for part in _parted(sentence, i, token, names))


def _parts(calendar: Calendar) -> tuple[str, ...]:
    """The tokens of which the names of seasons and quarters are made, the longest first."""
    rows = (
        name.words
        for names in (calendar.seasons, calendar.quarters)
        for row in names.values()
        for name in row
    )
    return tuple(
        sorted({word for words in rows for word in words if not word[0].isdigit()}, key=len, reverse=True)
    )


def _parted(sentence: tuple[Token, ...], i: int, token: Token, names: tuple[str, ...]) -> Iterator[Token]:
    is_behind = i > 0 and token.is_word and sentence[i - 1].is_number and sentence[i - 1].end == token.start
    ends = _ends(token.text, names) if is_behind else [0, len(token.text)]
    for start, end in pairwise(ends):
        text = token.text[start:end]
        if len(ends) == 2:
            yield token
        else:
            yield Token(text, token.start + start, token.start + end, text.casefold(), True, False)


def _ends(text: str, names: tuple[str, ...]) -> list[int]:
    """The places where a token is parted: behind the sign of a year before a name, and behind the name."""
    ends = [0, *([1] if text[0] == _YEAR else [])]
    ends += [2] if len(ends) > 1 and text[1:2] == _OF else []
    name = next((name for name in names if text.startswith(name, ends[-1])), "")
    if not name or not _is_whole(name, text[ends[-1] + len(name) :]):
        return [0, len(text)]
    ends.append(ends[-1] + len(name))
    return [*ends, len(text)] if ends[-1] < len(text) else ends


def _is_whole(name: str, behind: str) -> bool:
    """Whether a name ends its word: 秋 of "秋に", but not 春 of "春节"."""
    return len(name) > 1 or not behind or _FIRST_KANA <= behind[0] <= _LAST_KANA
