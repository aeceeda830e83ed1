"""What cannot both be true, what was said otherwise later, and what is denied or left without an answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from dossier.derive.catalogue import Catalogue, ClaimReading, Statement, order
from dossier.derive.origins import origin
from dossier.derive.origins import party as party_of
from dossier.model.content import Claim, Dossier, Stance, Value
from dossier.model.dates import Date
from dossier.model.kinds import FieldType
from dossier.model.quantities import Quantity, overlap
from dossier.model.text import ClaimRef, Link

# Those who hold a value to be true.
_HOLDING = (Stance.ASSERTS, Stance.SUSPECTS)

# What changes with time: readings of different times follow each other. A meeting has one place.
_OF_A_TIME = (FieldType.QUANTITY, FieldType.CHOICE)


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


def disputes(catalogue: Catalogue) -> tuple[Dispute, ...]:
    """Every dispute, by entity: unlike readings of one time, and claims that contradict each other."""
    tied = list(_of_claims(catalogue))
    # What an editor tied as a whole holds what the readings show of it.
    read = [d for d in _of_readings(catalogue) if not any(set(d.sides) <= set(other.sides) for other in tied)]
    return tuple(sorted([*tied, *read], key=lambda d: (_first(catalogue, d.sides), d.entity, d.field)))


def disputed(found: Iterable[Dispute]) -> frozenset[ClaimRef]:
    """The claims that stand on a side of a dispute that is open."""
    sides = (side for dispute in found if not dispute.settled for side in dispute.sides)
    return frozenset(claim.ref for side in sides for claim in side)


def _first(catalogue: Catalogue, sides: Iterable[Statement]) -> date:
    return min(order(catalogue.dossier, side[0])[0] for side in sides)


def _of_readings(catalogue: Catalogue) -> Iterator[Dispute]:
    """A field's readings, where two of them are of one time and not both true."""
    statements = {claim.ref: s for s in catalogue.statements for claim in s}
    for (entity, field), held in catalogue.readings.items():
        pairs = [(one[0], other[0]) for one, other in _unlike(catalogue.dossier, held)]
        sides = tuple(dict.fromkeys(statements[claim.ref] for pair in pairs for claim in pair))
        if len(sides) > 1:
            yield Dispute(entity, field, sides, _is_settled(catalogue, pairs))


def _is_settled(catalogue: Catalogue, pairs: Iterable[tuple[Claim, Claim]]) -> bool:
    return all(any(claim.ref in catalogue.superseded for claim in pair) for pair in pairs)


def _unlike(dossier: Dossier, held: list[ClaimReading]) -> Iterator[tuple[ClaimReading, ClaimReading]]:
    """The pairs of readings that cannot both be true; equal ones of one stance need no look."""
    alike: defaultdict[tuple[object, Stance], list[ClaimReading]] = defaultdict(list)
    for claim, reading in held:
        alike[_key(reading.value), claim.stance].append((claim, reading))
    for group, other in combinations(alike.values(), 2):
        if _may_clash(dossier, group[0], other[0]):
            yield from (pair for pair in product(group, other) if _clash(dossier, *pair))


def _may_clash(dossier: Dossier, one: ClaimReading, other: ClaimReading) -> bool:
    """Whether two values as held by somebody are unlike, or one is the other denied."""
    (claim, reading), (against, value) = one, other
    if {claim.stance, against.stance} == {Stance.ASSERTS, Stance.DENIES}:
        return _key(reading.value) == _key(value.value)
    field = dossier.field_of(reading)
    # A choice can be one step of several: promised, then sent.
    is_single = not field.many and field.type is not FieldType.CHOICE
    holds = claim.stance in _HOLDING and against.stance in _HOLDING
    return is_single and holds and _differ(reading.value, value.value)


def _clash(dossier: Dossier, one: ClaimReading, other: ClaimReading) -> bool:
    """Whether they are of one time, by two parties if one denies, and neither is the other's later word."""
    (claim, reading), (against, _) = one, other
    if claim.ref == against.ref or _is_later(claim, against):
        return False
    if dossier.field_of(reading).type in _OF_A_TIME and not _is_one_time(dossier, claim, against):
        return False
    denies = Stance.DENIES in (claim.stance, against.stance)
    return not denies or not _is_one_party(dossier, claim, against)


