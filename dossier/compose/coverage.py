"""How much of the dossier was really checked, so that the site can say so itself."""

from collections import Counter
from collections.abc import Iterable

from dossier.compose.blocks import Coverage
from dossier.compose.catalogue import Catalogue
from dossier.compose.origins import origin
from dossier.model.content import Claim
from dossier.model.dates import Basis
from dossier.model.walk import dates


def coverage(catalogue: Catalogue) -> Coverage:
    """What the dossier holds, and what of it was compared with the sources' texts.

    In a dossier without errors, every claim of a source that names its text was compared with it.
    """
    dossier = catalogue.dossier
    claims = list(dossier.claims.values())
    verified = [claim for claim in claims if dossier.sources[claim.ref.source].sha256]
    bases = Counter(date.basis for date in set(dates(dossier)))
    return Coverage(
        sources=len(dossier.sources),
        claims=len(claims),
        opinions=sum(claim.analysis for claim in claims),
        verified=len(verified),
        quotes=_quotes(claims),
        verified_quotes=_quotes(verified),
        unknown=sum(not origin(dossier, claim) for claim in claims),
        stated=bases[Basis.STATED],
        inferred=bases[Basis.INFERRED],
        outside=bases[Basis.OUTSIDE],
    )


def _quotes(claims: Iterable[Claim]) -> int:
    return sum(claim.quote is not None for claim in claims)
