"""Disputes: values and statements of different parties that cannot all be true."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.derive.claims_index import ClaimsIndex, Statement, linked, order, said_on
from dossier.derive.clashes import FieldOf, SetValue, clashes, is_otherwise, keys_of, set_value, voices
from dossier.derive.groups import connected
from dossier.model.content import Claim, Stance
from dossier.model.text import ClaimRef

# Two claims that stand against each other.
Tie = tuple[ClaimRef, ClaimRef]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Statements of which not all can be true at one time, and what they are about: an entity and a field.

    Where only a claim's ``contradicts`` ties them, there is no field. It is ``settled`` where, of each two
    that stood against each other, one was then replaced by its own party's later word. ``values`` are those
    that are disputed: a claim may set others, which nobody disputes.
    """

    entity: str
    field: str
    sides: tuple[Statement, ...]
    settled: bool
    values: frozenset[SetValue]


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


def disputed_values(disputes: Iterable[Dispute]) -> frozenset[SetValue]:
    """The values that are disputed and not settled."""
    return frozenset(value for dispute in disputes if not dispute.settled for value in dispute.values)


def _refs(sides: Iterable[Statement]) -> frozenset[ClaimRef]:
    """The statements by their first claims."""
    return frozenset(side[0].ref for side in sides)


def _first(claims: ClaimsIndex, sides: Iterable[Statement]) -> date:
    return min(order(claims.dossier, side[0])[0] for side in sides)


def _of_readings(claims: ClaimsIndex) -> Iterator[Dispute]:
    """A field's readings, where two of them, by different parties, are not both true."""
    dossier = claims.dossier
    for (entity, field), readings in claims.readings.items():
        values: dict[Tie, tuple[SetValue, SetValue]] = {}
        pairs = clashes(dossier, readings)
        claims_of = {claim.ref: claim for pair in pairs for claim, _ in pair}
        heard = {ref: voices(dossier, claim) for ref, claim in claims_of.items()}
        for one, other in pairs:
            if heard[one[0].ref].isdisjoint(heard[other[0].ref]):
                values[one[0].ref, other[0].ref] = set_value(dossier, *one), set_value(dossier, *other)
        for is_settled, every in _parted(claims, values, field=(entity, field)):
            # The numbers of one day stand against each other, not against those of another.
            for ties in _together(every):
                sides = statements(claims, (claims.dossier.claims[ref] for tie in ties for ref in tie))
                marked = frozenset(value for tie in ties for value in values[tie])
                if len(sides) > 1:
                    yield Dispute(entity, field, sides, is_settled, marked)


def _together(ties: Sequence[Tie]) -> Iterator[list[Tie]]:
    """The ties that share claims with each other, directly or through others."""
    for group in connected((ref for tie in ties for ref in tie), ties):
        members = frozenset(group)
        yield [tie for tie in ties if tie[0] in members]


def statements(claims: ClaimsIndex, members: Iterable[Claim]) -> tuple[Statement, ...]:
    """The statements that the claims make, each once."""
    made = (claims.statement_of[claim.ref] for claim in members)
    # By reference, since the hash of a whole claim takes long.
    return tuple({statement[0].ref: statement for statement in made}.values())


def _parted(
    claims: ClaimsIndex, ties: Iterable[Tie], field: FieldOf | None = None
) -> Iterator[tuple[bool, list[Tie]]]:
    """The ties that stand, and those that are settled, where nothing else of theirs stands; if there are any.

    What a party had said otherwise before anybody contradicted it was a change, and is neither.
    """
    upheld, settled = [], []
    for one, other in ties:
        after = [_replaced(claims, one, other, field), _replaced(claims, other, one, field)]
        if not any(replaced is not None for replaced in after):
            upheld.append((one, other))
        elif all(replaced is not False for replaced in after):
            settled.append((one, other))
    standing = {ref for tie in upheld for ref in tie}
    settled = [tie for tie in settled if standing.isdisjoint(tie)]
    yield from ((is_settled, part) for is_settled, part in ((False, upheld), (True, settled)) if part)


def _replaced(claims: ClaimsIndex, ref: ClaimRef, against: ClaimRef, field: FieldOf | None) -> bool | None:
    """Whether the party said otherwise after it was contradicted, or (False) maybe before; else None."""
    every = claims.dossier.claims
    others = (every[other] for other in claims.superseded.get(ref, ()))
    later = [other.ref for other in others if is_otherwise(claims.dossier, every[ref], other, field)]
    if not later:
        return None
    contradicted, days = said_on(claims, against), [said_on(claims, other) for other in later]
    return contradicted is not None and all(day and contradicted.last < day.first for day in days)


def _of_claims(claims: ClaimsIndex) -> Iterator[Dispute]:
    """Claims that an editor tied by ``contradicts``, each group once."""
    written = [claim for claim in claims.dossier.claims.values() if claim.ref in claims.statement_of]
    every = [(claim.ref, other.claim) for claim in written for other in claim.contradicts]
    for is_settled, ties in _parted(claims, (tie for tie in every if _is_dispute(claims, tie))):
        for group in connected((ref for tie in ties for ref in tie), ties):
            members = [claims.dossier.claims[ref] for ref in group]
            members.sort(key=lambda claim: order(claims.dossier, claim))
            within = [tie for tie in ties if tie[0] in group]
            values = frozenset(value for tie in within for value in _tied_values(claims, tie))
            sides = statements(claims, members)
            yield Dispute(_subject(claims, members, values), "", sides, is_settled, values)


def _is_dispute(claims: ClaimsIndex, tie: Tie) -> bool:
    """Whether both are at hand; who dismisses a thing answers it, and does not say that it is untrue."""
    if not all(ref in claims.statement_of for ref in tie):
        return False
    return all(claims.dossier.claims[ref].stance is not Stance.DISMISSES for ref in tie)


def _tied_values(claims: ClaimsIndex, tie: Tie) -> Iterator[SetValue]:
    """Of two claims that contradict each other, the values that do: unlike ones, or those that one denies.

    Where they share no field, a claim that sets one value alone cannot mean another.
    """
    one, other = (claims.dossier.claims[ref] for ref in tie)
    is_denial = (one.stance is Stance.DENIES) is not (other.stance is Stance.DENIES)
    for claim, against in ((one, other), (other, one)):
        keys = keys_of(claims.dossier, against)
        shared = [r for r in claim.readings if (r.entity, r.field) in keys]
        values = [(set_value(claims.dossier, claim, r), keys[r.entity, r.field]) for r in shared]
        yield from (value for value, others in values if (value.key in others) is is_denial)
        if not shared and len(claim.readings) == 1:
            yield set_value(claims.dossier, claim, claim.readings[0])


def _subject(claims: ClaimsIndex, members: Sequence[Claim], values: frozenset[SetValue]) -> str:
    """The entity whose values are disputed, else one that all of the claims are about, or name, or any does.

    Of several, the one of which the least is said.
    """
    entities = claims.dossier.entities.keys()
    named = [{*claim.subjects, *(entities & linked(claims.dossier, claim))} for claim in members]
    speakers = {speaker for claim in members for speaker in claim.speakers}
    set_on = {value.entity for value in values}
    common = (
        (set_on if len(set_on) == 1 else None) or set.intersection(*named) or set.union(*named) or speakers
    )
    # Sorted, since min takes the first of equals, and sets have no order.
    return min(sorted(common), key=lambda entity: len(claims.about.get(entity, ())), default="")
