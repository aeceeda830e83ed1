"""Counts of the statements on a page: by stance, and by the number of their origins."""

from collections import Counter
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.sections.entries import opinions, said_about, said_by
from dossier.derive.catalogue import Catalogue
from dossier.model.content import Stance


@dataclass(frozen=True, slots=True)
class Summary(Block):
    """How many statements a page holds, by stance, and on how many origins they rest.

    ``one`` counts those with one origin alone, ``unknown`` those with none that is known; ``opinions`` are
    not among the others.
    """

    stances: tuple[tuple[Stance, int], ...]
    one: int
    unknown: int
    opinions: int

    @property
    def several(self) -> int:
        """How many statements rest on more than one origin."""
        return sum(count for _, count in self.stances) - self.one - self.unknown


def summary(catalogue: Catalogue, entity: str) -> tuple[Summary, ...]:
    """The counts of what an entity says and what is said about it; nothing where both are empty.

    A statement of several claims counts once, with the stance that it is shown with.
    """
    statements = said_by(catalogue, entity) + said_about(catalogue, entity)
    stances = Counter(statement[0].stance for statement in statements)
    origins = [catalogue.supports[statement[0].ref].origins for statement in statements]
    counted = tuple((stance, stances[stance]) for stance in Stance if stances[stance])
    apart = len(opinions(catalogue, entity))
    return (Summary(counted, origins.count(1), origins.count(0), apart),) if statements else ()
