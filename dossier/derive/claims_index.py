"""The claims of a dossier by entity, by field, and by the claims that they refer to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True)
class ClaimsIndex:
    """The claims that were not withdrawn, in the order in which things happened.

    ``recorded`` are all statements with their withdrawn claims, ``statements`` what is left of them, and
    ``withdrawn_repeats`` the claims taken away, by the first claim that is left. ``by`` and ``about`` are
    keyed by entity, ``mentioning`` by what a sentence links to, ``naming`` by the entity that a reading has
    as its value, ``contradicted`` and ``superseded`` by the claim that others contradict or replace.
    ``members`` are, by entity and field, the claims behind each member of a field that others share.
    ``speaking_in`` and ``carrying_in`` are the sources in which an actor does so. ``claims_about``,
    ``claims_by`` and ``readings_on`` are keyed by entity too, but in the order of the content.
    """

    dossier: Dossier
    recorded: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    statement_of: Mapping[ClaimRef, Statement]
    withdrawn_repeats: Mapping[ClaimRef, tuple[ClaimRef, ...]]
    by: Mapping[str, tuple[Statement, ...]]
    about: Mapping[str, tuple[Statement, ...]]
    mentioning: Mapping[str, tuple[Claim, ...]]
    readings: Mapping[tuple[str, str], tuple[ClaimReading, ...]]
    naming: Mapping[str, tuple[ClaimReading, ...]]
    members: Mapping[tuple[str, str], Mapping[tuple[str, Stance], tuple[ClaimRef, ...]]]
    contradicted: Mapping[ClaimRef, tuple[ClaimRef, ...]]
    superseded: Mapping[ClaimRef, tuple[ClaimRef, ...]]
    speaking_in: Mapping[str, tuple[str, ...]]
    carrying_in: Mapping[str, tuple[str, ...]]
    claims_about: Mapping[str, tuple[Claim, ...]]
    claims_by: Mapping[str, tuple[Claim, ...]]
    readings_on: Mapping[str, tuple[ClaimReading, ...]]


def claims_index(dossier: Dossier) -> ClaimsIndex:
    """The claims of a dossier without errors, each group of them made once."""
    # Sorted once here, so that every index below is in the order of events.
    every = sorted(dossier.claims.values(), key=lambda claim: order(dossier, claim))
    recorded = statements_of(every)
    statements = tuple(filter(None, map(not_withdrawn, recorded)))
    claims, written = not_withdrawn(every), not_withdrawn(dossier.claims.values())
    readings = [(claim, reading) for claim in claims for reading in claim.readings]
    by_field = grouped(((reading.entity, reading.field), (claim, reading)) for claim, reading in readings)
    return ClaimsIndex(
        dossier=dossier,
        recorded=recorded,
        statements=statements,
        statement_of={claim.ref: statement for statement in statements for claim in statement},
        withdrawn_repeats=dict(_withdrawn_repeats(recorded)),
        by=grouped((id, statement) for statement in statements for id in _said_by(statement)),
        about=grouped((id, statement) for statement in statements for id in _said_about(statement)),
        mentioning=grouped((id, claim) for claim in claims for id in linked(dossier, claim)),
        readings=by_field,
        naming=grouped(_naming(dossier, readings)),
        members={key: _members(group) for key, group in by_field.items() if _is_shared(dossier, group)},
        contradicted=grouped((other.claim, claim.ref) for claim in claims for other in claim.contradicts),
        superseded=grouped((other.claim, claim.ref) for claim in claims for other in claim.supersedes),
        speaking_in=_sources(dossier, "by"),
        carrying_in=_sources(dossier, "via"),
        claims_about=grouped((id, claim) for claim in written for id in claim.subjects),
        claims_by=grouped((id, claim) for claim in written for id in dict.fromkeys(claim.speakers)),
        readings_on=grouped(
            (reading.entity, (claim, reading)) for claim in written for reading in claim.readings
        ),
    )


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
