"""What a page holds, counted: statements by stance, and how many of them rest on one origin alone."""

from collections import Counter

from dossier.compose.blocks import Summary
from dossier.compose.catalogue import Catalogue, Statement
from dossier.compose.origins import support
from dossier.compose.statements import opinions, said_about, said_by
from dossier.model.content import Stance


def summary(catalogue: Catalogue, entity: str) -> tuple[Summary, ...]:
    """The counts of what an entity says and what is said about it; nothing where there is nothing.

    A statement of several claims counts once, with the stance that it is shown with.
    """
    found = said_by(catalogue, entity) + said_about(catalogue, entity)
    stances = Counter(statement[0].stance for statement in found)
    origins = [_origins(catalogue, statement) for statement in found]
    counted = tuple((stance, stances[stance]) for stance in Stance if stances[stance])
    apart = len(opinions(catalogue, entity))
    return (Summary(counted, origins.count(1), origins.count(0), apart),) if found else ()


def _origins(catalogue: Catalogue, statement: Statement) -> int:
    return support(catalogue.dossier, statement).origins
