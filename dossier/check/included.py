"""Numbers that are said to be part of others: of the same figure, and no larger."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.derive.included import included_in
from dossier.model.content import Claim, Dossier
from dossier.model.text import Cited
from dossier.model.values.quantity import Quantity
from dossier.problems import Code, Problem


def included(dossier: Dossier) -> Iterator[Problem]:
    """A claim includes only claims that give a number of the same entity, and no larger one."""
    for claim in dossier.claims.values():
        for cited in claim.includes:
            # A claim that is not there is another rule's.
            if cited.claim in dossier.claims and (hint := _hint(dossier, claim, cited)):
                message = f"'{claim.ref}' cannot include '{cited.claim}'"
                yield Problem(Code.NOT_INCLUDED, cited.at, message, hint)


def _hint(dossier: Dossier, claim: Claim, cited: Cited) -> str:
    pairs = tuple(included_in(claim, dossier.claims[cited.claim]))
    if cited.claim == claim.ref or not pairs:
        return "both must set a number of the same entity, such as 'value' and 'added'"
    is_too_large = all(_least(part) > _most(whole) for whole, part in pairs)
    return "the number that is included is the larger one" if is_too_large else ""


def _least(value: Quantity) -> Decimal:
    # "About" and open ends leave room, and words have no number.
    return value.low if value.low is not None and value.sign in ("", ">", ">=") else Decimal("-Infinity")


def _most(value: Quantity) -> Decimal:
    return value.high if value.high is not None and value.sign in ("", "<", "<=") else Decimal("Infinity")


RULES = (included,)
