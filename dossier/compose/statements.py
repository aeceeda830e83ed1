"""Statements as entries: what is said, by whom, and what stands against it."""

from collections.abc import Iterable

from dossier.compose.catalogue import Catalogue, Statement
from dossier.compose.sheet import Sheet, attributed, cite, inlines, to_claim
from dossier.compose.views import Anchor, Entries, Entry
from dossier.model.content import Dossier
from dossier.model.text import ClaimRef, Link


def entry(sheet: Sheet, statement: Statement) -> Entry:
    """A statement as a page shows it; its footnotes follow its text."""
    first = statement[0]
    return Entry(
        says=inlines(sheet, first.says),
        marks=cite(sheet, [claim.ref for claim in statement]),
        line=attributed(sheet, statement),
        notes=tuple(inlines(sheet, claim.note) for claim in statement if claim.note),
        contradicts=_summaries(sheet, _contradictions(sheet.catalogue, statement)),
        later=_summaries(
            sheet, (ref for claim in statement for ref in sheet.catalogue.superseded.get(claim.ref, ()))
        ),
        analysis=first.analysis,
    )


def entries(sheet: Sheet, title: str, found: Iterable[Statement]) -> tuple[Entries, ...]:
    """The statements under a heading; nothing where there are none."""
    shown = tuple(entry(sheet, statement) for statement in found)
    return (Entries(title, shown),) if shown else ()


def said_by(catalogue: Catalogue, actor: str) -> list[Statement]:
    """What an actor says, in the order of dates."""
    return [s for s in catalogue.by.get(actor, []) if not s[0].analysis]


def said_about(catalogue: Catalogue, entity: str) -> list[Statement]:
    """What others say about an entity, in the order of dates."""
    said = said_by(catalogue, entity)
    return [s for s in catalogue.about.get(entity, []) if not s[0].analysis and s not in said]


def opinions(catalogue: Catalogue, entity: str) -> list[Statement]:
    """What the authors of the sources conclude about an entity."""
    return [s for s in catalogue.about.get(entity, []) if s[0].analysis]


def _contradictions(catalogue: Catalogue, statement: Statement) -> Iterable[ClaimRef]:
    """The claims that contradict the statement, from whichever side that was written."""
    for claim in statement:
        yield from (other.claim for other in claim.contradicts)
        yield from catalogue.contradicted.get(claim.ref, ())


def _summaries(sheet: Sheet, refs: Iterable[ClaimRef]) -> tuple[Anchor, ...]:
    return tuple(to_claim(sheet, ref, summary(sheet.dossier, ref)) for ref in dict.fromkeys(refs))


def summary(dossier: Dossier, ref: ClaimRef) -> str:
    """What the claim says, as plain words."""
    parts = (p.label or p.target if isinstance(p, Link) else p for p in dossier.claims[ref].says)
    return "".join(p for p in parts if isinstance(p, str)).strip()
