"""Interest: who speaks about a matter to which they are a party, and who about others."""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from itertools import chain

from dossier.derive.catalogue import Catalogue
from dossier.derive.origins import origin, party
from dossier.model.content import NOT_ADMITTING, Claim, Stance
from dossier.model.roles import KindRole
from dossier.model.values import ENTITY


class Interest(StrEnum):
    """Whose matter a statement is to those who speak: the one mark that stands at the head of it."""

    OWN_SIDE = "own-side"
    OUTSIDER = "outsider"
    # The article alone: it names nobody who says so.
    ARTICLE = "article"
    # Somebody is named, and the records do not tell that it concerns others.
    OPEN = ""


def interest(catalogue: Catalogue, claims: Sequence[Claim], interested: Collection[str]) -> Interest:
    """The interest of those who speak in claims that make one statement; the least firm where they differ.

    One of the ``interested_parties`` makes it its own side's. Outsiders are all speakers only where the
    claims concern parties, and none of the speakers' is among them: no claim is about it, it is a party to
    nothing that one is about, and it promises nothing. Of whoever only carries the word nothing is said, and
    silence is the article's alone.
    """
    if interested:
        return Interest.OWN_SIDE
    told = [claim for claim in claims if claim.stance is not Stance.NO_COMMENT]
    if not any(who.actor for claim in told for who in (*claim.by, *claim.via)):
        return Interest.OPEN if any(_is_taken(catalogue, claim) for claim in told) else Interest.ARTICLE
    spoken = [claim for claim in told if claim.by]
    are_apart = bool(spoken) and all(_are_apart(catalogue, claim) for claim in spoken)
    return Interest.OUTSIDER if are_apart else Interest.OPEN


def _is_taken(catalogue: Catalogue, claim: Claim) -> bool:
    """Whether the article has it from a work of known origin: then it does not tell it alone."""
    dossier = catalogue.dossier
    return not dossier.sources[claim.ref.source].first_hand and bool(origin(dossier, claim))


def _are_apart(catalogue: Catalogue, claim: Claim) -> bool:
    """Whether the claim concerns parties, and has speakers with names who are all of other parties."""
    dossier = catalogue.dossier
    concerned = _about(catalogue, claim) | _parties_to(catalogue, claim)
    # A thing that has no party concerns nobody on record.
    concerned = {id for id in concerned if dossier.has_role(id, KindRole.PARTY)}
    parties = {party(dossier, who.actor) for who in claim.by}
    return (
        claim.stance is not Stance.PROMISES
        and all(who.actor for who in claim.by)
        and bool(concerned)
        and concerned.isdisjoint(parties)
    )


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
    about = _about(catalogue, claim)
    if not _is_contested(catalogue, claim):
        about &= _parties_to(catalogue, claim)
    parties = dict.fromkeys(party(catalogue.dossier, actor) for actor in claim.speakers)
    return [id for id in parties if id in about]


def _about(catalogue: Catalogue, claim: Claim) -> set[str]:
    """The parties of all actors that the claim is about."""
    dossier = catalogue.dossier
    values = (str(r.value) for r in claim.readings if dossier.field_of(r).type is ENTITY)
    return {party(dossier, id) for id in (*claim.subjects, *values)}


def _parties_to(catalogue: Catalogue, claim: Claim) -> set[str]:
    """The parties to any matter that the claim is about."""
    named = (catalogue.parties_to.get(subject, ()) for subject in _subjects(catalogue, claim))
    return set(chain.from_iterable(named))


def _is_contested(catalogue: Catalogue, claim: Claim) -> bool:
    return claim.stance in NOT_ADMITTING or claim.ref in catalogue.disputed


def _subjects(catalogue: Catalogue, claim: Claim) -> Iterable[str]:
    """What the claim is about; of a figure, also what it counts."""
    for id in claim.subjects:
        yield id
        counted = catalogue.dossier.entities[id].of
        if counted:
            yield counted.id
