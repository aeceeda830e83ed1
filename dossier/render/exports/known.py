"""What the exports look up: each claim as the page of its source shows it, and the statement it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.compose.page_view import PageView
from dossier.compose.sections.source_claims import SourceClaim, SourceClaims
from dossier.derive.catalogue import Catalogue, Statement, catalogue
from dossier.derive.origins import Support, support
from dossier.model.content import Dossier
from dossier.model.text import ClaimRef
from dossier.render.messages import Messages


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier without errors, looked up by claim; of a withdrawn claim, no statement is known.

    ``t`` has the words of its language.
    """

    catalogue: Catalogue
    shown: Mapping[ClaimRef, SourceClaim]
    statements: Mapping[ClaimRef, tuple[Statement, Support]]
    t: Messages

    @property
    def dossier(self) -> Dossier:
        """The dossier."""
        return self.catalogue.dossier


def known(dossier: Dossier, pages: Iterable[PageView], t: Messages) -> Known:
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
