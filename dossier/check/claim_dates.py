"""The dates of a claim against the sentence where its words stand."""

from collections.abc import Iterator

from dossier.check.language.mentions import Mention, agrees, mentions
from dossier.check.matching import find, normal
from dossier.check.numbers import plain
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import Basis, Date
from dossier.model.walk import claim_dates, date_behind
from dossier.problems import Code, Problem


def unfounded_words(claim: Claim, text: str, source: Source) -> Iterator[Problem]:
    """The words that a date is given by stand at the claim's place; a stated date is named there."""
    for date in claim_dates(claim):
        if date.words and not find(normal(date.words), text):
            message = f"the words '{date.words}' of a date do not stand in {claim.locator}"
            yield Problem(
                Code.MISQUOTED, date.words_at, message, "give the source's own words, letter by letter"
            )
        if date.basis is Basis.STATED and not date.words:
            found = mentions(text, source.language)
            if not any(agrees(mention, date) and _is_full(mention, date) for mention in found):
                message = f"the source does not state {date.edtf} in {claim.locator}"
                hint = "write how it was inferred: {date, basis: inferred, words, from}"
                yield Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def _is_full(mention: Mention, date: Date) -> bool:
    """Whether the mention is as exact as the date; one end of an interval may be named at a time."""
    days = mention.days
    return bool(days) and ("/" in date.edtf or days == (date.first, date.last))


def unbound_dates(claim: Claim, text: str, source: Source, dossier: Dossier) -> Iterator[Problem]:
    """Each date in what a claim says is one of its own, or is named at its place."""
    said = mentions(plain(claim.says), dossier.settings.language)
    if not said:
        return
    named = {mention.named for mention in mentions(text, source.language)}
    held = held_dates(claim, dossier)
    for mention in said:
        if mention.named not in named and not any(agrees(mention, date) for date in held):
            words = plain(claim.says)[mention.start : mention.end]
            message = (
                f"the date '{words}' of '{claim.ref.claim}' is not its own, nor named in {claim.locator}"
            )
            yield Problem(Code.UNBOUND_DATE, claim.at, message, _hint(held))


def held_dates(claim: Claim, dossier: Dossier) -> tuple[Date, ...]:
    """The dates of a claim, those they come from, and that of its source's publication."""
    own = tuple(claim_dates(claim))
    behind = (date_behind(dossier, named.id) for date in own for named in date.derived)
    published = dossier.sources[claim.ref.source].published
    return (*own, *filter(None, behind), *((published,) if published else ()))


def _hint(held: tuple[Date, ...]) -> str:
    return f"its dates are {', '.join(dict.fromkeys(d.edtf for d in held))}" if held else "give it a 'date:'"
