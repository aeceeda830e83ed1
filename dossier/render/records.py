"""The dossier as other programs ask for it: every claim with who says so, and what claims firmly set."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.compose.cells import value_key
from dossier.compose.page_view import PageView
from dossier.compose.sections.source_claims import SourceClaim, SourceClaims
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Claim, Dossier, Entity, Reading, Source, Stance, Value
from dossier.model.dates import Date
from dossier.model.kinds import FieldType
from dossier.model.paths import path_of
from dossier.model.text import ClaimRef
from dossier.render.attribution import attribution
from dossier.render.messages import Messages

ClaimReading = tuple[Claim, Reading]


@dataclass(frozen=True, slots=True)
class Records:
    """What is read from all pages at once, since one page alone does not know it.

    ``t`` words things; ``pages`` maps the path of a page to the entity or source that it is of; ``told`` are
    claims as the page of their source shows them; ``about`` are the claims on each entity, ``readings`` what
    these set; ``contested`` are claims that others stand against, or that a later word of the party replaced.
    """

    dossier: Dossier
    t: Messages
    pages: Mapping[str, Entity | Source]
    told: Mapping[ClaimRef, SourceClaim]
    about: Mapping[str, tuple[Claim, ...]]
    readings: Mapping[str, tuple[ClaimReading, ...]]
    contested: frozenset[ClaimRef]

    def attribution(self, claim: Claim) -> str:
        """Who says so, as the page of the source has it; nothing where no page tells the claim."""
        told = self.told.get(claim.ref)
        return attribution(told.entry.provenance, self.t) if told else ""


def records(dossier: Dossier, pages: Iterable[PageView], t: Messages) -> Records:
    """The records of a dossier, and of its pages as they are composed."""
    about: defaultdict[str, list[Claim]] = defaultdict(list)
    readings: defaultdict[str, list[ClaimReading]] = defaultdict(list)
    claims = not_withdrawn(dossier.claims.values())
    for claim in claims:
        for id in claim.subjects:
            about[id].append(claim)
        for reading in claim.readings:
            readings[reading.entity].append((claim, reading))
    every: dict[str, Entity | Source] = {**dossier.entities, **dossier.sources}
    return Records(
        dossier=dossier,
        t=t,
        pages={path_of(dossier, id): found for id, found in every.items()},
        told=_told(pages),
        about={id: tuple(found) for id, found in about.items()},
        readings={id: tuple(found) for id, found in readings.items()},
        contested=_contested(claims),
    )


def _told(pages: Iterable[PageView]) -> dict[ClaimRef, SourceClaim]:
    return {
        claim.ref: claim
        for page in pages
        for block in page.blocks
        if isinstance(block, SourceClaims)
        for claim in block.claims
    }


def _contested(claims: Iterable[Claim]) -> frozenset[ClaimRef]:
    against = {ref for c in claims for o in c.contradicts for ref in (c.ref, o.claim)}
    return frozenset(against | {o.claim for c in claims for o in c.supersedes})


def firm(records: Records, entity: Entity, field: str) -> tuple[Value, ...]:
    """The values of a field that are asserted and that nobody denies; of a field of one value, only one."""
    held = [(c, r.value) for c, r in records.readings.get(entity.id, ()) if r.field == field]
    denied = {value_key(value) for claim, value in held if claim.stance is Stance.DENIES}
    found = {
        value_key(value): value
        for claim, value in held
        if claim.stance is Stance.ASSERTS and not claim.analysis and claim.ref not in records.contested
    }
    values = tuple(value for key, value in found.items() if key not in denied)
    known = records.dossier.kinds[entity.kind].fields.get(field)
    return values if len(values) < 2 or (known and known.many) else ()


def date_of(records: Records, entity: Entity) -> Date | None:
    """The most exact date of an entity, if no other excludes it; one that is only supposed is none."""
    fields = records.dossier.kinds[entity.kind].fields.values()
    dates = [entity.date] if entity.date else []
    for claim, reading in records.readings.get(entity.id, ()):
        is_date = any(f.id == reading.field and f.type is FieldType.DATE for f in fields)
        if is_date and isinstance(reading.value, Date) and claim.stance is Stance.ASSERTS:
            dates.append(reading.value)
    best = min(dates, key=lambda date: (date.last - date.first, date.order), default=None)
    agree = best and all(date.first <= best.first and best.last <= date.last for date in dates)
    return best if agree else None
