"""Sequences: what one party said of a thing, and otherwise later. That is no dispute."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Sequence as Items
from dataclasses import dataclass
from datetime import date

from dossier.derive.claims_index import ClaimReading, ClaimsIndex, Statement, order, said_on
from dossier.derive.clashes import FieldOf, clashes, is_otherwise
from dossier.derive.disputes import Tie, statements
from dossier.derive.groups import grouped
from dossier.derive.origins import origin
from dossier.derive.origins import party as party_of
from dossier.model.content import HOLDING, NOT_ADMITTING, Claim, Dossier, Stance
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Sequence:
    """What a party said of one field over time, where it did not say the same: denied, then admitted."""

    entity: str
    field: str
    party: str
    steps: tuple[Statement, ...]


def sequences(claims: ClaimsIndex) -> tuple[Sequence, ...]:
    """What a party said of one field and then, of the same time, otherwise."""
    words = grouped(
        ((entity, field, party), (claim, reading))
        for (entity, field), readings in claims.readings.items()
        for claim, reading in readings
        for party in sorted(_heard(claims.dossier, claim))
    )
    steps = ((key, _steps(claims, key[:2], key[2], readings)) for key, readings in words.items())
    return tuple(Sequence(*key, made) for key, made in steps if len(made) > 1)


def admitted(dossier: Dossier, sequence: Sequence) -> tuple[bool, ...]:
    """For each step, whether the party admits there what it denied before: that it says so is not enough."""
    denied = set[object]()
    steps: list[bool] = []
    for step in sequence.steps:
        key, stance = dossier.field_named(sequence.entity, sequence.field).type.key, step[0].stance
        field = sequence.entity, sequence.field
        values = {key(r.value) for claim in step for r in claim.readings if (r.entity, r.field) == field}
        steps.append(stance not in NOT_ADMITTING and not denied.isdisjoint(values))
        denied |= values if stance is Stance.DENIES else set()
    return tuple(steps)


def _heard(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """The parties whose word a claim is; that one stays silent is part of what it said over time."""
    if claim.stance is Stance.NO_COMMENT:
        return frozenset(party_of(dossier, actor) for actor in claim.speakers)
    return origin(dossier, claim)


def _steps(
    claims: ClaimsIndex, field: FieldOf, party: str, readings: Items[ClaimReading]
) -> tuple[Statement, ...]:
    """What was changed and what it was changed to, with the denials and silences between."""
    members = {claim.ref: claim for claim, _ in readings}
    taken_back = tuple(_taken_back(claims, field, party, members))
    if len(members) < 2 and not taken_back:
        return ()
    members |= {later: claims.dossier.claims[later] for _, later in taken_back}
    ties = (*_written(claims, field, members), *_printed(claims, readings), *taken_back)
    changed = {ref for tie in ties for ref in tie}
    if any(members[ref].stance in NOT_ADMITTING for ref in changed):
        changed |= {ref for ref, claim in members.items() if claim.stance in NOT_ADMITTING}
    ordered = sorted((claim for ref, claim in members.items() if ref in changed), key=_order(claims, field))
    return statements(claims, ordered)


def _taken_back(
    claims: ClaimsIndex, field: FieldOf, party: str, members: Mapping[ClaimRef, Claim]
) -> Iterator[Tie]:
    """The denials and silences that a word of the party replaces, as an editor wrote, without a value."""
    for claim in members.values():
        # Of one that denies several things, it is open which.
        if claim.stance in NOT_ADMITTING and _fields(claim) == {field}:
            later = (claims.dossier.claims[ref] for ref in claims.superseded.get(claim.ref, ()))
            held = (one for one in later if one.stance in HOLDING and field not in _fields(one))
            yield from ((claim.ref, one.ref) for one in held if party in _heard(claims.dossier, one))


def _fields(claim: Claim) -> set[FieldOf]:
    return {(reading.entity, reading.field) for reading in claim.readings}


def _order(claims: ClaimsIndex, field: FieldOf) -> Callable[[Claim], tuple[date, date]]:
    """What was said first; a number has the date of what it counts, so that of the article orders it."""

    def key(claim: Claim) -> tuple[date, date]:
        printed = said_on(claims, claim.ref)
        said = printed.first if printed else date.max
        return said if _is_number(claims, field) else order(claims.dossier, claim)[0], said

    return key


def _is_number(claims: ClaimsIndex, field: FieldOf) -> bool:
    type = claims.dossier.field_named(*field).type
    return type.of_a_time and not type.step


def _written(claims: ClaimsIndex, field: FieldOf, members: Mapping[ClaimRef, Claim]) -> Iterator[Tie]:
    """The claims of which an editor wrote that one replaces the other, where it says otherwise."""
    # A number without a date may have risen since.
    needs_date = _is_number(claims, field)
    for later in members.values():
        for claim in (members[cited.claim] for cited in later.supersedes if cited.claim in members):
            is_unsure = needs_date and claim.stance is later.stance and not (claim.date and later.date)
            if not is_unsure and is_otherwise(claims.dossier, claim, later, field):
                yield claim.ref, later.ref


def _printed(claims: ClaimsIndex, readings: Items[ClaimReading]) -> Iterator[Tie]:
    """The readings that cannot both be true, where it is sure which was printed first."""
    pairs = clashes(claims.dossier, readings)
    printed = {ref: said_on(claims, ref) for ref in {claim.ref for pair in pairs for claim, _ in pair}}
    for (claim, _), (other, _) in pairs:
        days = printed[claim.ref], printed[other.ref]
        if days[0] and days[1] and (days[0].last < days[1].first or days[1].last < days[0].first):
            yield claim.ref, other.ref
