"""What is said about an actor, parted by who says it."""

from dossier.compose.blocks import Said
from dossier.compose.catalogue import Statement
from dossier.compose.origins import origin, party
from dossier.compose.sheet import Sheet, to
from dossier.compose.statements import MANY, groups
from dossier.compose.views import Phrase, SaidBy
from dossier.model.content import Dossier

# So many are read at a glance; more are folded where the list is long.
_FEW = 3

# The parties that say something, and whether it is also told with nobody named.
_Key = tuple[tuple[str, ...], bool]


def said_by_party(sheet: Sheet, title: Phrase, found: list[Statement], actor: str) -> tuple[Said, ...]:
    """The statements by the parties that they come from; nothing where there are none.

    The actor's own party comes first, then what it says together with others; then the others, who says most
    first; last what comes from nobody known.
    """
    own = party(sheet.dossier, actor)
    said: dict[_Key, list[Statement]] = {}
    for statement in found:
        said.setdefault(_parties(sheet.dossier, statement, own), []).append(statement)
    order = sorted(said, key=lambda key: (not key[0], own not in key[0], key[0] != (own,), -len(said[key])))
    shown = tuple(_said(sheet, said[key], key, own, actor, len(found) > MANY) for key in order)
    return (Said(title, shown),) if shown else ()


def _said(sheet: Sheet, found: list[Statement], key: _Key, own: str, actor: str, folded: bool) -> SaidBy:
    """One part; of a long list, parts of more than a few statements are folded."""
    ids, partly = key
    parties = tuple(to(sheet, id) for id in ids)
    return SaidBy(parties, own in ids, groups(sheet, found, actor), partly, folded and len(found) > _FEW)


def _parties(dossier: Dossier, statement: Statement, own: str) -> _Key:
    """Whom the claims come from, the own party first; and whether some come from nobody known."""
    origins = [origin(dossier, claim) for claim in statement]
    parties = frozenset[str]().union(*origins)
    return tuple(sorted(parties, key=lambda id_: (id_ != own, id_))), bool(parties) and not all(origins)
