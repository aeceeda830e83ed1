"""Claims of different sources that may say the same: proposed with reasons, never joined automatically.

A pair gets up to 4 points for words (the share of common stems among all stems; rare ones weigh more), up to
2 for entities, 3 for the same figure with values that can both be true, 3 for a quote that is equal to the
other or a part of it, 1 for the same speaker, 1 for the same date.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log

from dossier.derive.amounts import plain
from dossier.derive.claims_index import linked
from dossier.derive.groups import connected, grouped
from dossier.derive.origins import party
from dossier.language.stems import content_stems
from dossier.model.content import Claim, Dossier, Reading
from dossier.model.same_text import normal
from dossier.model.text import ClaimRef
from dossier.model.values.quantity import Quantity, overlap

WORDS, ENTITIES, FIGURE, QUOTE, SPEAKER, DATE = 4, 2, 3, 3, 1, 1
# The default threshold: one shared figure is enough.
LEAST = 3.0

# The readings of a claim that are quantities, by figure and field.
Numbers = Mapping[tuple[str, str], Reading]

# A word that more claims have than this proposes no pairs: there would be many, and they would mean little.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, the one of the earlier article first.

    ``words`` and ``entities`` are shares from 0 to 1 of what either has, ``figures`` the values that both
    set, ``speakers`` the parties that assert both.
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
    date: str
    numbers: Numbers


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
        and one.claim.analysis is other.claim.analysis
        and tied[one.claim.ref] != tied[other.claim.ref]
    )
    likely = [pair for pair in pairs if pair.points >= least]
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
        date=claim.date.edtf if claim.date else "",
        numbers={(r.entity, r.field): r for r in claim.readings if isinstance(r.value, Quantity)},
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
    day = bool(one.date) and one.date == other.date
    points = WORDS * words + ENTITIES * entities + FIGURE * bool(figures) + QUOTE * quote
    points += SPEAKER * bool(speakers) + DATE * day
    return Pair(one.claim, other.claim, round(points, 1), words, entities, figures, quote, speakers, day)


def _share(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of what both have, as a share of what either has."""
    # Sorted, since a sum of floats depends on its order, and sets have none.
    whole = sum(weight[item] for item in sorted(one | other))
    return sum(weight[item] for item in sorted(one & other)) / whole if whole else 0.0


def _agreeing(one: Numbers, other: Numbers) -> Iterator[tuple[Reading, Reading]]:
    """The readings of one figure and field that can both be true."""
    for key in sorted(one.keys() & other.keys()):
        left, right = one[key].value, other[key].value
        if isinstance(left, Quantity) and isinstance(right, Quantity) and overlap(left, right):
            yield one[key], other[key]


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
