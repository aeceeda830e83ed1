"""Statements as entries: what is said, by whom, and what stands against it."""

from collections.abc import Iterable

from dossier.compose.blocks import Entries
from dossier.compose.catalogue import Catalogue, Statement
from dossier.compose.differences import differences, wordings
from dossier.compose.sheet import Sheet, attributed, cite, inlines, place_in, to, to_claim, to_disputes, when
from dossier.compose.views import Corrected, Entry, Group, Other, Phrase
from dossier.model.content import Claim, Correction, Dossier
from dossier.model.standing import standing
from dossier.model.text import ClaimRef

ACTORS = "actors"
MEETINGS = "meetings"

# From here on a list is parted by subject; that of a meeting by speaker.
MANY = 12
_FEW = 4

# The entities that a group of statements stands under.
Subjects = tuple[str, ...]


def entry(sheet: Sheet, statement: Statement) -> Entry:
    """A statement as a page shows it; its footnotes follow its text, those of withdrawn claims last."""
    first = statement[0]
    noted = [*(claim.ref for claim in statement), *sheet.catalogue.fallen.get(first.ref, ())]
    return Entry(
        says=inlines(sheet, first.says),
        marks=cite(sheet, noted),
        line=attributed(sheet, statement),
        notes=tuple(inlines(sheet, claim.note) for claim in statement if claim.note),
        contradicts=_others(sheet, _contradictions(sheet.catalogue, statement)),
        earlier=_others(sheet, (other.claim for claim in statement for other in claim.supersedes)),
        later=later(sheet, statement),
        analysis=first.analysis,
        disputed=to_disputes(sheet, (claim.ref for claim in statement)),
        corrected=tuple(corrected(sheet, c) for claim in statement for c in claim.corrected),
        differences=differences(sheet, statement),
        wordings=wordings(sheet, statement),
    )


def corrected(sheet: Sheet, correction: Correction) -> Corrected:
    """A correction with its links resolved."""
    return Corrected(correction.date, inlines(sheet, correction.was), correction.because)


def entries(sheet: Sheet, title: Phrase, found: list[Statement], entity: str) -> tuple[Entries, ...]:
    """The statements on an entity under a heading; nothing where there are none."""
    shown = groups(sheet, found, entity)
    return (Entries(title, shown),) if shown else ()


def groups(sheet: Sheet, found: list[Statement], entity: str) -> tuple[Group, ...]:
    """The statements on an entity, many parted by what else they are about; those on a meeting by speaker."""
    said = sheet.dossier.entities[entity].kind == MEETINGS
    parted: dict[Subjects, list[Statement]] = {}
    for statement in found:
        parted.setdefault(_subjects(sheet.dossier, statement, entity, len(found)), []).append(statement)
    if len(parted) > 1:
        parted = _with_rest(parted, fewest=1 if said else 2)
    return tuple(
        Group(tuple(to(sheet, id) for id in ids), tuple(entry(sheet, s) for s in members), said)
        for ids, members in parted.items()
    )


def _subjects(dossier: Dossier, statement: Statement, entity: str, many: int) -> Subjects:
    """Who says a statement of a meeting; else what it is also about, where there are many."""
    if dossier.entities[entity].kind == MEETINGS:
        return statement[0].speakers if many > _FEW else ()
    other = _group(dossier, statement[0], entity) if many > MANY else ""
    return (other,) if other else ()


def _group(dossier: Dossier, claim: Claim, entity: str) -> str:
    """What else the claim is about: a thing of another kind that is not an actor, by the order of kinds."""
    kinds = [kind for kind in dossier.kinds if kind not in (ACTORS, dossier.entities[entity].kind)]
    others = sorted(
        (kinds.index(dossier.entities[id].kind), place, id)
        for place, id in enumerate(claim.subjects)
        if id != entity and dossier.entities[id].kind in kinds
    )
    return others[0][2] if others else ""


def _with_rest(groups: dict[Subjects, list[Statement]], fewest: int) -> dict[Subjects, list[Statement]]:
    """The groups of some size; all other statements come last, in their own order."""
    kept = {ids: members for ids, members in groups.items() if ids and len(members) >= fewest}
    rest = [s for ids, members in groups.items() if ids not in kept for s in members]
    return kept | ({(): rest} if rest else {})


def said_by(catalogue: Catalogue, actor: str) -> list[Statement]:
    """What an actor says, in the order of dates."""
    return [s for s in catalogue.by.get(actor, []) if not s[0].analysis]


def said_about(catalogue: Catalogue, entity: str) -> list[Statement]:
    """What others say about an entity, in the order of dates."""
    said = {s[0].ref for s in said_by(catalogue, entity)}
    return [s for s in catalogue.about.get(entity, []) if not s[0].analysis and s[0].ref not in said]


def opinions(catalogue: Catalogue, entity: str) -> list[Statement]:
    """What the authors of the sources conclude about an entity."""
    return [s for s in catalogue.about.get(entity, []) if s[0].analysis]


def _contradictions(catalogue: Catalogue, statement: Statement) -> Iterable[ClaimRef]:
    """The claims that contradict the statement, from whichever side that was written."""
    for claim in statement:
        yield from (other.claim for other in claim.contradicts)
        yield from catalogue.contradicted.get(claim.ref, ())


def later(sheet: Sheet, claims: Iterable[Claim], of: tuple[str, str] | None = None) -> tuple[Other, ...]:
    """What the same party said otherwise later; if a field of an entity is given, what it said of that."""
    refs = (ref for claim in claims for ref in sheet.catalogue.superseded.get(claim.ref, ()))
    found = (sheet.dossier.claims[ref] for ref in refs)
    told = (c for c in found if of is None or of in {(r.entity, r.field) for r in c.readings})
    return _others(sheet, (claim.ref for claim in told))


def _others(sheet: Sheet, refs: Iterable[ClaimRef]) -> tuple[Other, ...]:
    claims = standing(sheet.dossier.claims[ref] for ref in dict.fromkeys(refs))
    return tuple(_other(sheet, claim) for claim in claims)


def _other(sheet: Sheet, claim: Claim) -> Other:
    source = sheet.dossier.sources[claim.ref.source]
    link = to_claim(sheet, claim.ref, place_in(sheet.dossier, claim))
    return Other(inlines(sheet, claim.says), link, claim.stance, when(sheet, claim.date or source.published))
