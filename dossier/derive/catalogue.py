"""The dossier looked up from the other side: which claims an entity, a field or another claim has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.derive.units import NamesIndex, names_index
from dossier.derive.walk import date_behind, dates
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Claim, Dossier, Reading, Stance
from dossier.model.dates import Basis, Date
from dossier.model.kinds import FieldType
from dossier.model.text import ClaimRef, Link

Statement = tuple[Claim, ...]
ClaimReading = tuple[Claim, Reading]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that stands, in the order in which things happened.

    ``statements`` are claims, those that repeat each other together, the one that repeats nothing first;
    ``withdrawn_repeats`` are, for the first claim of a statement, withdrawn ones that say the same;
    ``outside`` are the dates that rest, in the end, on one from outside the sources; ``disputed`` are the
    claims that stand on a side of a dispute; ``names_index`` says what words for what is counted may name.
    """

    dossier: Dossier
    statements: tuple[Statement, ...]
    withdrawn_repeats: Mapping[ClaimRef, tuple[ClaimRef, ...]]
    by: Mapping[str, list[Statement]]
    about: Mapping[str, list[Statement]]
    mentioning: Mapping[str, list[Claim]]
    readings: Mapping[tuple[str, str], list[ClaimReading]]
    naming: Mapping[str, list[ClaimReading]]
    contradicted: Mapping[ClaimRef, list[ClaimRef]]
    superseded: Mapping[ClaimRef, list[ClaimRef]]
    outside: frozenset[Date]
    names_index: NamesIndex
    disputed: frozenset[ClaimRef] = frozenset()


def catalogue(dossier: Dossier) -> Catalogue:
    """The catalogue of a dossier without errors."""
    every = sorted(dossier.claims.values(), key=lambda claim: order(dossier, claim))
    groups = same(every)
    claims = not_withdrawn(every)
    statements = tuple(filter(None, map(not_withdrawn, groups)))
    by: defaultdict[str, list[Statement]] = defaultdict(list)
    about: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        # Of one who gave no comment, it is told; nothing was said.
        silent = statement[0].stance is Stance.NO_COMMENT
        speakers = dict.fromkeys(id for claim in statement for id in claim.speakers)
        subjects = dict.fromkeys(id for claim in statement for id in claim.subjects)
        for speaker in () if silent else speakers:
            by[speaker].append(statement)
        for subject in subjects | speakers if silent else subjects:
            about[subject].append(statement)
    readings, naming = _readings(dossier, claims)
    contradicted = _pointed_at([(c.ref, o.claim) for c in claims for o in c.contradicts])
    superseded = _pointed_at([(c.ref, o.claim) for c in claims for o in c.supersedes])
    mentioning = _mentioning(dossier, claims)
    return Catalogue(
        dossier=dossier,
        statements=statements,
        withdrawn_repeats=_withdrawn_repeats(groups) if len(claims) < len(every) else {},
        by=by,
        about=about,
        mentioning=mentioning,
        readings=readings,
        naming=naming,
        contradicted=contradicted,
        superseded=superseded,
        outside=frozenset(date for date in dates(dossier) if _rests_outside(dossier, date)),
        names_index=names_index(dossier),
    )


def _rests_outside(dossier: Dossier, date: Date) -> bool:
    if date.basis is not Basis.INFERRED:
        return date.basis is Basis.OUTSIDE
    behind = (date_behind(dossier, named.id) for named in date.derived)
    return any(found and _rests_outside(dossier, found) for found in behind)


def order(dossier: Dossier, claim: Claim) -> tuple[date, str, tuple[int, int], str]:
    """A key that sorts claims by what happened first, then by source and place."""
    when = claim.date or dossier.sources[claim.ref.source].published
    return when.first if when else date.max, claim.ref.source, claim.locator.order, claim.ref.claim


def same(claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """The claims, those that repeat each other together, the one that repeats nothing first."""
    leaders: dict[ClaimRef, ClaimRef] = {claim.ref: claim.ref for claim in claims}

    def leader(ref: ClaimRef) -> ClaimRef:
        while leaders[ref] != ref:
            ref = leaders[ref]
        return ref

    for claim in claims:
        for other in claim.repeats:
            leaders[leader(claim.ref)] = leader(other.claim)
    groups: dict[ClaimRef, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(leader(claim.ref), []).append(claim)
    return tuple(tuple(sorted(group, key=lambda claim: bool(claim.repeats))) for group in groups.values())


def _withdrawn_repeats(groups: Iterable[Statement]) -> Mapping[ClaimRef, tuple[ClaimRef, ...]]:
    return {
        not_withdrawn(group)[0].ref: tuple(claim.ref for claim in group if claim.withdrawn)
        for group in groups
        if not_withdrawn(group)
    }


def _readings(
    dossier: Dossier, claims: Sequence[Claim]
) -> tuple[Mapping[tuple[str, str], list[ClaimReading]], Mapping[str, list[ClaimReading]]]:
    readings: defaultdict[tuple[str, str], list[ClaimReading]] = defaultdict(list)
    naming: defaultdict[str, list[ClaimReading]] = defaultdict(list)
    for claim in claims:
        for reading in claim.readings:
            readings[reading.entity, reading.field].append((claim, reading))
            if dossier.field_of(reading).type is FieldType.ENTITY:
                naming[str(reading.value)].append((claim, reading))
    return readings, naming


def _pointed_at(pairs: list[tuple[ClaimRef, ClaimRef]]) -> Mapping[ClaimRef, list[ClaimRef]]:
    found: defaultdict[ClaimRef, list[ClaimRef]] = defaultdict(list)
    for ref, other in pairs:
        found[other].append(ref)
    return found


def _mentioning(dossier: Dossier, claims: Sequence[Claim]) -> Mapping[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        links = [dossier.resolve(part.target)[0] for part in claim.says if isinstance(part, Link)]
        for id in dict.fromkeys(links):
            found[id].append(claim)
    return found
