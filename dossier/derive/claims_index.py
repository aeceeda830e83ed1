"""The claims of a dossier by entity, by field, and by the claims that they refer to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from dossier.derive.groups import connected, grouped
from dossier.derive.withdrawals import not_withdrawn, sources_not_withdrawn
from dossier.model.content import Claim, Dossier, Reading, Stance
from dossier.model.dates import Date
from dossier.model.text import ClaimRef, Link
from dossier.model.values import ENTITY

# Claims that say the same.
Statement = tuple[Claim, ...]
ClaimReading = tuple[Claim, Reading]


# Without slots, since a cached property keeps its value in the dict of its object.
@dataclass(frozen=True, eq=False)
class ClaimsIndex:
    """The claims of a dossier without errors that were not withdrawn, in the order in which things happened.

    Each part is made when it is first asked for: one page needs few of them.
    """

    dossier: Dossier

    @cached_property
    def _every(self) -> tuple[Claim, ...]:
        # Sorted once here, so that every part below is in the order of events.
        return tuple(sorted(self.dossier.claims.values(), key=lambda claim: order(self.dossier, claim)))

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        return not_withdrawn(self._every)

    @cached_property
    def _written(self) -> tuple[Claim, ...]:
        return not_withdrawn(self.dossier.claims.values())

    @cached_property
    def _readings(self) -> tuple[ClaimReading, ...]:
        return tuple((claim, reading) for claim in self._claims for reading in claim.readings)

    @cached_property
    def recorded(self) -> tuple[Statement, ...]:
        """All statements, with their withdrawn claims."""
        return statements_of(self._every)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What is left of them."""
        return tuple(filter(None, map(not_withdrawn, self.recorded)))

    @cached_property
    def statement_of(self) -> Mapping[ClaimRef, Statement]:
        """The statement that each claim makes."""
        return {claim.ref: statement for statement in self.statements for claim in statement}

    @cached_property
    def withdrawn_repeats(self) -> Mapping[ClaimRef, tuple[ClaimRef, ...]]:
        """The claims taken away from a statement, by the first claim that is left."""
        return dict(_withdrawn_repeats(self.recorded))

    @cached_property
    def by(self) -> Mapping[str, tuple[Statement, ...]]:
        """By actor, what it says."""
        return grouped((id, statement) for statement in self.statements for id in _said_by(statement))

    @cached_property
    def about(self) -> Mapping[str, tuple[Statement, ...]]:
        """By entity, what is said about it."""
        return grouped((id, statement) for statement in self.statements for id in _said_about(statement))

    @cached_property
    def mentioning(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims by what their sentences link to."""
        return grouped((id, claim) for claim in self._claims for id in linked(self.dossier, claim))

    @cached_property
    def readings(self) -> Mapping[tuple[str, str], tuple[ClaimReading, ...]]:
        """The readings by entity and field."""
        return grouped(((item[1].entity, item[1].field), item) for item in self._readings)

    @cached_property
    def naming(self) -> Mapping[str, tuple[ClaimReading, ...]]:
        """The readings by the entity that each has as its value."""
        return grouped(_naming(self.dossier, self._readings))

    @cached_property
    def members(self) -> Mapping[tuple[str, str], Mapping[tuple[str, Stance], tuple[ClaimRef, ...]]]:
        """By entity and field, the claims behind each member of a field that others share."""
        shared = ((key, group) for key, group in self.readings.items() if _is_shared(self.dossier, group))
        return {key: _members(group) for key, group in shared}

    @cached_property
    def contradicted(self) -> Mapping[ClaimRef, tuple[ClaimRef, ...]]:
        """The claims that contradict each claim."""
        return grouped((other.claim, claim.ref) for claim in self._claims for other in claim.contradicts)

    @cached_property
    def superseded(self) -> Mapping[ClaimRef, tuple[ClaimRef, ...]]:
        """The claims that replace each claim."""
        return grouped((other.claim, claim.ref) for claim in self._claims for other in claim.supersedes)

    @cached_property
    def speaking_in(self) -> Mapping[str, tuple[str, ...]]:
        """The sources in which each actor speaks."""
        return _sources(self.dossier, "by")

    @cached_property
    def carrying_in(self) -> Mapping[str, tuple[str, ...]]:
        """The sources to which each actor carried something."""
        return _sources(self.dossier, "via")

    @cached_property
    def claims_about(self) -> Mapping[str, tuple[Claim, ...]]:
        """By entity, the claims about it in the order of the content."""
        return grouped((id, claim) for claim in self._written for id in claim.subjects)

    @cached_property
    def claims_by(self) -> Mapping[str, tuple[Claim, ...]]:
        """By actor, its claims in the order of the content."""
        return grouped((id, claim) for claim in self._written for id in dict.fromkeys(claim.speakers))

    @cached_property
    def readings_on(self) -> Mapping[str, tuple[ClaimReading, ...]]:
        """By entity, the readings on it in the order of the content."""
        readings = ((claim, reading) for claim in self._written for reading in claim.readings)
        return grouped((item[1].entity, item) for item in readings)


def order(dossier: Dossier, claim: Claim) -> tuple[date, str, tuple[int, int], str]:
    """A key that sorts claims by what happened first, then by source and place."""
    when = claim.date or dossier.sources[claim.ref.source].published
    # The undated come last.
    return when.first if when else date.max, claim.ref.source, claim.locator.order, claim.ref.claim


def said_on(claims: ClaimsIndex, ref: ClaimRef) -> Date | None:
    """When the statement of a claim was first printed, as far as known: it was said by then."""
    sources = claims.dossier.sources
    days = [sources[claim.ref.source].published for claim in claims.statement_of[ref]]
    return min(filter(None, days), key=lambda day: day.order, default=None)


def statements_of(claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """The claims, those that repeat each other together, the ones that repeat nothing first in each group."""
    by_ref = {claim.ref: claim for claim in claims}
    repeats = ((claim.ref, other.claim) for claim in claims for other in claim.repeats)
    groups = ([by_ref[ref] for ref in group] for group in connected(by_ref, repeats))
    # Stable, so that claims that repeat none keep their order; the first one gives the statement its words.
    return tuple(tuple(sorted(group, key=lambda claim: bool(claim.repeats))) for group in groups)


def linked(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    """The entities and sources that the sentence of a claim links to, each once."""
    # In a dossier without errors every name resolves to exactly one id.
    links = (dossier.resolve(part.target)[0] for part in claim.says if isinstance(part, Link))
    return tuple(dict.fromkeys(links))


def _said_by(statement: Statement) -> Iterable[str]:
    """Who says it; nobody where the statement is that a speaker gave no comment."""
    return () if statement[0].stance is Stance.NO_COMMENT else _speakers(statement)


def _said_about(statement: Statement) -> Iterable[str]:
    """The subjects; if a speaker gave no comment, the statement is about that speaker, too."""
    subjects = dict.fromkeys(id for claim in statement for id in claim.subjects)
    return subjects | _speakers(statement) if statement[0].stance is Stance.NO_COMMENT else subjects


def _speakers(statement: Statement) -> dict[str, None]:
    return dict.fromkeys(id for claim in statement for id in claim.speakers)


def _withdrawn_repeats(recorded: Iterable[Statement]) -> Iterator[tuple[ClaimRef, tuple[ClaimRef, ...]]]:
    for statement in recorded:
        withdrawn = tuple(claim.ref for claim in statement if claim.withdrawn)
        # Where all were withdrawn, there is no statement left to show them with.
        if 0 < len(withdrawn) < len(statement):
            yield not_withdrawn(statement)[0].ref, withdrawn


def _naming(dossier: Dossier, readings: Iterable[ClaimReading]) -> Iterator[tuple[str, ClaimReading]]:
    for claim, reading in readings:
        if dossier.field_of(reading).type is ENTITY:
            yield str(reading.value), (claim, reading)


def _is_shared(dossier: Dossier, readings: Sequence[ClaimReading]) -> bool:
    """Whether the members of the field are shown on each other's pages."""
    return bool(dossier.field_of(readings[0][1]).shared)


def _members(readings: Iterable[ClaimReading]) -> Mapping[tuple[str, Stance], tuple[ClaimRef, ...]]:
    return grouped(((str(reading.value), claim.stance), claim.ref) for claim, reading in readings)


def _sources(dossier: Dossier, role: Literal["by", "via"]) -> Mapping[str, tuple[str, ...]]:
    """For each actor, the sources in which it has this role."""
    roles = (
        (attribution.actor, source.id)
        for source in sources_not_withdrawn(dossier)
        for claim in source.claims
        for attribution in getattr(claim, role)
    )
    # Each source once, however many of its claims the actor speaks in.
    return grouped(dict.fromkeys(roles))
