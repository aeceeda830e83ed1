"""Statements under a heading; a long list is grouped by what they are also about."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Label, Message
from dossier.compose.page_context import PageContext, title_of, to
from dossier.compose.statements import Entry, entry
from dossier.derive.catalogue import Catalogue
from dossier.derive.claims_index import Statement
from dossier.derive.groups import grouped
from dossier.model.content import Claim, Dossier
from dossier.model.roles import KindRole

# Longer lists are grouped: by subject beyond ``MANY``, an event's by speaker beyond ``_FEW``.
MANY = 12


_FEW = 4


# The entities that a group of statements stands under.
Subjects = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together, since they are also about the same ``subjects``.

    An event's are grouped by speaker instead: then ``said`` is true, and ``subjects`` are the speakers.
    """

    subjects: tuple[Anchor, ...]
    entries: tuple[Entry, ...]
    said: bool = False


@dataclass(frozen=True, slots=True)
class Entries(Block):
    """Statements under a heading."""

    title: Label
    groups: tuple[Group, ...]


def entries(
    context: PageContext, title: Message, statements: list[Statement], entity: str
) -> tuple[Entries, ...]:
    """The statements on an entity under a heading; nothing where there are none."""
    parted = groups(context, statements, entity)
    return (Entries(title, parted),) if parted else ()


def groups(context: PageContext, statements: list[Statement], entity: str) -> tuple[Group, ...]:
    """The statements on an entity, grouped by what else they are about; those on an event by speaker."""
    said = context.dossier.has_role(entity, KindRole.EVENT)
    parted: dict[Subjects, list[Statement]] = {}
    for statement in statements:
        parted.setdefault(_subjects(context.dossier, statement, entity, len(statements)), []).append(
            statement
        )
    if len(parted) > 1:
        # A speaker alone is a good heading even for one statement; a subject is one only from two.
        parted = _with_rest(parted, fewest=1 if said else 2)
    return tuple(
        Group(tuple(to(context, id) for id in ids), tuple(entry(context, s) for s in members), said)
        for ids, members in parted.items()
    )


def _subjects(dossier: Dossier, statement: Statement, entity: str, many: int) -> Subjects:
    """The heading of a statement: for an event its speakers, else what else it is about; else nothing."""
    if dossier.has_role(entity, KindRole.EVENT):
        return statement[0].speakers if many > _FEW else ()
    other = _group(dossier, statement[0], entity) if many > MANY else ""
    return (other,) if other else ()


def _group(dossier: Dossier, claim: Claim, entity: str) -> str:
    """What else the claim is about: the first that is neither a party nor of the same kind, else nothing."""
    apart = (*dossier.kinds_of(KindRole.PARTY), dossier.entities[entity].kind)
    kinds = [kind for kind in dossier.kinds if kind not in apart]
    others = sorted(
        # The kind that comes first in kinds.yml wins, then the entity that the editor named first.
        (kinds.index(dossier.entities[id].kind), place, id)
        for place, id in enumerate(claim.subjects)
        if id != entity and dossier.entities[id].kind in kinds
    )
    return others[0][2] if others else ""


def _with_rest(groups: dict[Subjects, list[Statement]], fewest: int) -> dict[Subjects, list[Statement]]:
    """The groups of at least ``fewest`` statements; all others together, last, in their own order."""
    kept = {ids: members for ids, members in groups.items() if ids and len(members) >= fewest}
    rest = [s for ids, members in groups.items() if ids not in kept for s in members]
    return kept | ({(): rest} if rest else {})


def said_by(catalogue: Catalogue, actor: str) -> list[Statement]:
    """The statements of an actor, by date, without opinions."""
    return [s for s in catalogue.claims.by.get(actor, ()) if not s[0].analysis]


def said_about(catalogue: Catalogue, entity: str) -> list[Statement]:
    """The statements of others about an entity, by date, without opinions."""
    # What an actor says about itself stands in the list of what it says.
    said = {s[0].ref for s in said_by(catalogue, entity)}
    return [s for s in catalogue.claims.about.get(entity, ()) if not s[0].analysis and s[0].ref not in said]


def opinions(catalogue: Catalogue, entity: str) -> list[Statement]:
    """Opinions of the sources' authors about an entity."""
    return [s for s in catalogue.claims.about.get(entity, ()) if s[0].analysis]


def opinions_by_source(context: PageContext) -> list[Entries]:
    """All opinions of the sources' authors, those of one source under its title."""
    every = [s for s in context.catalogue.claims.statements if s[0].analysis]
    dossier = context.dossier
    parted = grouped((statement[0].ref.source, statement) for statement in every)
    return [
        Entries(title_of(dossier, source), (Group((), tuple(entry(context, s) for s in parted[id])),))
        for id, source in dossier.sources.items()
        if id in parted
    ]
