"""Claims against their sources' texts, and against what was verified where the texts are not at hand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossier.check.claim_dates import unbound_dates, unfounded_words
from dossier.check.numbers import unbound_numbers
from dossier.check.passages import unfounded
from dossier.check.quoted import unfounded_quotations
from dossier.check.speakers import unnamed_speakers
from dossier.check.stances import misstated_stances
from dossier.check.told_otherwise import told_otherwise
from dossier.check.turned_sentences import lone_denials, opposed_claims, turned_claims
from dossier.check.unfounded_names import unfounded_names
from dossier.derive.actors import Actors
from dossier.derive.catalogue import Catalogue
from dossier.derive.drafts import publishes_drafts
from dossier.derive.fingerprints import fingerprint
from dossier.derive.located import Places, locate, places_of
from dossier.derive.units import NamesIndex
from dossier.derive.walk import claim_dates, date_behind, source_dates
from dossier.memo import Same, read_from
from dossier.model.archive import Archived
from dossier.model.claims import ByHand
from dossier.model.content import Claim, Dossier, Source, Verified
from dossier.model.digest import digest_of
from dossier.problems import Code, Problem, errors


def unverified_claims(catalogue: Catalogue) -> Iterator[Problem]:
    """What a claim takes from its source's text stands there; where that is not at hand, it was verified."""
    dossier = catalogue.dossier
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        if text:
            yield from _compared(source, text, catalogue)
        elif source.sha256 and source.id not in dossier.broken:
            yield from _unverified(source, dossier.verified.get(source.id), publishes_drafts(dossier))


def _compared(source: Source, text: Archived, catalogue: Catalogue) -> tuple[Problem, ...]:
    """What is wrong with the claims of a source, or what the last run that had the same has left."""
    surroundings, memo = catalogue.surroundings, catalogue.memo

    def problems() -> tuple[Problem, ...]:
        places, seen = places_of(text), surroundings.of(source)
        names, actors = surroundings.names, surroundings.actors
        return tuple(
            problem
            for claim in source.claims
            for problem in compared(claim, places, source, seen, names, actors)
        )

    def unless_compared() -> tuple[Problem, ...]:
        # A claim that was made otherwise than by reading has none.
        digests = {memo.value(read_from(claim), lambda: "") for claim in source.claims}
        head = (source.id, source.language, source.title, source.publisher, source.author, source.published)
        claims = digest_of(head, tuple(claim.ref.claim for claim in source.claims))
        return memo.unless_nothing(
            ("compared", text.sha256, surroundings.digest, claims, *sorted(digests)), problems
        )

    key = ("compared", Same(text), catalogue.versions[source.id], Same(surroundings))
    return memo.value(key, unless_compared)


def compared(
    claim: Claim, places: Places, source: Source, dossier: Dossier, index: NamesIndex, actors: Actors
) -> Iterator[Problem]:
    """What is wrong with a claim as seen from its source's text: first its words, then what rests on them.

    Of a record that could not be read the language is not known, so only words are compared.
    """
    wrong = list(_named(claim, "words", unfounded(claim, places, source.language, dossier.settings.language)))
    yield from wrong
    is_there = not errors(wrong)
    place = locate(claim, places, source.language) if source.language and is_there else None
    if not place:
        return
    text, language = place.place.text, source.language

    def aspects(claim: Claim) -> Iterator[tuple[str, Iterable[Problem]]]:
        numbers = tuple(unbound_numbers(claim, place, places, source, dossier, index))
        yield "numbers", numbers
        yield "speakers", unnamed_speakers(claim, place, places, source, actors)
        misstated = tuple(misstated_stances(claim, place, places, source, dossier, actors))
        turned = misstated or tuple(turned_claims(claim, place, source, dossier, actors))
        yield "speakers", turned
        yield "words", () if turned else lone_denials(claim, place, places, dossier)
        yield "words", () if turned or errors(numbers) else opposed_claims(claim, place, places, dossier)
        yield "words", told_otherwise(claim, place, source, dossier, bool(turned or numbers))
        yield "words", unfounded_names(claim, places, source, dossier)
        yield "dates", unfounded_words(claim, text, source)
        yield "dates", unbound_dates(claim, text, source, dossier)
        yield "words", unfounded_quotations(claim, text, language)

    for aspect, problems in aspects(claim):
        # Numbers that were read by hand are compared where they are looked for.
        yield from _named(claim, aspect if aspect != "numbers" else "", problems)
    if claim.by_hand:
        alone = replace(claim, by_hand=None)
        words = unfounded(alone, places, language, dossier.settings.language)
        yield from _named(claim, "", _needless(claim, claim.by_hand, [("words", words), *aspects(alone)]))


def _needless(
    claim: Claim, by_hand: ByHand, aspects: Iterable[tuple[str, Iterable[Problem]]]
) -> Iterator[Problem]:
    """What an editor has read by hand although the program can read it, and compared it already."""
    unread = {name for name, problems in aspects for problem in problems if problem.code is Code.UNREAD}
    # The words of a date are compared with what it comes from by another rule.
    unread |= {"dates"} if any(date.words for date in claim_dates(claim)) else set()
    for name in ("numbers", "dates", "words", "speakers"):
        if getattr(by_hand, name) and name not in unread:
            message = f"the {name} of '{claim.ref.claim}' can be read: nothing is left to read by hand"
            yield Problem(Code.NEEDLESS_BY_HAND, by_hand.at, message, f"take '{name}:' out of 'by_hand:'")


def _named(claim: Claim, aspect: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with their claim, but for what could not be read and an editor has looked at."""
    by_hand = bool(aspect) and bool(getattr(claim.by_hand, aspect, ()))
    for problem in problems:
        if not (by_hand and problem.code is Code.UNREAD):
            yield replace(problem, claim=str(claim.ref))


def _unverified(source: Source, verified: Verified | None, drafts: bool) -> Iterator[Problem]:
    # What was verified against another text is not verified.
    claims = verified.claims if verified and verified.text == source.sha256 else {}
    # A draft is compared when it is written, and again by whoever confirms it.
    for claim in (claim for claim in source.claims if drafts or not claim.draft):
        before = claims.get(claim.ref.claim)
        if not before or before.fingerprint != fingerprint(claim):
            what = "was changed since it was verified" if before else "was not verified"
            hint = "run 'dossier verify' where the archive is"
            message = f"the claim '{claim.ref.claim}' {what}"
            ref = str(claim.ref)
            yield Problem(Code.UNVERIFIED, claim.at, message, hint, ref, slip=f"{source.id} {what}")


def stale_dates(dossier: Dossier) -> Iterator[Problem]:
    """The dates that a date was inferred from are what they were when it was verified."""
    for source in dossier.sources.values():
        verified = dossier.verified.get(source.id)
        before = verified.dates if verified else {}
        for date in source_dates(source) if before else ():
            for named in date.derived:
                now, then = date_behind(dossier, named.id), before.get(named.id)
                if now and then and then != now.edtf:
                    message = f"the date {date.edtf} rests on '{named.id}', which was {then}, now {now.edtf}"
                    hint = "mend the date or keep it, then run 'dossier verify --dates'"
                    yield Problem(Code.STALE_DATE, date.at, message, hint, slip=f"stale {named.id}")


RULES = (stale_dates,)
CATALOGUE_RULES = (unverified_claims,)
