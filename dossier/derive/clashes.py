"""Readings that cannot both be true, and whose word they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from dossier.derive.claims_index import ClaimReading
from dossier.derive.groups import grouped
from dossier.derive.origins import origin
from dossier.model.content import HOLDING, NOT_ADMITTING, Claim, Dossier, Reading, Stance
from dossier.model.roles import FieldRole
from dossier.model.text import ClaimRef

# An entity and a field of it.
FieldOf = tuple[str, str]
# Two readings of one field that cannot both be true, in the order in which they were given.
Pair = tuple[ClaimReading, ClaimReading]
# A reading with its place among those that were given.
_Placed = tuple[int, ClaimReading]


@dataclass(frozen=True, slots=True)
class SetValue:
    """One value that one claim sets: a dispute is about it, and not about all that the claim sets."""

    ref: ClaimRef
    entity: str
    field: str
    key: str


def set_value(dossier: Dossier, claim: Claim, reading: Reading) -> SetValue:
    """The value that a reading of a claim sets, as it is told apart from others."""
    return SetValue(claim.ref, reading.entity, reading.field, key_of(dossier, reading))


def key_of(dossier: Dossier, reading: Reading) -> str:
    """What tells the value of a reading apart from others of its field."""
    return str(dossier.field_of(reading).type.key(reading.value))


def voices(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """Those whose word a claim is: its parties, else whom its source leaves unnamed, or the source itself."""
    roles = [attribution.role for attribution in claim.by] or [""]
    return origin(dossier, claim) or frozenset(f"{claim.ref.source}#{role}" for role in roles)


def clashes(dossier: Dossier, readings: Iterable[ClaimReading]) -> list[Pair]:
    """The pairs of readings of one field that cannot both be true, whoever says them."""
    placed = list(enumerate(readings))
    upheld = [item for item in placed if item[1][0].stance in HOLDING]
    denied = [item for item in placed if item[1][0].stance is Stance.DENIES]
    pairs = [*_contrary(dossier, upheld), *_denied(dossier, upheld, denied)]
    in_order = [(one, other) if one[0] < other[0] else (other, one) for one, other in pairs]
    in_order.sort(key=lambda pair: (pair[0][0], pair[1][0]))
    return [(one, other) for (_, one), (_, other) in in_order if not _is_later(one[0], other[0])]


def _contrary(dossier: Dossier, upheld: Iterable[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Unlike values of one time, of a field that can have only one."""
    timed = ((time, item) for item in upheld if (time := _time(dossier, item[1])) is not None)
    for members in grouped(timed).values():
        differ = dossier.field_of(members[0][1][1]).type.differ
        values = grouped((key_of(dossier, reading), (n, (c, reading))) for n, (c, reading) in members)
        each = [(same[0][1][1].value, same) for same in values.values()]
        for (value, one), (against, other) in combinations(each, 2):
            if differ(value, against):
                yield from product(one, other)


def crowds(dossier: Dossier, readings: Iterable[ClaimReading], most: int) -> Iterator[Sequence[ClaimReading]]:
    """The readings of one field that are compared each with each, where they are more than so many."""
    every = list(readings)
    timed = ((time, item) for item in every if (time := _time(dossier, item)) is not None)
    denied = tuple(item for item in every if item[0].stance is Stance.DENIES)
    for members in (*grouped(timed).values(), denied):
        if len(members) > most and len({key_of(dossier, reading) for _, reading in members}) > 1:
            yield members


def _time(dossier: Dossier, reading: ClaimReading) -> str | None:
    """When a reading holds: one time for all where the field does not change; None where none can clash.

    What has no date of its own speaks of when it was written: of that article, or of that day.
    """
    claim, value = reading
    field = dossier.field_of(value)
    # Two increases of one time may both have happened.
    if field.many or field.type.step or field.role is FieldRole.INCREASE:
        return None
    if not field.type.of_a_time:
        return ""
    if claim.date:
        return claim.date.edtf
    published = dossier.sources[claim.ref.source].published
    is_day = published and published.first == published.last
    return published.edtf if published and is_day else f"in {claim.ref.source}"


def _denied(
    dossier: Dossier, upheld: Iterable[_Placed], denied: Iterable[_Placed]
) -> Iterator[tuple[_Placed, _Placed]]:
    """What one takes to be true that is, or implies, what another denies."""
    by_value = [grouped((key_of(dossier, item[1][1]), item) for item in side) for side in (upheld, denied)]
    for one, other in product(by_value[0].values(), by_value[1].values()):
        reading, against = one[0][1][1], other[0][1][1]
        if dossier.field_of(reading).type.implies(reading.value, against.value):
            yield from (pair for pair in product(one, other) if _may_meet(dossier, pair[0][1], pair[1][1]))


def _may_meet(dossier: Dossier, one: ClaimReading, other: ClaimReading) -> bool:
    """Whether two readings may be of one time; a denial without a date is of whenever it was asserted."""
    first, second = one[0].date, other[0].date
    if not dossier.field_of(one[1]).type.of_a_time or not first or not second:
        return True
    return first.first <= second.last and second.first <= first.last


def _is_later(claim: Claim, against: Claim) -> bool:
    """Whether one of them is the later word of the same party, or both are one claim."""
    if not claim.supersedes and not against.supersedes:
        return claim.ref == against.ref
    superseded = {cited.claim for cited in (*claim.supersedes, *against.supersedes)}
    return claim.ref == against.ref or claim.ref in superseded or against.ref in superseded


def keys_of(dossier: Dossier, claim: Claim) -> Mapping[FieldOf, frozenset[str]]:
    """The values that a claim sets, by field, as they are told apart."""
    values = grouped(((r.entity, r.field), key_of(dossier, r)) for r in claim.readings)
    return {field: frozenset(keys) for field, keys in values.items()}


def is_otherwise(dossier: Dossier, claim: Claim, later: Claim, field: FieldOf | None = None) -> bool:
    """Whether the later word of a party is another one: it admits what it had not, or has another value.

    With ``field``, only what both say of that one counts.
    """
    before, after = keys_of(dossier, claim), keys_of(dossier, later)
    common = [name for name in before if name in after and field in (None, name)]
    # Where no values can be compared, the editor who wrote "supersedes" saw a difference.
    if not common:
        return field is None
    if (claim.stance in NOT_ADMITTING) is not (later.stance in NOT_ADMITTING):
        return any(before[name] & after[name] for name in common)
    return _both_held(claim, later) and any(
        before[name] - after[name] for name in common if not _goes_on(dossier, name, claim, later)
    )


def _both_held(claim: Claim, later: Claim) -> bool:
    return claim.stance in HOLDING and later.stance in HOLDING


def _goes_on(dossier: Dossier, name: FieldOf, claim: Claim, later: Claim) -> bool:
    """Whether another value is only the next one: of another date, or the next step."""
    type = dossier.field_named(*name).type
    is_dated = claim.date and later.date and claim.date.edtf != later.date.edtf
    return type.step or bool(type.of_a_time and is_dated)
