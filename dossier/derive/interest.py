"""Interested parties: those who speak about themselves."""

from collections.abc import Iterable

from dossier.derive.origins import party
from dossier.model.content import Claim, Dossier, Stance
from dossier.model.values import ENTITY


def interested_parties(dossier: Dossier, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The parties that speak about themselves in one of the claims, each once.

    A party does so if one of its actors asserts the claim, and the claim is about an actor of that party: it
    names one in ``about``, sets a field of one, or sets one as a value (giver, participant …). A mere link in
    ``says`` does not count, since links name the speakers too. Whoever gave no comment said nothing.
    """
    return tuple(dict.fromkeys(id for claim in claims for id in _interested(dossier, claim)))


def _interested(dossier: Dossier, claim: Claim) -> list[str]:
    if claim.stance is Stance.NO_COMMENT:
        return []
    values = (str(r.value) for r in claim.readings if dossier.field_of(r).type is ENTITY)
    about = {party(dossier, id) for id in (*claim.subjects, *values)}
    return [id for id in dict.fromkeys(party(dossier, actor) for actor in claim.speakers) if id in about]
