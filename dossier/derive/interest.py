"""Interested parties: those who speak about a matter to which they are a party."""

from collections.abc import Iterable
from itertools import chain

from dossier.derive.catalogue import Catalogue
from dossier.derive.origins import party
from dossier.model.content import NOT_ADMITTING, Claim, Stance
from dossier.model.values import ENTITY


def interested_parties(catalogue: Catalogue, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The parties that speak, in one of the claims, about a matter to which they are a party, each once.

    A party does so if one of its actors asserts the claim, the claim is about an actor of that party, and
    there is a matter: a meeting, a transfer or whatever else has it as a party (the kinds say which fields
    make one), or one that is contested. The claim is about an actor that it names in ``about``, sets a field
    of, or sets as a value. A mere link in ``says`` does not count, since links name the speakers too. Whoever
    gave no comment said nothing.
    """
    return tuple(dict.fromkeys(id for claim in claims for id in _interested(catalogue, claim)))


def _interested(catalogue: Catalogue, claim: Claim) -> list[str]:
    if claim.stance is Stance.NO_COMMENT:
        return []
    dossier = catalogue.dossier
    values = (str(r.value) for r in claim.readings if dossier.field_of(r).type is ENTITY)
    about = {party(dossier, id) for id in (*claim.subjects, *values)}
    if not _is_contested(catalogue, claim):
        named = (catalogue.parties_to.get(subject, ()) for subject in _subjects(catalogue, claim))
        about &= set(chain.from_iterable(named))
    return [id for id in dict.fromkeys(party(dossier, actor) for actor in claim.speakers) if id in about]


def _is_contested(catalogue: Catalogue, claim: Claim) -> bool:
    return claim.stance in NOT_ADMITTING or claim.ref in catalogue.disputed


def _subjects(catalogue: Catalogue, claim: Claim) -> Iterable[str]:
    """What the claim is about; of a figure, also what it counts."""
    for id in claim.subjects:
        yield id
        counted = catalogue.dossier.entities[id].of
        if counted:
            yield counted.id