def _differ(one: Value, other: Value) -> bool:
    match one, other:
        case Quantity(), Quantity():
            return one.low is not None and other.low is not None and not overlap(one, other)
        case Date(), Date():
            return one.last < other.first or other.last < one.first
    return one != other


def _key(value: Value) -> object:
    return value.text if isinstance(value, Quantity) else value


def _is_later(claim: Claim, against: Claim) -> bool:
    """Whether one of them is the later word of the same party."""
    superseded = {cited.claim for cited in (*claim.supersedes, *against.supersedes)}
    return claim.ref in superseded or against.ref in superseded


def _is_one_party(dossier: Dossier, claim: Claim, against: Claim) -> bool:
    return bool(origin(dossier, claim) & origin(dossier, against))


def _is_one_time(dossier: Dossier, claim: Claim, against: Claim) -> bool:
    """Whether both speak of one time; what has no date of its own speaks of when it was written."""
    one, other = (c.date or dossier.sources[c.ref.source].published for c in (claim, against))
    return bool(one and other) and one.edtf == other.edtf  # type: ignore[union-attr]


def _of_claims(catalogue: Catalogue) -> Iterator[Dispute]:
    """Claims that an editor tied by ``contradicts``, each group once."""
    statements = {claim.ref: s for s in catalogue.statements for claim in s}
    groups: dict[ClaimRef, set[ClaimRef]] = {}
    for claim in (c for c in catalogue.dossier.claims.values() if c.ref in statements):
        for other in (cited for cited in claim.contradicts if cited.claim in statements):
            joined = groups.get(claim.ref, {claim.ref}) | groups.get(other.claim, {other.claim})
            groups |= dict.fromkeys(joined, joined)
    for group in dict.fromkeys(frozenset(group) for group in groups.values()):
        known = catalogue.dossier.claims
        claims = sorted((known[ref] for ref in group), key=lambda claim: order(catalogue.dossier, claim))
        sides = tuple(dict.fromkeys(statements[claim.ref] for claim in claims))
        tied = ((claim, other.claim) for claim in claims for other in claim.contradicts)
        pairs = [(claim, known[ref]) for claim, ref in tied if ref in group]
        yield Dispute(_subject(catalogue, claims), "", sides, _is_settled(catalogue, pairs))


def _subject(catalogue: Catalogue, claims: list[Claim]) -> str:
    """What all of the claims are about; of several things that of which the least is said."""
    named = [{*claim.subjects, *_linked(catalogue.dossier, claim)} for claim in claims]
    common = set.intersection(*named) or set(claims[0].subjects)
    return min(sorted(common), key=lambda entity: len(catalogue.about.get(entity, ())), default="")


def _linked(dossier: Dossier, claim: Claim) -> Iterator[str]:
    found = (dossier.resolve(part.target) for part in claim.says if isinstance(part, Link))
    return (id for ids in found for id in ids if id in dossier.entities)


def sequences(catalogue: Catalogue) -> tuple[Sequence, ...]:
    """What a party said of one field over time, where its stance changed and a claim supersedes another."""
    found: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for (entity, field), held in catalogue.readings.items():
        for claim in dict.fromkeys(claim for claim, _ in held):
            for party in sorted(_heard(catalogue.dossier, claim)):
                found[entity, field, party].append(claim)
    changed = (Sequence(*key, _steps(catalogue, claims)) for key, claims in found.items())
    return tuple(s for s in changed if len({step[0].stance for step in s.steps}) > 1 and _has_later(s))


def _heard(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """The parties whose word a claim is; the silence of one is part of what it said over time."""
    if claim.stance is Stance.NO_COMMENT:
        return frozenset(party_of(dossier, actor) for actor in claim.speakers)
    return origin(dossier, claim)


def _steps(catalogue: Catalogue, claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """The statements by date, each with all that repeat it."""
    statements = {claim.ref: s for s in catalogue.statements for claim in s}
    return tuple(dict.fromkeys(statements[claim.ref] for claim in claims))


def _has_later(sequence: Sequence) -> bool:
    """Whether an editor said that one of the steps takes the place of another."""
    claims = [claim for step in sequence.steps for claim in step]
    refs = {claim.ref for claim in claims}
    return any(cited.claim in refs for claim in claims for cited in claim.supersedes)
