"""The numbers of curated texts against the claims that they cite."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter

from dossier.check.as_meant import Taken, of_another, opening
from dossier.check.numbers import hint, is_copied, worded
from dossier.check.untold_events import event_of_nobody
from dossier.derive.amounts import plain, said_amounts, set_amounts
from dossier.derive.bound import bound_by
from dossier.derive.catalogue import Catalogue
from dossier.derive.units import NamesIndex, alike
from dossier.derive.walk import legible
from dossier.derive.withdrawals import cited_claims, sources_not_withdrawn
from dossier.language.amounts import Amount, amounts, ranks
from dossier.language.beside_numbers import Telling
from dossier.language.lexicon import lexicon
from dossier.language.numeral import RANK
from dossier.model.content import Claim, Dossier
from dossier.problems import Code, Problem


def unbound_texts(catalogue: Catalogue) -> Iterator[Problem]:
    """Each number of a curated sentence comes from a claim that it cites, or counts articles.

    Articles are those that the sentence cites, or all of the dossier that were not withdrawn.
    """
    dossier, names = catalogue.dossier, catalogue.names_index
    language = dossier.settings.language
    all_sources = len(sources_not_withdrawn(dossier))
    for sentence in legible(dossier):
        says = Telling(sentence.text, language)
        wanted = (*says.amounts, *ranks(sentence.text, language))
        cited = cited_claims(dossier, sentence) if wanted else ()
        cited_sources = len({claim.ref.source for claim in cited})
        there = [amount for claim in cited for amount in _citable(claim, dossier)]
        parts = _parts(sentence.text, wanted, dossier)
        for amount in wanted:
            by = tuple(bound_by(amount, there, names, language))
            may_count_sources = _may_count_sources(amount, dossier)
            # "Four of the five articles": four are cited, and five are all.
            of = {"part": (cited_sources,), "whole": (all_sources,)}.get(parts.get(amount.start, ""))
            if not (
                (may_count_sources and _counts_sources(amount, of or (cited_sources, all_sources)))
                or _is_told(amount, _told_by(amount, says, by, cited, names), cited, dossier)
                or is_copied(amount, there)
                or _spans(amount, there, dossier, names)
            ):
                message = f"the number '{worded(amount)}' is in none of the claims that this sentence cites"
                advice = hint(there, "what it cites")
                word = opening(Taken(amount, says, by, says, names))
                advice += f", but '{word}' leaves it open" if word else ""
                advice += f"; it cites {cited_sources} of {all_sources} sources" if may_count_sources else ""
                yield Problem(Code.UNBOUND_NUMBER, sentence.at, message, advice)


def _is_told(amount: Amount, by: Iterable[Amount], cited: Iterable[Claim], dossier: Dossier) -> bool:
    """Whether a number follows from those of claims of which one tells what happened to what is counted."""
    by = tuple(by)
    return bool(by) and not event_of_nobody(amount, by, cited, dossier)


def _told_by(
    amount: Amount, says: Telling, by: Iterable[Amount], cited: Iterable[Claim], names: NamesIndex
) -> list[Amount]:
    """Those of the numbers that tell what a text takes from them, and of whom it does."""
    by, given = tuple(by), [Telling(plain(claim.says), says.language) for claim in cited]
    taken = [Taken(amount, says, (a,), each, names) for each in given for a in by]
    others = {each.by[0].quantity for each in taken if of_another(each)}
    kept = (a for a in by if a.quantity not in others)
    return [a for a in kept if not opening(Taken(amount, says, (a,), says, names))]


def _spans(amount: Amount, there: Iterable[Amount], dossier: Dossier, names: NamesIndex) -> bool:
    """Whether a range goes from one cited number to another, as a figure's own range does."""
    quantity, language = amount.quantity, dossier.settings.language
    like = [a.quantity for a in there if alike(amount, a, names, language)]
    if quantity.low is None or quantity.low == quantity.high or quantity.sign:
        return False
    return quantity.low in {other.low for other in like} and quantity.high in {other.high for other in like}


def _citable(claim: Claim, dossier: Dossier) -> Iterator[Amount]:
    """The numbers that a text may take from a claim."""
    yield from said_amounts(claim, dossier)
    yield from (amount for amount, _ in set_amounts(claim, dossier))
    if claim.quote:
        language = dossier.sources[claim.ref.source].language
        yield from amounts(claim.quote.exact, language)
        yield from ranks(claim.quote.exact, language)


def _may_count_sources(amount: Amount, dossier: Dossier) -> bool:
    """Whether a number counts articles by what stands behind it, or counts nothing that is named."""
    is_plain = not amount.measure and not amount.counted
    nouns = {word.partition("'")[0].partition("’")[0] for word in amount.counted}
    return is_plain or not nouns.isdisjoint(lexicon(dossier.settings.language).sources)


def _counts_sources(amount: Amount, counts: tuple[int, ...]) -> bool:
    """Whether a number is one of the counts of sources, or a rank among them: "a second article"."""
    low, quantity = amount.quantity.low, amount.quantity
    if low is None or quantity.sign or low != quantity.high:
        return False
    return low <= max(counts) if amount.measure == RANK else low in counts


def _parts(text: str, numbers: Iterable[Amount], dossier: Dossier) -> dict[int, str]:
    """The numbers, by where they begin, of which one is a part of the other: "four of the five"."""
    words, parts = lexicon(dossier.settings.language), dict[int, str]()
    for one, other in pairwise(sorted(numbers, key=attrgetter("start"))):
        between = text[one.end : other.start].casefold().split()
        if between and between[0] in words.of and words.definite.issuperset(between[1:]):
            parts[one.start], parts[other.start] = "part", "whole"
    return parts


CATALOGUE_RULES = (unbound_texts,)
