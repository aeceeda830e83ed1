"""Dates that say more than the words that they are inferred from: a month for "last autumn"."""

from collections.abc import Iterator

from dossier.derive.walk import claim_dates
from dossier.language.mentions import mentions, seasons
from dossier.language.relative import last_and_next
from dossier.language.tokens import tokens
from dossier.model.content import Dossier
from dossier.model.dates import Basis, Date
from dossier.problems import Code, Problem

_LONGEST_PREPOSITION = 2
# In days, less one: two months of three may be the whole of a season, and a February is a month.
_SEASON, _MONTH = 58, 27


def finer_dates(dossier: Dossier) -> Iterator[Problem]:
    """A date inferred from a month or season alone is no part of it, unless another claim makes it firmer."""
    for source in dossier.sources.values():
        for claim in source.claims:
            yield from (
                _problem(date)
                for date in claim_dates(claim)
                if (date.last - date.first).days < _least(date, source.language)
            )


def _problem(date: Date) -> Problem:
    message = f"the words '{date.words}' leave more days than the date {date.edtf}"
    hint = "write a coarser date, or name under 'from:' the claim that makes it firmer"
    return Problem(Code.INCONSISTENT_DATE, date.words_at, message, hint)


def _least(date: Date, language: str) -> int:
    """The days, less one, that the words leave at least; 0 where they hold more than a month or a season."""
    is_by_words_alone = date.basis is Basis.INFERRED and not any("#" in base.id for base in date.derived)
    if not is_by_words_alone or date.because or date.doubt:
        return 0
    months = [m for m in mentions(date.words, language) if m.month and not (m.day or m.part or any(m.until))]
    words = {date.words[m.start : m.end].casefold() for m in months}
    words |= {word.casefold() for word, _ in seasons(date.words, language)}
    rest = {token.lower for token in tokens(date.words)} - words - last_and_next(language)
    if not words or any(len(word) > _LONGEST_PREPOSITION for word in rest):
        return 0
    return _MONTH if months else _SEASON


FILE_RULES = (finer_dates,)
