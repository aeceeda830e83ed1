"""How much the claims take over, as quotes and as passages, of texts that may not be shown in full."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.derive.copied import places
from dossier.derive.drafts import publishes_drafts
from dossier.derive.matching import pieces
from dossier.language.letters import words
from dossier.model.content import Claim, Dossier, Source
from dossier.model.same_text import normal
from dossier.problems import Code, Problem

HINT = "quote less and tell the rest in your own words; 'quoting:' in dossier.yml sets the limits"


def long_quotes(dossier: Dossier) -> Iterator[Problem]:
    """A quote has no more words than are allowed, nor has all that is taken over from one source together."""
    limits = dossier.settings.quoting
    for source in dossier.sources.values():
        if source.is_reserved:
            yield from _too_long(source, limits.quote)
            # Of what nobody sees, nothing is taken over yet.
            visible = tuple(c for c in source.claims if publishes_drafts(dossier) or not c.draft)
            yield from _too_many(replace(source, claims=visible), limits.source)


def _too_long(source: Source, limit: int) -> Iterator[Problem]:
    for claim, count in ((claim, len(taken)) for claim, taken in _taken(source) if claim.quote):
        if count > limit:
            message = f"the quote of '{claim.ref.claim}' has {count} words, {limit} are allowed"
            yield Problem(Code.OVERQUOTED, claim.words_at, message, HINT)


def _too_many(source: Source, limit: int) -> Iterator[Problem]:
    # The same words in two claims are taken over once.
    first: dict[tuple[str, ...], Claim] = {}
    for claim, taken in _taken(source):
        first.setdefault(tuple(taken), claim)
    total = 0
    for words_taken, claim in first.items():
        total += len(words_taken)
        if total > limit:
            what = f"{total} words of '{source.id}' are quotes or passages"
            message = f"up to here, {what}, {limit} are allowed"
            yield Problem(Code.OVERQUOTED, claim.words_at, message, HINT)
            return


def _taken(source: Source) -> Iterator[tuple[Claim, list[str]]]:
    """The words of each claim's quote or passage."""
    for claim in source.claims:
        yield claim, [word for part in _parts(claim) for word in part]


def _parts(claim: Claim) -> list[list[str]]:
    """The words taken over, parted where something is left out or put in brackets by an editor."""
    taken = claim.quote.exact if claim.quote else claim.passage
    return [words(part) for part, _ in pieces(normal(taken))]


def taken_places(source: Source, text: Sequence[str]) -> set[int]:
    """The offsets of those words of a source's text that its claims take over."""
    return {place for claim in source.claims for part in _parts(claim) for place in places(part, text)}


FILE_RULES = (long_quotes,)
