"""Interested parties: those who speak about themselves."""

from collections.abc import Iterable

from dossier.derive.origins import party
from dossier.model.content import Claim, Dossier, Stance
from dossier.model.values import ENTITY


def interested_parties(dossier: Dossier, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The parties that speak about themselves in one of the claims, each once.

    A party does so where one of its actors asserts the claim, and the claim is about an actor of that party:
    one that stands in its ``about``, that it sets something on, or that a value of its names as giver, as
    participant … A mere link in ``says`` does not count, since that names the speakers too. Of one who gave
    no comment, nothing was said.
    """
    return tuple(dict.fromkeys(id for claim in claims for id in _interested(dossier, claim)))


def _interested(dossier: Dossier, claim: Claim) -> list[str]:
    if claim.stance is Stance.NO_COMMENT:
        return []
    values = (str(r.value) for r in claim.readings if dossier.field_of(r).type is ENTITY)
    about = {party(dossier, id) for id in (*claim.subjects, *values)}
    return [id for id in dict.fromkeys(party(dossier, actor) for actor in claim.speakers) if id in about]
