"""Who says so: speakers, carriers, stance and date of a statement, and what stands behind it (after PROV)."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.compose.inline import Anchor, message
from dossier.compose.page_context import PageContext, name_of, place_in, title_of, to, to_claim
from dossier.compose.shared import once
from dossier.derive.catalogue import Catalogue
from dossier.derive.claims_index import Statement
from dossier.derive.interest import Interest, interest, interested_parties
from dossier.derive.origins import Support, party, support
from dossier.derive.reviews import is_checked
from dossier.model.content import Attribution, Claim, Dossier, Stance
from dossier.model.dates import Date
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who asserts or carries: an actor, a role that speaks for it, or somebody unnamed."""

    actor: Anchor | None
    role: str


@dataclass(frozen=True, slots=True)
class When:
    """A date, whether it rests in the end on one from outside the sources, and what it is inferred from."""

    date: Date
    outside: bool
    behind: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who says so: speakers, carriers, stance, the date and what stands behind it.

    ``support`` is set from two claims up, with the ``carrier`` through whom all of them came;
    ``published`` says that the date is that of publication, ``first_hand`` that the source saw it itself.
    ``via_in_part`` says that only some of the claims came through ``via``, ``derived_in_part`` that only some
    are ``derived`` from those works. ``opinion``: it is what the article's author makes of it.
    ``interest`` is whose matter it is to those who speak; ``interested`` names the parties that speak about
    their own, ``interested_alone`` says that they speak themselves, and nobody else, ``interested_in_part``
    that others speak beside them. ``by_in_part`` says that only some of the claims name who says so,
    ``sources`` in how many articles they stand. Of ``drafts``, nobody has confirmed any claim, of
    ``drafts_in_part`` some; ``unsure`` is what they say that they are unsure of. A second person has
    ``checked`` every claim against its passage. A party has ``admitted`` there what it denied before.
    """

    by: tuple[Speaker, ...]
    via: tuple[Speaker, ...]
    derived: tuple[Anchor, ...]
    stance: Stance
    date: When | None
    published: bool
    first_hand: bool
    support: Support | None
    carrier: Anchor | None
    interest: Interest = Interest.OPEN
    interested: tuple[str, ...] = ()
    interested_alone: bool = False
    interested_in_part: bool = False
    by_in_part: bool = False
    sources: int = 1
    via_in_part: bool = False
    derived_in_part: bool = False
    opinion: bool = False
    drafts: bool = False
    drafts_in_part: bool = False
    unsure: tuple[str, ...] = ()
    checked: bool = False
    admitted: bool = False


def provenance(context: PageContext, statement: Statement) -> Provenance:
    """Who says so: the first claim gives stance and date, all give speakers, carriers and works."""
    return _made(context.catalogue, tuple([claim.ref for claim in statement]))


@once
def _made(catalogue: Catalogue, refs: tuple[ClaimRef, ...]) -> Provenance:
    dossier, context = catalogue.dossier, PageContext(catalogue, "")
    statement = tuple([dossier.claims[ref] for ref in refs])
    first = statement[0]
    interested = interested_parties(catalogue, statement)
    behind = support(dossier, statement) if len(statement) > 1 else None
    carrier = behind.carrier if behind else ""
    # Whoever carried all of it is named once, with the support.
    carriers = [a for claim in statement for a in claim.via if not a.actor or a.actor != carrier]
    works = dict.fromkeys(id for claim in statement for id in _works(dossier, claim))
    return Provenance(
        by=_speakers(context, [a for claim in statement for a in claim.by]),
        via=_speakers(context, carriers),
        derived=tuple(to(context, id) for id in works),
        stance=first.stance,
        date=when(context, first.date or dossier.sources[first.ref.source].published),
        published=first.date is None,
        first_hand=dossier.sources[first.ref.source].first_hand,
        support=behind,
        carrier=to(context, carrier) if carrier else None,
        interest=interest(catalogue, statement, interested),
        interested=tuple(name_of(dossier, id) for id in interested),
        interested_alone={who.actor for claim in statement for who in claim.by} == {*interested},
        interested_in_part=bool(interested) and not _parties(dossier, statement) <= {*interested},
        by_in_part=not all(claim.by for claim in statement),
        sources=len({claim.ref.source for claim in statement}),
        via_in_part=not all(claim.via for claim in statement),
        derived_in_part=not all(_works(dossier, claim) for claim in statement),
        opinion=all(_is_the_authors(claim) for claim in statement),
        checked=all(is_checked(dossier, claim) for claim in statement),
        admitted=any(claim.ref in catalogue.admissions for claim in statement),
        drafts=all(claim.draft for claim in statement),
        drafts_in_part=any(claim.draft for claim in statement),
        unsure=tuple(dict.fromkeys(str(aspect) for claim in statement for aspect in claim.unsure)),
    )


def _parties(dossier: Dossier, statement: Statement) -> set[str]:
    """Those who speak, by their parties; an empty name for whoever has none."""
    speakers = (who.actor for claim in statement for who in claim.by)
    return {party(dossier, actor) if actor else "" for actor in speakers}


def _is_the_authors(claim: Claim) -> bool:
    """Whether it is the opinion of the article's author, and of nobody whom the article names."""
    return claim.analysis and not claim.by and not claim.via


def _works(dossier: Dossier, claim: Claim) -> list[str]:
    """The works that a claim comes from where nobody is named who says or carries it."""
    if claim.by or claim.via or claim.analysis:
        return []
    return [work.id for work in dossier.sources[claim.ref.source].derived_from]


def when(context: PageContext, date: Date | None) -> When | None:
    """The date with what it is inferred from; None for None."""
    if date is None:
        return None
    # The name is source#claim, or only a source; the slice drops the sign between them.
    behind = tuple(_behind(context, *named.id.partition("#")[::2]) for named in date.derived)
    return When(date, date in context.catalogue.outside, behind)


def _behind(context: PageContext, source: str, claim: str) -> Anchor:
    ref = ClaimRef(source, claim)
    if ref in context.dossier.claims:
        return to_claim(
            context, ref, place_in(context.dossier, context.dossier.claims[ref], mark_withdrawn=True)
        )
    kind = "withdrawn-source" if context.dossier.sources[source].withdrawn else "source"
    title = title_of(context.dossier, context.dossier.sources[source])
    return to(context, source, message(f"places.date-of-{kind}", source=title))


def _speakers(context: PageContext, attributions: Iterable[Attribution]) -> tuple[Speaker, ...]:
    speakers = (Speaker(to(context, a.actor) if a.actor else None, a.role) for a in attributions)
    return tuple(dict.fromkeys(speakers))
