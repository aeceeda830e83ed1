"""Dates as a text names them: ``29 November 2024``, ``12 de mayo``, ``2025년 5월``, ``in 2022``."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dossier.language.calendars import calendar, may_date, name_at
from dossier.language.date_bounds import bounded, qualified
from dossier.language.date_spans import joined
from dossier.language.han_dates import has_han_dates, in_digits
from dossier.language.joined_names import with_names_parted
from dossier.language.lexicon import lexicon
from dossier.language.mention import Mention, covers
from dossier.language.named_dates import dates_with_names
from dossier.language.numeric_dates import dates_in_digits
from dossier.language.short_years import with_full_years
from dossier.language.tokens import Remembered, Token, has_digit, stretches, tokens, tokens_of_stretch
from dossier.language.years import years
from dossier.model.dates import Date, span

__all__ = ["Mention", "agrees", "covers", "dates_in", "mentions", "seasons", "weekday_mentions", "weekdays"]


@lru_cache(maxsize=4096)  # several rules ask for those of one text
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """The dates that a text names by month, season or year, in order."""
    is_named = has_digit(text) or has_han_dates(text) or _may_name(text, _with_month(language))
    return dates_in(text, language) if is_named else ()


@lru_cache(maxsize=4096)  # for each date and number of a claim, the same place is looked at
def dates_in(text: str, language: str) -> tuple[Mention, ...]:
    """The dates of a text that is looked through whatever it holds; see ``mentions``."""
    names, sentence = calendar(language), with_full_years(tokens(text))
    is_han = has_han_dates(text)
    sentence = in_digits(sentence) if is_han else sentence
    parted = with_names_parted(sentence, names)
    is_named = is_han or len(parted) > len(sentence) or _may_name(text, _with_name(language))
    sentence = parted
    read, taken = list[Mention](), bytearray(len(text))
    for more in (
        dates_in_digits(sentence, names),
        dates_with_names(sentence, names) if is_named else (),
        years(sentence, names, lexicon(language)),
    ):
        free = [mention for mention in more if not any(taken[mention.start : mention.end])]
        for mention in free:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        read += free
    if not read:
        return ()
    whole = joined(sentence, sorted(read, key=lambda mention: mention.start), names)
    return tuple(qualified(text, sentence, mention, language) for mention in whole)


def weekdays(text: str, language: str, is_date: bool = False) -> tuple[tuple[str, int], ...]:
    """The weekdays that a text names, with their numbers; Monday is 0.

    Short names only stand at dates, or with a capital where the whole text ``is_date``: "on Fri".
    """
    named = weekday_mentions(text, language, is_date)
    return tuple((text[mention.start : mention.end], number) for mention, number in named)


def weekday_mentions(text: str, language: str, is_date: bool = False) -> tuple[tuple[Mention, int], ...]:
    """The same, each with its place, and with what the words beside it say of it."""
    if not _may_name(text, _with_weekday(language)):
        return ()
    sentence = tokens(text)
    read = _weekdays(text, sentence, language, is_date)
    return tuple((bounded(text, sentence, mention, language), number) for mention, number in read)


def _weekdays(
    text: str, sentence: tuple[Token, ...], language: str, is_date: bool
) -> Iterator[tuple[Mention, int]]:
    names, dated = calendar(language), {mention.start for mention in mentions(text, language) if mention.day}
    for i, token in enumerate(sentence):
        name = name_at(sentence, i, names.weekdays, names)
        if not name:
            name = name_at(sentence, i, names.short_weekdays, names)
            is_beside = name is not None and _next(sentence, i, len(name.words)) in dated
            name = name if is_beside or (is_date and token.text[0].isupper()) else None
        if name:
            yield Mention(token.start, sentence[i + len(name.words) - 1].end), name.number


def seasons(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """The seasons that a text names, with EDTF's numbers."""
    names, sentence = calendar(language), tokens(text)
    read = ((token, name_at(sentence, i, names.seasons, names)) for i, token in enumerate(sentence))
    return tuple((token.text, name.number) for token, name in read if name)


def _next(sentence: tuple[Token, ...], i: int, count: int) -> int:
    """Where the word behind a name begins, past its full stop and comma."""
    return next((token.start for token in sentence[i + count :] if token.text not in (".", ",")), -1)


def _may_name(text: str, naming: Remembered[bool]) -> bool:
    """Whether a text holds the beginning of a name; most do not, and words are dear."""
    return any(map(naming.__getitem__, stretches(text).words))


@lru_cache(maxsize=64)
def _with_month(language: str) -> Remembered[bool]:
    """The stretches of a text that hold the beginning of a month's name."""
    return _holding(calendar(language).months)


@lru_cache(maxsize=64)
def _with_weekday(language: str) -> Remembered[bool]:
    names = calendar(language)
    return _holding((*names.weekdays, *names.short_weekdays))


@lru_cache(maxsize=64)
def _with_name(language: str) -> Remembered[bool]:
    """The stretches of a text that hold a word with which a date may begin."""
    names = calendar(language)
    return Remembered(lambda text: any(may_date(token.lower, names) for token in tokens_of_stretch(text)))


def _holding(firsts: Iterable[str]) -> Remembered[bool]:
    # The first word of a name has no space.
    return Remembered(lambda stretch: any(first in stretch.casefold() for first in firsts))


def agrees(mention: Mention, dated: Date) -> bool:
    """Whether a mention says no more than a date does: June 2024 of the 19th, not the 19th of June 2024."""
    # Of an interval, the whole of it and each of its ends may be meant.
    texts = (dated.edtf, *dated.edtf.split("/"))
    return any(mention.includes(*days) for text in texts if (days := span(text.rstrip("~?%"))))
