"""Numbers against what they come from: claims against their sources' texts, texts against claims."""

from collections.abc import Iterable, Iterator

from dossier.derive.amounts import said_amounts, set_amounts
from dossier.derive.catalogue import Catalogue
from dossier.derive.located import Located
from dossier.derive.units import NamesIndex, alike
from dossier.derive.walk import legible
from dossier.derive.withdrawals import cited_claims, sources_not_withdrawn
from dossier.language.amounts import Amount, amounts, ordinals
from dossier.language.lexicon import lexicon, primary
from dossier.model.content import Claim, Dossier, Reading, Source
from dossier.model.quantities import Quantity, follows
from dossier.model.roles import ORDINAL
from dossier.problems import Code, Problem


def unbound_numbers(
    claim: Claim, place: Located, source: Source, dossier: Dossier, known: NamesIndex
) -> Iterator[Problem]:
    """Each number of a claim stands in the sentence where its words are found, and counts the same there."""
    said = [(amount, claim.at) for amount in said_amounts(claim, dossier)]
    given = [
        (amount, reading.at)
        for amount, reading in set_amounts(claim, dossier)
        if not _is_rank(reading, place, source, dossier)
    ]
    if not said and not given:
        return
    there = amounts(place.sentence, source.language)
    for amount, at in (*said, *given):
        if not _is_bound(amount, there, dossier, known, source) and not _stands(amount, place.sentence):
            message = f"the number '{shown(amount)}' of '{claim.ref.claim}' does not stand where its words do"
            yield Problem(Code.UNBOUND_NUMBER, at, message, _hint(there, "the sentence there"))


def _is_rank(reading: Reading, place: Located, source: Source, dossier: Dossier) -> bool:
    """Whether the figure counts ranks, and the sentence names this one: 2, "the second"."""
    value = reading.value
    if dossier.entities[reading.entity].type != ORDINAL or not isinstance(value, Quantity):
        return False
    if value.low is None or value.sign:
        return False
    return value.low in ordinals(place.sentence, source.language)


def _stands(amount: Amount, sentence: str) -> bool:
    """Whether words that a claim sets stand there letter by letter."""
    return not amount.end and amount.quantity.low is None and f" {amount.quantity.text} " in f" {sentence} "


def _is_bound(
    amount: Amount, there: Iterable[Amount], dossier: Dossier, known: NamesIndex, source: Source | None = None
) -> bool:
    """Whether a number follows from one of others; what is counted is compared within one language only."""
    language = dossier.settings.language
    is_same = source is None or primary(source.language) == primary(language)
    return any(
        follows(amount.quantity, other.quantity)
        # What a claim sets is the source's number itself, not one that follows from it.
        and (amount.end > 0 or follows(other.quantity, amount.quantity))
        and (not is_same or alike(amount.counted, other.counted, known, language))
        for other in there
    )


def unbound_texts(catalogue: Catalogue) -> Iterator[Problem]:
    """Each number of a curated sentence comes from a claim that is cited in it; articles are counted."""
    dossier, known = catalogue.dossier, catalogue.names_index
    for sentence in legible(dossier):
        wanted = amounts(sentence.text, dossier.settings.language)
        cited = cited_claims(dossier, sentence) if wanted else ()
        there = [amount for claim in cited for amount in _held(claim, dossier)]
        for amount in wanted:
            if not any(
                (
                    _counts_sources(amount, cited, dossier),
                    _is_bound(amount, there, dossier, known),
                    _spans(amount, there, dossier, known),
                )
            ):
                message = f"the number '{shown(amount)}' is in none of the claims that this sentence cites"
                hint = _hint(there, "what it cites") + _articles(amount, cited, dossier)
                yield Problem(Code.UNBOUND_NUMBER, sentence.at, message, hint)


def _spans(amount: Amount, there: Iterable[Amount], dossier: Dossier, known: NamesIndex) -> bool:
    """Whether a range goes from one cited number to another, as a figure's own range does."""
    said, language = amount.quantity, dossier.settings.language
    like = [a.quantity for a in there if alike(amount.counted, a.counted, known, language)]
    if said.low is None or said.low == said.high or said.sign:
        return False
    return said.low in {found.low for found in like} and said.high in {found.high for found in like}


def _held(claim: Claim, dossier: Dossier) -> tuple[Amount, ...]:
    """The numbers that a text may take from a claim."""
    language = dossier.sources[claim.ref.source].language
    quoted = amounts(claim.quote.exact, language) if claim.quote else ()
    return (*said_amounts(claim, dossier), *(a for a, _ in set_amounts(claim, dossier)), *quoted)


def _articles(amount: Amount, cited: Iterable[Claim], dossier: Dossier) -> str:
    """How many articles there are, for a number that may count them."""
    if amount.counted and not set(amount.counted) & lexicon(dossier.settings.language).sources:
        return ""
    return f"; it cites {len({c.ref.source for c in cited})} of {len(sources_not_withdrawn(dossier))} sources"


def _counts_sources(amount: Amount, cited: tuple[Claim, ...], dossier: Dossier) -> bool:
    """Whether it is the number of the sources that the sentence cites, or that the dossier has.

    What was withdrawn does not count.
    """
    if amount.counted and not set(amount.counted) & lexicon(dossier.settings.language).sources:
        return False
    numbers = {len({claim.ref.source for claim in cited}), len(sources_not_withdrawn(dossier))}
    found = amount.quantity
    return not found.sign and found.low == found.high and found.low in numbers


def shown(amount: Amount) -> str:
    """The number with its sign and with what it counts."""
    number = f"{amount.quantity.sign}{amount.quantity.text.lstrip('~<>=')}"
    return " ".join((number, *amount.counted))


def _hint(there: Iterable[Amount], where: str) -> str:
    found = ", ".join(dict.fromkeys(f"'{shown(amount)}'" for amount in there))
    return f"{where} has {found}" if found else f"{where} has no number"
