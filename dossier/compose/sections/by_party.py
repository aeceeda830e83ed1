"""What is said about an actor, grouped by the party that says it."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.entries import MANY, Group, groups
from dossier.derive.claims_index import Statement
from dossier.derive.groups import grouped
from dossier.derive.origins import origin, party
from dossier.model.content import Dossier


@dataclass(frozen=True, slots=True)
class PartyStatements:
    """The statements of one party, or of several together; no ``parties`` if the origin is unknown.

    ``interested`` says that the actor's party is one of them, ``partly`` that some articles name nobody,
    ``folded`` that the list is closed until a reader opens it.
    """

    parties: tuple[Anchor, ...]
    interested: bool
    groups: tuple[Group, ...]
    partly: bool = False
    folded: bool = False

    @property
    def statements(self) -> int:
        """How many statements these are."""
        return sum(len(group.entries) for group in self.groups)


@dataclass(frozen=True, slots=True)
class StatementsByParty(Block):
    """Statements under a heading, by who says them."""

    title: str | Message
    parties: tuple[PartyStatements, ...]


# This many can be read at a glance; longer groups are folded where the whole list is long.
_FEW = 3

# The parties that say something, and whether some articles say it without naming anybody.
_Key = tuple[tuple[str, ...], bool]


def statements_by_party(
    context: PageContext, title: Message, statements: list[Statement], actor: str
) -> tuple[StatementsByParty, ...]:
    """The statements on an actor by the parties that they come from; nothing where there are none.

    The actor's party comes first, then what it says together with others; then the others, who says most
    first; last what comes from nobody known.
    """
    itself = party(context.dossier, actor)
    said = grouped((_parties(context.dossier, statement, itself), statement) for statement in statements)
    order = sorted(
        # False sorts before True: known origins, those with the party itself, the party alone, then by
        # number.
        said,
        key=lambda key: (not key[0], itself not in key[0], key[0] != (itself,), -len(said[key])),
    )
    is_long = len(statements) > MANY
    parts = tuple(
        PartyStatements(
            parties=tuple(to(context, id) for id in ids),
            interested=itself in ids,
            groups=groups(context, list(said[ids, partly]), actor),
            partly=partly,
            folded=is_long and len(said[ids, partly]) > _FEW,
        )
        for ids, partly in order
    )
    return (StatementsByParty(title, parts),) if parts else ()


def _parties(dossier: Dossier, statement: Statement, itself: str) -> _Key:
    """The origins of the claims, the actor's party first; and whether the origin of some is unknown."""
    origins = [origin(dossier, claim) for claim in statement]
    parties = frozenset[str]().union(*origins)
    return tuple(sorted(parties, key=lambda party: (party != itself, party))), bool(parties) and not all(
        origins
    )
