"""What the exports look up: each claim as the page of its source shows it, and the statement it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.compose.blocks import PageView, SourceClaims
from dossier.compose.catalogue import Catalogue, Statement, catalogue
from dossier.compose.origins import Support, support
from dossier.compose.views import SourceClaim
from dossier.model.content import Dossier
from dossier.model.text import ClaimRef
from dossier.render.words import Words


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier without errors, looked up by claim; of a withdrawn claim, no statement is known.

    ``t`` has the words of its language.
    """

    catalogue: Catalogue
    shown: Mapping[ClaimRef, SourceClaim]
    statements: Mapping[ClaimRef, tuple[Statement, Support]]
    t: Words

    @property
    def dossier(self) -> Dossier:
        """The dossier."""
        return self.catalogue.dossier


def known(dossier: Dossier, pages: Iterable[PageView], t: Words) -> Known:
    """Everything looked up once."""
    found = catalogue(dossier)
    statements = dict[ClaimRef, tuple[Statement, Support]]()
    for statement in found.statements:
        behind = support(dossier, statement)
        statements |= {claim.ref: (statement, behind) for claim in statement}
    return Known(found, dict(_shown(pages)), statements, t)


def _shown(pages: Iterable[PageView]) -> Iterable[tuple[ClaimRef, SourceClaim]]:
    for page in pages:
        for block in page.blocks:
            if isinstance(block, SourceClaims):
                yield from ((claim.ref, claim) for claim in block.claims)
