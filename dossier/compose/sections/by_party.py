"""What is said about an actor, parted by who says it."""

from dataclasses import dataclass

from dossier.compose.inline import Anchor, Message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.entries import MANY, Group, groups
from dossier.derive.claims_index import Statement
from dossier.derive.origins import origin, party
from dossier.model.content import Dossier


@dataclass(frozen=True, slots=True)
class PartyStatements:
    """What comes from one party, or from several together; none where that is unknown.

    ``partly`` says that it is also told with nobody named, ``folded`` that a reader opens it to see it.
    """

    parties: tuple[Anchor, ...]
    own: bool
    groups: tuple[Group, ...]
    partly: bool = False
    folded: bool = False

    @property
    def statements(self) -> int:
        """How many statements these are."""
        return sum(len(group.entries) for group in self.groups)


@dataclass(frozen=True, slots=True)
class StatementsByParty:
    """Statements under a heading, by who says them."""

    title: str | Message
    parties: tuple[PartyStatements, ...]


# So many are read at a glance; more are folded where the list is long.
_FEW = 3

# The parties that say something, and whether it is also told with nobody named.
_Key = tuple[tuple[str, ...], bool]


def statements_by_party(
    context: PageContext, title: Message, found: list[Statement], actor: str
) -> tuple[StatementsByParty, ...]:
    """The statements by the parties that they come from; nothing where there are none.

    The actor's own party comes first, then what it says together with others; then the others, who says most
    first; last what comes from nobody known.
    """
    own = party(context.dossier, actor)
    said: dict[_Key, list[Statement]] = {}
    for statement in found:
        said.setdefault(_parties(context.dossier, statement, own), []).append(statement)
    order = sorted(said, key=lambda key: (not key[0], own not in key[0], key[0] != (own,), -len(said[key])))
    shown = tuple(_said(context, said[key], key, own, actor, len(found) > MANY) for key in order)
    return (StatementsByParty(title, shown),) if shown else ()


def _said(
    context: PageContext, found: list[Statement], key: _Key, own: str, actor: str, folded: bool
) -> PartyStatements:
    """One part; of a long list, parts of more than a few statements are folded."""
    ids, partly = key
    parties = tuple(to(context, id) for id in ids)
    return PartyStatements(
        parties, own in ids, groups(context, found, actor), partly, folded and len(found) > _FEW
    )


def _parties(dossier: Dossier, statement: Statement, own: str) -> _Key:
    """Whom the claims come from, the own party first; and whether some come from nobody known."""
    origins = [origin(dossier, claim) for claim in statement]
    parties = frozenset[str]().union(*origins)
    return tuple(sorted(parties, key=lambda id_: (id_ != own, id_))), bool(parties) and not all(origins)
