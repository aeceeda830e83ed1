"""Dates against what they come from and against the source's own words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from dossier.check.names import hint_for
from dossier.derive.amounts import plain
from dossier.derive.walk import claim_dates, date_behind, dates, of_sources
from dossier.derive.withdrawals import supported_bases
from dossier.language.mention import SEASONS, Mention
from dossier.language.mentions import mentions, weekdays
from dossier.language.relative import has_relative_words, is_judged, misplaced, tells_future
from dossier.memo import once, once_each
from dossier.model.content import Claim, Dossier, Source, Stance
from dossier.model.dates import Basis, Date
from dossier.model.text import ClaimRef, Named
from dossier.problems import Code, Problem, did_you_mean
from dossier.problems.slips import name_slip

_YEAR = timedelta(days=364)


def unfounded_dates(dossier: Dossier) -> Iterator[Problem]:
    """An inferred date comes from claims and sources that are there, and that are dated."""
    for date in dates(dossier):
        for named in date.derived:
            yield from _unfounded(dossier, date, named)


def _unfounded(dossier: Dossier, date: Date, named: Named) -> Iterator[Problem]:
    source, sign, claim = named.id.partition("#")
    # What could not be read may have the claim or the date.
    if source in dossier.unread:
        return
    if source not in dossier.sources:
        message = f"the date {date.edtf} comes from no source '{source}'"
        hint = hint_for(dossier, source, dossier.sources)
        yield Problem(Code.UNKNOWN_SOURCE, named.at, message, hint, slip=name_slip(source))
    elif sign and ClaimRef(source, claim) not in dossier.claims:
        message = f"the date {date.edtf} comes from no claim '{named.id}'"
        hint = did_you_mean(named.id, map(str, dossier.claims))
        yield Problem(Code.UNKNOWN_CLAIM, named.at, message, hint, slip=named.id)
    elif date_behind(dossier, named.id) is None and source not in dossier.broken:
        file = dossier.sources[source].at.file
        hint = f"add 'date:' to the claim in {file}" if sign else f"add 'published:' to {file}"
        message = f"the date {date.edtf} rests on '{named.id}', which has none"
        yield Problem(Code.BAD_DATE, named.at, message, hint, slip=f"undated {named.id}")


def firmer_dates(dossier: Dossier) -> Iterator[Problem]:
    """A date is no firmer than what it comes from: what is dated "about October" does not become a day."""
    for date in dates(dossier):
        behind = _anchors(dossier, date) if date.basis is Basis.INFERRED and not date.doubt else []
        if behind and all(b.doubt for b in behind):
            weak = behind[0].edtf
            message = f"the date {date.edtf} is firmer than {weak}, which it comes from"
            hint = f"write {weak}, or name what makes it firmer under 'from:'"
            yield Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def inconsistent_words(dossier: Dossier) -> Iterator[Problem]:
    """The weekday, day, month, season and year that the source's words name are those of the date."""
    for date, language, claim in _with_languages(dossier):
        for mention in mentions(date.words, language):
            named = date.words[mention.start : mention.end]
            if mention.unread:
                yield from _unread(date, claim, f"'{named}' could not be read", dossier)
            elif not _fits(mention, date):
                yield _problem(date, named, claim)
            elif _is_firmer(mention, date):
                message = f"the words '{date.words}' put something about {named}, the date {date.edtf} on it"
                yield Problem(Code.INCONSISTENT_DATE, date.words_at, message, f"write {date.edtf}~")
        for word, number in weekdays(date.words, language, is_date=True):
            if number not in _weekdays(date):
                yield _problem(date, f"the weekday {word}", claim)


def _fits(mention: Mention, date: Date) -> bool:
    """Whether a date is one of those that a mention may mean, or holds it."""
    dated = [mention.in_year(year) for year in range(date.first.year - 1, date.last.year + 1)]
    if mention.season and date.first.month not in SEASONS[mention.season] and date.last - date.first < _YEAR:
        return False
    spans = [mention.days for mention in dated if mention.days]
    if any(mention.until):
        return any(
            _holds(days, (date.first, date.last)) or _holds((date.first, date.last), days) for days in spans
        )
    if mention.bound == "before":
        return any(date.first < first for first, _ in spans)
    if mention.bound == "after":
        return any(last < date.last for _, last in spans)
    return any(first <= date.last and date.first <= last for first, last in spans)


def _is_firmer(mention: Mention, date: Date) -> bool:
    """Whether a date is a day that its words only put about then: "around 12 May"."""
    return mention.bound == "about" and not date.doubt


def _holds(one: tuple[day, day], other: tuple[day, day]) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def misplaced_words(dossier: Dossier) -> Iterator[Problem]:
    """What the source's words say of a date as seen from another holds: "last April", "this year"."""
    for date, language, claim in _with_languages(dossier):
        # Most dates are seen from no other.
        anchors = _anchors(dossier, date) if date.derived else []
        if not anchors:
            continue
        is_near = any(_meet(date, anchor) for anchor in anchors)
        if date.words and is_judged(date.words, language):
            wrong = _misplaced(date, anchors, language, _may_lie_ahead(claim, dossier))
            yield from (_in_claim(problem, date, claim) for problem in wrong)
        elif date.words and not (is_near and has_relative_words(language)):
            why = f"the words '{date.words}' could not be read ({language})"
            yield from _unread(date, claim, why, dossier)
        elif not date.words and not is_near and _is_founded(dossier, date):
            first = supported_bases(dossier, date)[0]
            message = f"the date {date.edtf} is not that of {first.id}, {anchors[0].edtf}"
            hint = "mend the date, or give the source's 'words:' that lead from one to the other"
            yield Problem(Code.INCONSISTENT_DATE, date.at, message, hint)


