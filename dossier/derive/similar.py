"""Claims of different sources that may say the same: proposed with reasons, never joined automatically.

A pair gets up to 4 points for words (the share of common stems among all stems; rare ones weigh more), up
to 2 for entities, 3 for the same value of one figure, 3 for a quote that is equal to the other or a part of
it, 1 for the same speaker, 1 for the same date. Whatever shows that two claims say different things rules
their pair out: another value of one figure, other numbers, another day, another speaker, a denial.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import log

from dossier.derive.amounts import plain, said_amounts
from dossier.derive.claims_index import linked
from dossier.derive.groups import connected, grouped
from dossier.derive.origins import party
from dossier.language.stems import content_stems
from dossier.model.content import NOT_ADMITTING, Claim, Dossier, Reading
from dossier.model.dates import Date
from dossier.model.same_text import normal
from dossier.model.text import ClaimRef
from dossier.model.values import type_of
from dossier.model.values.quantity import Quantity

WORDS, ENTITIES, FIGURE, QUOTE, SPEAKER, DATE = 4, 2, 3, 3, 1, 1
# The default threshold: one shared figure is enough.
LEAST = 3.0

# The readings of a claim that are quantities, by figure and field.
Numbers = Mapping[tuple[str, str], Reading]

# Sentences with fewer of their words in common say the same only if something else shows it.
_ENOUGH, _ENOUGH_OF_ONE_SPEAKER = 0.42, 0.3

# A word that more claims have than this proposes no pairs: there would be many, and they would mean little.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, the one of the earlier article first.

    ``words`` and ``entities`` are shares from 0 to 1 of what either has, ``figures`` the equal values that
    both set, ``speakers`` the parties that assert both.
    """

    one: Claim
    other: Claim
    points: float
    words: float
    entities: float
    figures: tuple[tuple[Reading, Reading], ...] = ()
    quote: bool = False
    speakers: tuple[str, ...] = ()
    day: bool = False


@dataclass(frozen=True, slots=True)
class _Profile:
    """Those parts of a claim that are compared."""

    claim: Claim
    stems: frozenset[str]
    entities: frozenset[str]
    speakers: frozenset[str]
    quote: str
    date: Date | None
    numbers: Numbers
    said: frozenset[tuple[Decimal | None, Decimal | None]]


def similar(dossier: Dossier, least: float = LEAST) -> tuple[Pair, ...]:
    """The pairs with at least ``least`` points, most likely first; pairs that are tied already are left out.

    Claims are tied by ``repeats``, ``supersedes`` and ``contradicts``, directly or through others. An
    opinion is compared with opinions only.
    """
    profiles = [
        _profile(dossier, claim)
        for claim in sorted(dossier.claims.values(), key=lambda c: _order(dossier, c))
    ]
    rarity = _rarity(profiles)
    tied = _tied(dossier)
    pairs = (
        _pair(one, other, rarity)
        for one, other in _candidates(profiles)
        if one.claim.ref.source != other.claim.ref.source
        and tied[one.claim.ref] != tied[other.claim.ref]
        and _can_be_same(one, other)
    )
    likely = [pair for pair in pairs if pair.points >= least and _is_likely(pair)]
    return tuple(sorted(likely, key=lambda pair: (-pair.points, pair.one.ref, pair.other.ref)))


def _order(dossier: Dossier, claim: Claim) -> tuple[date, str, tuple[int, int], str]:
    """By the article's date, then by source and place."""
    published = dossier.sources[claim.ref.source].published
    return published.first if published else date.max, claim.ref.source, claim.locator.order, claim.ref.claim


def _profile(dossier: Dossier, claim: Claim) -> _Profile:
    return _Profile(
        claim=claim,
        stems=content_stems(plain(claim.says), dossier.settings.language),
        entities=frozenset((*linked(dossier, claim), *claim.subjects, *claim.speakers)),
        speakers=frozenset(party(dossier, actor) for actor in claim.speakers),
        quote=normal(claim.quote.exact).casefold() if claim.quote else "",
        date=claim.date,
        numbers={(r.entity, r.field): r for r in claim.readings if isinstance(r.value, Quantity)},
        said=frozenset((a.quantity.low, a.quantity.high) for a in said_amounts(claim, dossier)),
    )


