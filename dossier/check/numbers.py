"""Numbers against what they come from: claims against their sources' texts, texts against claims."""

from collections.abc import Iterable, Iterator

from dossier.derive.amounts import said_amounts, set_amounts
from dossier.derive.catalogue import Catalogue
from dossier.derive.located import Located
from dossier.derive.units import NamesIndex, alike
from dossier.derive.walk import legible
from dossier.derive.withdrawals import cited_claims, sources_not_withdrawn
from dossier.language.amounts import Amount, amounts, ordinals
from dossier.language.cldr import primary
from dossier.language.lexicon import lexicon
from dossier.model.content import Claim, Dossier, Reading, Source
from dossier.model.roles import ORDINAL
from dossier.model.values.quantity import Quantity, follows
from dossier.problems import Code, Problem


def unbound_numbers(
    claim: Claim, place: Located, source: Source, dossier: Dossier, names: NamesIndex
) -> Iterator[Problem]:
    """Each number of a claim stands in the sentence where its words are found, and counts the same there."""
    stated = [(amount, claim.at) for amount in said_amounts(claim, dossier)]
    values = [
        (amount, reading.at)
        for amount, reading in set_amounts(claim, dossier)
        if not _is_rank(reading, place, source, dossier)
    ]
    if not stated and not values:
        return
    there = amounts(place.sentence, source.language)
    for amount, at in (*stated, *values):
        if not _is_bound(amount, there, dossier, names, source) and not _stands(amount, place.sentence):
            message = (
                f"the number '{_worded(amount)}' of '{claim.ref.claim}' does not stand where its words do"
            )
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
    """Whether words that a claim sets as a value, such as "hundreds", stand there letter by letter."""
    return not amount.end and amount.quantity.low is None and f" {amount.quantity.text} " in f" {sentence} "


def _is_bound(
    amount: Amount, there: Iterable[Amount], dossier: Dossier, names: NamesIndex, source: Source | None = None
) -> bool:
    """Whether a number follows from one of others; what is counted is compared within one language only."""
    language = dossier.settings.language
    is_same = source is None or primary(source.language) == primary(language)
    return any(
        follows(amount.quantity, other.quantity)
        # What a claim sets is the source's number itself, not one that follows from it. It stands in no text,
        # and so has no end.
        and (amount.end > 0 or follows(other.quantity, amount.quantity))
        and (not is_same or alike(amount.counted, other.counted, names, language))
        for other in there
    )


def unbound_texts(catalogue: Catalogue) -> Iterator[Problem]:
    """Each number of a curated sentence comes from a claim that it cites, or counts articles.

    Articles are those that the sentence cites, or all of the dossier that were not withdrawn.
    """
    dossier, names = catalogue.dossier, catalogue.names_index
    all_sources = len(sources_not_withdrawn(dossier))
    for sentence in legible(dossier):
        wanted = amounts(sentence.text, dossier.settings.language)
        cited = cited_claims(dossier, sentence) if wanted else ()
        cited_sources = len({claim.ref.source for claim in cited})
        there = [amount for claim in cited for amount in _citable(claim, dossier)]
        for amount in wanted:
            may_count_sources = _may_count_sources(amount, dossier)
            if not (
                (may_count_sources and _is_one_of(amount.quantity, cited_sources, all_sources))
                or _is_bound(amount, there, dossier, names)
                or _spans(amount, there, dossier, names)
            ):
                message = f"the number '{_worded(amount)}' is in none of the claims that this sentence cites"
                hint = _hint(there, "what it cites")
                hint += f"; it cites {cited_sources} of {all_sources} sources" if may_count_sources else ""
                yield Problem(Code.UNBOUND_NUMBER, sentence.at, message, hint)


def _spans(amount: Amount, there: Iterable[Amount], dossier: Dossier, names: NamesIndex) -> bool:
    """Whether a range goes from one cited number to another, as a figure's own range does."""
    quantity, language = amount.quantity, dossier.settings.language
    like = [a.quantity for a in there if alike(amount.counted, a.counted, names, language)]
    if quantity.low is None or quantity.low == quantity.high or quantity.sign:
        return False
    return quantity.low in {other.low for other in like} and quantity.high in {other.high for other in like}


def _citable(claim: Claim, dossier: Dossier) -> tuple[Amount, ...]:
    """The numbers that a text may take from a claim."""
    language = dossier.sources[claim.ref.source].language
    quoted = amounts(claim.quote.exact, language) if claim.quote else ()
    return (*said_amounts(claim, dossier), *(a for a, _ in set_amounts(claim, dossier)), *quoted)


def _may_count_sources(amount: Amount, dossier: Dossier) -> bool:
    """Whether a number counts articles by what stands behind it, or counts nothing that is named."""
    return not amount.counted or bool(set(amount.counted) & lexicon(dossier.settings.language).sources)


def _is_one_of(quantity: Quantity, *numbers: int) -> bool:
    return not quantity.sign and quantity.low == quantity.high and quantity.low in numbers


def _worded(amount: Amount) -> str:
    """The number with its sign and with what it counts."""
    number = f"{amount.quantity.sign}{amount.quantity.text.lstrip('~<>=')}"
    return " ".join((number, *amount.counted))


def _hint(there: Iterable[Amount], where: str) -> str:
    numbers = ", ".join(dict.fromkeys(f"'{_worded(amount)}'" for amount in there))
    return f"{where} has {numbers}" if numbers else f"{where} has no number"


CATALOGUE_RULES = (unbound_texts,)