def _unread(date: Date, claim: Claim | None, why: str, dossier: Dossier) -> Iterator[Problem]:
    """That the words were not compared; where an editor has read them, whether they name the date."""
    by_hand, ref = claim.by_hand if claim else None, str(claim.ref) if claim else ""
    if not by_hand or not by_hand.dates:
        message = f"{why}, so the date {date.edtf} was not compared with them"
        hint = "look it up there, and write 'by_hand: {dates: [the date], because: …}'"
        yield Problem(Code.UNREAD, date.words_at, message, hint if claim else "compare the date by hand", ref)
    elif not any(_names(text, date, dossier.settings.language) for text in by_hand.dates):
        message = f"the date {date.edtf} is none of those that were read by hand"
        hint = "mend the date, or what stands under 'by_hand:'"
        yield Problem(Code.INCONSISTENT_DATE, by_hand.at, message, hint, ref)


def _names(text: str, date: Date, language: str) -> bool:
    return any(_fits(mention, date) for mention in mentions(text, language) if not mention.unread)


def _may_lie_ahead(claim: Claim | None, dossier: Dossier) -> bool:
    """Whether a claim may tell of what is still to come when its source appears."""
    if claim is None or claim.stance in (Stance.PROMISES, Stance.PREDICTS):
        return claim is not None
    return tells_future(plain(claim.says), dossier.settings.language)


def late_dates(dossier: Dossier) -> Iterator[Problem]:
    """What a claim tells as past is not dated after its source appeared.

    A warning: tense is read from a few words, and what is dated by another claim is reported there.
    """
    for date, language, claim in _with_languages(dossier):
        published = dossier.sources[claim.ref.source].published if claim else None
        if claim is None or published is None or date.first <= published.last:
            continue
        is_placed = not any(_misplaced(date, _anchors(dossier, date), language, may_lie_ahead=False))
        if is_placed and not _may_lie_ahead(claim, dossier):
            message = (
                f"'{claim.ref.claim}' is dated {date.edtf}, after its source appeared on {published.edtf}"
            )
            hint = "mend one of the dates, or word the claim as what is still to come"
            yield Problem(Code.LATE_DATE, date.at, message, hint)


def _misplaced(date: Date, anchors: list[Date], language: str, may_lie_ahead: bool) -> Iterator[Problem]:
    wrong = [misplaced(date, anchor, language, may_lie_ahead) for anchor in anchors]
    # The words may be said on any of the dates that this one comes from.
    if wrong and all(wrong):
        message = f"'{wrong[0]}' as said on {anchors[0].edtf} does not mean {date.edtf}"
        yield Problem(Code.INCONSISTENT_DATE, date.words_at, message, "mend the date or the words")


def _anchors(dossier: Dossier, date: Date) -> list[Date]:
    """The dates that a date comes from, as far as they stand and are dated."""
    behind = (date_behind(dossier, named.id) for named in supported_bases(dossier, date))
    return [anchor for anchor in behind if anchor]


def _is_founded(dossier: Dossier, date: Date) -> bool:
    """Whether all that a date comes from is there: where it is not, that alone is reported."""
    return not any(True for named in date.derived for _ in _unfounded(dossier, date, named))


@once
def _with_languages(dossier: Dossier) -> tuple[tuple[Date, str, Claim | None], ...]:
    """Every date of the sources, with the language of its words and the claim that has it."""
    return tuple(of_sources(dossier, _of_source))


@once_each
def _of_source(source: Source) -> tuple[tuple[Date, str, Claim | None], ...]:
    language, days = source.language, (source.published, source.retrieved)
    every = ((date, language, claim) for claim in source.claims for date in claim_dates(claim))
    return (*every, *((date, language, None) for date in days if date))


def _meet(one: Date, other: Date) -> bool:
    return max(one.first, other.first) <= min(one.last, other.last)


def _problem(date: Date, named: str, claim: Claim | None) -> Problem:
    message = f"the words '{date.words}' name {named}, which the date {date.edtf} is not"
    problem = Problem(Code.INCONSISTENT_DATE, date.words_at, message, "mend the date or the words")
    return _in_claim(problem, date, claim)


def _in_claim(problem: Problem, date: Date, claim: Claim | None) -> Problem:
    """The problem of a date: one for its words, and none where what it comes from has changed."""
    stale = tuple(f"stale {named.id}" for named in date.derived)
    ref = str(claim.ref) if claim else ""
    return replace(problem, claim=ref, slip=f"words {date.words_at}", follows=stale)


def _weekdays(date: Date) -> set[int]:
    # A week has all of them, however long the date is; so has a year all months.
    days = min((date.last - date.first).days, 6)
    return {(date.first.weekday() + n) % 7 for n in range(days + 1)}


RULES = (unfounded_dates, firmer_dates, misplaced_words, late_dates)
FILE_RULES = (inconsistent_words,)
