"""What is said about an actor, parted by who says it."""

from dossier.compose.blocks import Said
from dossier.compose.catalogue import Statement
from dossier.compose.origins import origin, party
from dossier.compose.sheet import Sheet, to
from dossier.compose.statements import groups
from dossier.compose.views import Phrase, SaidBy
from dossier.model.content import Dossier


def said_by_party(sheet: Sheet, title: Phrase, found: list[Statement], actor: str) -> tuple[Said, ...]:
    """The statements by the parties that they come from; nothing where there are none.

    The actor's own party comes first, then what it says together with others; then the others, who says most
    first; last what comes from nobody known.
    """
    own = party(sheet.dossier, actor)
    said: dict[tuple[tuple[str, ...], bool], list[Statement]] = {}
    for statement in found:
        said.setdefault(_parties(sheet.dossier, statement, own), []).append(statement)
    order = sorted(said, key=lambda key: (not key[0], own not in key[0], key[0] != (own,), -len(said[key])))
    shown = tuple(
        SaidBy(
            tuple(to(sheet, id) for id in ids), own in ids, groups(sheet, said[ids, partly], actor), partly
        )
        for ids, partly in order
    )
    return (Said(title, shown),) if shown else ()


def _parties(dossier: Dossier, statement: Statement, own: str) -> tuple[tuple[str, ...], bool]:
    """Whom the claims come from, the own party first; and whether some come from nobody known."""
    origins = [origin(dossier, claim) for claim in statement]
    parties = frozenset[str]().union(*origins)
    return tuple(sorted(parties, key=lambda id_: (id_ != own, id_))), bool(parties) and not all(origins)