def _candidates(profiles: list[_Profile]) -> Iterator[tuple[_Profile, _Profile]]:
    """The pairs of claims that share a word which is not too common, in their order."""
    having = grouped((stem, n) for n, profile in enumerate(profiles) for stem in profile.stems).values()
    pairs = {pair for places in having if len(places) <= _COMMON for pair in combinations(places, 2)}
    yield from ((profiles[one], profiles[other]) for one, other in sorted(pairs))


def _rarity(profiles: list[_Profile]) -> Mapping[str, float]:
    """The weight of each word, as inverse document frequency: the fewer claims have it, the more it tells."""
    counts = Counter(stem for profile in profiles for stem in profile.stems)
    return {stem: log(1 + len(profiles) / count) for stem, count in counts.items()}


def _pair(one: _Profile, other: _Profile, rarity: Mapping[str, float]) -> Pair:
    words = _share(one.stems, other.stems, rarity)
    entities = _share(one.entities, other.entities, dict.fromkeys(one.entities | other.entities, 1.0))
    figures = tuple(_agreeing(one.numbers, other.numbers))
    quote = bool(one.quote and other.quote) and (one.quote in other.quote or other.quote in one.quote)
    speakers = tuple(sorted(one.speakers & other.speakers))
    day = bool(one.date) and _day(one) == _day(other)
    points = WORDS * words + ENTITIES * entities + FIGURE * bool(figures) + QUOTE * quote
    points += SPEAKER * bool(speakers) + DATE * day
    return Pair(one.claim, other.claim, round(points, 1), words, entities, figures, quote, speakers, day)


def _share(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of what both have, as a share of what either has."""
    # Sorted, since a sum of floats depends on its order, and sets have none.
    whole = sum(weight[item] for item in sorted(one | other))
    return sum(weight[item] for item in sorted(one & other)) / whole if whole else 0.0


def _day(profile: _Profile) -> str:
    return profile.date.edtf if profile.date else ""


def _agreeing(one: Numbers, other: Numbers) -> Iterator[tuple[Reading, Reading]]:
    """The readings of one figure and field that have one number, hedged or not."""
    for key in sorted(one.keys() & other.keys()):
        if _number(one[key]) == _number(other[key]):
            yield one[key], other[key]


def _number(reading: Reading) -> tuple[object, ...]:
    value = reading.value
    if not isinstance(value, Quantity) or value.low is None:
        return (str(value),)
    return value.low, value.high, value.sign.strip("~")


def _can_be_same(one: _Profile, other: _Profile) -> bool:
    """Whether nothing shows that two claims say different things."""
    denials = [profile.claim.stance in NOT_ADMITTING for profile in (one, other)]
    if one.claim.analysis is not other.claim.analysis or denials[0] is not denials[1]:
        return False
    if one.speakers and other.speakers and not one.speakers & other.speakers:
        return False
    if one.date and other.date and type_of(one.date).differ(one.date, other.date):
        return False
    shared = one.numbers.keys() & other.numbers.keys()
    if any(_number(one.numbers[key]) != _number(other.numbers[key]) for key in shared):
        return False
    # Two counts, by whatever figures: "1,500 more" does not say what "about 3,000" says.
    return not one.said or not other.said or bool(one.said & other.said)


def _is_likely(pair: Pair) -> bool:
    """Whether more speaks for a pair than that two claims have a subject in common."""
    enough = _ENOUGH_OF_ONE_SPEAKER if pair.speakers else _ENOUGH
    return pair.words >= enough or pair.quote or bool(pair.figures)


def _tied(dossier: Dossier) -> Mapping[ClaimRef, int]:
    """For each claim the number of its group: two claims with one number are tied already."""
    ties = (
        (claim.ref, other.claim)
        for claim in dossier.claims.values()
        for other in (*claim.repeats, *claim.supersedes, *claim.contradicts)
    )
    groups = connected(dossier.claims, ties)
    return {ref: number for number, group in enumerate(groups) for ref in group}


def addition(pair: Pair) -> str:
    """The line of YAML that ties the two, for the record of the later one."""
    refs: Iterable[ClaimRef] = (*(cited.claim for cited in pair.other.repeats), pair.one.ref)
    return f"repeats: [{', '.join(map(str, refs))}]"
