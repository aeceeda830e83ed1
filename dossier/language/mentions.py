"""Dates as a text names them: ``29 November 2024``, ``12 de mayo``, ``2025년 5월``, ``in 2022``."""

from collections.abc import Iterator
from functools import lru_cache

from dossier.language.calendars import Calendar, Names, calendar, name_at
from dossier.language.date_bounds import qualified
from dossier.language.date_spans import joined
from dossier.language.han_dates import has_han_dates, in_digits
from dossier.language.lexicon import lexicon
from dossier.language.mention import Mention, covers
from dossier.language.named_dates import dates_with_names
from dossier.language.numeric_dates import dates_in_digits
from dossier.language.tokens import Token, has_digit, tokens
from dossier.language.years import years
from dossier.model.dates import Date, span

__all__ = ["Mention", "agrees", "covers", "dates_in", "mentions", "seasons", "weekdays"]


def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """The dates that a text names by month, season or year, in order."""
    is_named = has_digit(text) or has_han_dates(text) or _may_name(text, calendar(language).months)
    return dates_in(text, language) if is_named else ()


@lru_cache(maxsize=4096)  # for each date and number of a claim, the same place is looked at
def dates_in(text: str, language: str) -> tuple[Mention, ...]:
    """The dates of a text that is looked through whatever it holds; see ``mentions``."""
    names, sentence = calendar(language), tokens(text)
    sentence = in_digits(sentence) if has_han_dates(text) else sentence
    read, taken = list[Mention](), bytearray(len(text))
    for more in (
        dates_in_digits(sentence, names),
        dates_with_names(sentence, names),
        years(sentence, names, lexicon(language)),
    ):
        free = [mention for mention in more if not any(taken[mention.start : mention.end])]
        for mention in free:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        read += free
    if not read:
        return ()
    whole = joined(sentence, sorted(read, key=lambda mention: mention.start), names)
    return tuple(qualified(sentence, mention, language) for mention in whole)


def weekdays(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """The weekdays that a text names, with their numbers; Monday is 0. Short names only stand at dates."""
    names = calendar(language)
    if not _may_name(text, names.weekdays) and not _may_name(text, names.short_weekdays):
        return ()
    return tuple(_weekdays(text, language, names))


def _weekdays(text: str, language: str, names: Calendar) -> Iterator[tuple[str, int]]:
    sentence = tokens(text)
    dated = {mention.start for mention in mentions(text, language) if mention.day}
    for i, token in enumerate(sentence):
        name = name_at(sentence, i, names.weekdays, names)
        if not name:
            name = name_at(sentence, i, names.short_weekdays, names)
            name = name if name and _next(sentence, i, len(name.words)) in dated else None
        if name:
            yield text[token.start : sentence[i + len(name.words) - 1].end], name.number


def seasons(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """The seasons that a text names, with EDTF's numbers."""
    names, sentence = calendar(language), tokens(text)
    read = ((token, name_at(sentence, i, names.seasons, names)) for i, token in enumerate(sentence))
    return tuple((token.text, name.number) for token, name in read if name)


def _next(sentence: tuple[Token, ...], i: int, count: int) -> int:
    """Where the word behind a name begins, past its full stop and comma."""
    return next((token.start for token in sentence[i + count :] if token.text not in (".", ",")), -1)


def _may_name(text: str, names: Names) -> bool:
    """Whether a text holds the beginning of a name; most do not, and words are dear."""
    folded = text.casefold()
    return any(first in folded for first in names)


def agrees(mention: Mention, dated: Date) -> bool:
    """Whether a mention says no more than a date does: June 2024 of the 19th, not the 19th of June 2024."""
    # Of an interval, the whole of it and each of its ends may be meant.
    texts = (dated.edtf, *dated.edtf.split("/"))
    return any(mention.includes(*days) for text in texts if (days := span(text.rstrip("~?%"))))
