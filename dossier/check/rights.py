"""How much the claims quote of texts that may not be shown in full."""

from collections.abc import Iterator, Sequence

from dossier.check.copied import places
from dossier.check.matching import normal, pieces
from dossier.check.words import words
from dossier.model.content import Claim, Dossier, Quote, Source
from dossier.problems import Code, Problem

HINT = "quote less and tell the rest in your own words; 'quoting:' in dossier.yml sets the limits"


def long_quotes(dossier: Dossier) -> Iterator[Problem]:
    """A quote has no more words than are allowed, nor have all different quotes of one source together."""
    limits = dossier.settings.quoting
    for source in dossier.sources.values():
        if source.is_reserved:
            yield from _too_long(source, limits.quote)
            yield from _too_many(source, limits.source)


def _too_long(source: Source, limit: int) -> Iterator[Problem]:
    for claim, count in ((claim, len(quoted)) for claim, quoted in _quotes(source)):
        if count > limit:
            message = f"the quote of '{claim.ref.claim}' has {count} words, {limit} are allowed"
            yield Problem(Code.OVERQUOTED, claim.words_at, message, HINT)


def _too_many(source: Source, limit: int) -> Iterator[Problem]:
    different = {tuple(quoted): claim for claim, quoted in reversed(list(_quotes(source)))}
    total = 0
    for quoted, claim in reversed(different.items()):
        total += len(quoted)
        if total > limit:
            message = f"up to here, {total} words of '{source.id}' are quoted, {limit} are allowed"
            yield Problem(Code.OVERQUOTED, claim.words_at, message, HINT)
            return


def _quotes(source: Source) -> Iterator[tuple[Claim, list[str]]]:
    for claim in source.claims:
        if claim.quote:
            yield claim, [word for part in _parts(claim.quote) for word in part]


def _parts(quote: Quote) -> list[list[str]]:
    """The words of a quote, parted where something is left out or put in brackets by an editor."""
    return [words(part) for part, _ in pieces(normal(quote.exact))]


def quoted_places(source: Source, text: Sequence[str]) -> set[int]:
    """The offsets of those words of a source's text that its claims quote."""
    quotes = (claim.quote for claim in source.claims if claim.quote)
    return {place for quote in quotes for part in _parts(quote) for place in places(part, text)}
