"""Disputes: values and statements that cannot all be true; and what one party said differently later."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from dossier.derive.claims_index import ClaimReading, ClaimsIndex, Statement, linked, order
from dossier.derive.groups import connected, grouped
from dossier.derive.origins import origin
from dossier.derive.origins import party as party_of
from dossier.model.content import Claim, Dossier, Stance
from dossier.model.text import ClaimRef

# The stances of those who take a value to be true.
_HOLDING = (Stance.ASSERTS, Stance.SUSPECTS)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Statements of which not all can be true at one time, and what they are about: an entity and a field.

    Where only a claim's ``contradicts`` ties them, there is no field. It is ``settled`` where, of each two
    that stand against each other, one was replaced by its own party's later word.
    """

    entity: str
    field: str
    sides: tuple[Statement, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """What a party said of one thing over time, where it did not say the same: denied, then admitted."""

    entity: str
    field: str
    party: str
    steps: tuple[Statement, ...]


# A reading with its place among the groups of equal ones, and its place within its group.
_Placed = tuple[int, int, ClaimReading]


def disputes(claims: ClaimsIndex) -> tuple[Dispute, ...]:
    """Every dispute, by entity: unlike readings of one time, and claims that contradict each other."""
    tied = list(_of_claims(claims))
    groups = [_refs(dispute.sides) for dispute in tied]
    # Disputes that an editor tied by hand include those that readings show of the same statements.
    read = [d for d in _of_readings(claims) if not any(_refs(d.sides) <= group for group in groups)]
    return tuple(sorted([*tied, *read], key=lambda d: (_first(claims, d.sides), d.entity, d.field)))


def disputed(disputes: Iterable[Dispute]) -> frozenset[ClaimRef]:
    """The claims that stand on a side of a dispute that is not settled."""
    sides = (side for dispute in disputes if not dispute.settled for side in dispute.sides)
    return frozenset(claim.ref for side in sides for claim in side)


def _refs(sides: Iterable[Statement]) -> frozenset[ClaimRef]:
    """The statements by their first claims."""
    return frozenset(side[0].ref for side in sides)


def _first(claims: ClaimsIndex, sides: Iterable[Statement]) -> date:
    return min(order(claims.dossier, side[0])[0] for side in sides)


def _of_readings(claims: ClaimsIndex) -> Iterator[Dispute]:
    """A field's readings, where two of them are of one time and not both true."""
    for (entity, field), readings in claims.readings.items():
        pairs = [(one[0], other[0]) for one, other in _unlike(claims.dossier, readings)]
        sides = _statements(claims, (claim for pair in pairs for claim in pair))
        if len(sides) > 1:
            ties = ((claim.ref, against.ref) for claim, against in pairs)
            yield Dispute(entity, field, sides, _is_settled(claims, ties))


def _statements(claims: ClaimsIndex, members: Iterable[Claim]) -> tuple[Statement, ...]:
    """The statements that the claims make, each once."""
    statements = (claims.statement_of[claim.ref] for claim in members)
    # By reference, since the hash of a whole claim takes long.
    return tuple({statement[0].ref: statement for statement in statements}.values())


def _is_settled(claims: ClaimsIndex, ties: Iterable[tuple[ClaimRef, ClaimRef]]) -> bool:
    return all(any(ref in claims.superseded for ref in tie) for tie in ties)


def _unlike(dossier: Dossier, readings: Iterable[ClaimReading]) -> list[tuple[ClaimReading, ClaimReading]]:
    """The pairs of readings that cannot both be true; equal ones of one stance are not compared."""
    groups = grouped(((r.value, claim.stance), (claim, r)) for claim, r in readings).values()
    placed = [(n, m, reading) for n, group in enumerate(groups) for m, reading in enumerate(group)]
    times = grouped((time, item) for item in placed if (time := _time(dossier, item[2])) is not None)
    pairs = [pair for members in times.values() for pair in _unlike_at_one_time(dossier, members)]
    # Back in the order of the groups, from which parting by time took them.
    pairs.sort(key=lambda pair: (pair[0][0], pair[1][0], pair[0][1], pair[1][1]))
    return [(one[2], other[2]) for one, other in pairs]


def _time(dossier: Dossier, reading: ClaimReading) -> str | None:
    """When a reading holds: one time for all where the field does not change; None where nobody knows.

    What has no date of its own speaks of when it was written.
    """
    claim, value = reading
    if not dossier.field_of(value).type.of_a_time:
        return ""
    when = claim.date or dossier.sources[claim.ref.source].published
    return when.edtf if when else None


def _unlike_at_one_time(dossier: Dossier, members: Iterable[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    groups: Mapping[int, tuple[_Placed, ...]] = grouped((item[0], item) for item in members)
    for one, other in combinations(groups.values(), 2):
        if _may_clash(dossier, one[0][2], other[0][2]):
            yield from (pair for pair in product(one, other) if _clash(dossier, pair[0][2], pair[1][2]))


def _may_clash(dossier: Dossier, one: ClaimReading, other: ClaimReading) -> bool:
    """Whether two values are unlike and both taken to be true, or one is the other denied."""
    (claim, reading), (against, value) = one, other
    if {claim.stance, against.stance} == {Stance.ASSERTS, Stance.DENIES}:
        return reading.value == value.value
    field = dossier.field_of(reading)
    is_single = not field.many and not field.type.step
    holds = claim.stance in _HOLDING and against.stance in _HOLDING
    return is_single and holds and field.type.differ(reading.value, value.value)


def _clash(dossier: Dossier, one: ClaimReading, other: ClaimReading) -> bool:
    """Whether they are by two parties, if one denies, and neither is the other's later word."""
    claim, against = one[0], other[0]
    if claim.ref == against.ref or _is_later(claim, against):
        return False
    denies = Stance.DENIES in (claim.stance, against.stance)
    return not denies or origin(dossier, claim).isdisjoint(origin(dossier, against))


def _is_later(claim: Claim, against: Claim) -> bool:
    """Whether one of them is the later word of the same party."""
    superseded = {cited.claim for cited in (*claim.supersedes, *against.supersedes)}
    return claim.ref in superseded or against.ref in superseded


def _of_claims(claims: ClaimsIndex) -> Iterator[Dispute]:
    """Claims that an editor tied by ``contradicts``, each group once."""
    written = [claim for claim in claims.dossier.claims.values() if claim.ref in claims.statement_of]
    ties = [(claim.ref, other.claim) for claim in written for other in claim.contradicts]
    ties = [tie for tie in ties if tie[1] in claims.statement_of]
    for group in connected((ref for tie in ties for ref in tie), ties):
        members = [claims.dossier.claims[ref] for ref in group]
        members.sort(key=lambda claim: order(claims.dossier, claim))
        is_settled = _is_settled(claims, (tie for tie in ties if tie[0] in group))
        yield Dispute(_subject(claims, members), "", _statements(claims, members), is_settled)


def _subject(claims: ClaimsIndex, members: list[Claim]) -> str:
    """The entity that all of the claims are about; of several, the one of which the least is said."""
    entities = claims.dossier.entities.keys()
    named = [{*claim.subjects, *(entities & linked(claims.dossier, claim))} for claim in members]
    common = set.intersection(*named) or set(members[0].subjects)
    # Sorted, since min takes the first of equals, and sets have no order.
    return min(sorted(common), key=lambda entity: len(claims.about.get(entity, ())), default="")


def sequences(claims: ClaimsIndex) -> tuple[Sequence, ...]:
    """What a party said of one field over time, where its stance changed and a claim supersedes another."""
    words = grouped(
        ((entity, field, party), claim)
        for (entity, field), readings in claims.readings.items()
        for claim in {claim.ref: claim for claim, _ in readings}.values()
        for party in sorted(_heard(claims.dossier, claim))
    )
    changed = (Sequence(*key, _statements(claims, members)) for key, members in words.items())
    return tuple(s for s in changed if len({step[0].stance for step in s.steps}) > 1 and _has_later(s))


def _heard(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """The parties whose word a claim is; that one stays silent is part of what it said over time."""
    if claim.stance is Stance.NO_COMMENT:
        return frozenset(party_of(dossier, actor) for actor in claim.speakers)
    return origin(dossier, claim)


def _has_later(sequence: Sequence) -> bool:
    """Whether an editor said that one of the steps takes the place of another."""
    claims = [claim for step in sequence.steps for claim in step]
    refs = {claim.ref for claim in claims}
    return any(cited.claim in refs for claim in claims for cited in claim.supersedes)
