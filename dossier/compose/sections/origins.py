"""Where everything comes from: which party feeds which articles, and what rests on one alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.contributions import Contributions, contributions
from dossier.compose.sections.matrix import Matrix, matrix
from dossier.compose.sections.single_origin import SingleOrigin, single_origin_anchor, single_origins
from dossier.compose.sections.voices import Voices, voices
from dossier.derive.catalogue import Catalogue
from dossier.derive.claims_index import Statement
from dossier.derive.origins import UNKNOWN, only_from, origin, parties_of
from dossier.derive.origins import party as party_of
from dossier.model.content import Claim
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A party and what it feeds: who speaks for it, who carries it, in which articles, how many statements.

    ``alone`` counts those behind which no other party stands; of the unknown there is no ``party``.
    ``refs`` are the claims that are from it, ``anchor`` where those that rest on it alone stand.
    """

    party: Anchor | None
    voices: tuple[Anchor, ...]
    carriers: tuple[Anchor, ...]
    articles: tuple[Anchor, ...]
    statements: int
    alone: int
    refs: tuple[ClaimRef, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The parties that stand behind the statements."""

    title: Message
    rows: tuple[OriginRow, ...]


# What the page of origins shows, in this order.
OriginSection = Matrix | Origins | Voices | Contributions | SingleOrigin


def origin_list(context: PageContext) -> list[OriginSection]:
    """The origins of all that is stated, drawn and as a table; what each feeds; what rests on one alone.

    Opinions of the articles' authors are left out: nobody else stands behind them.
    """
    found = [s for s in context.catalogue.claims.statements if not s[0].analysis]
    by_party = _by_party(context.catalogue, found)
    parties = sorted(by_party, key=lambda party: (party == UNKNOWN, -len(by_party[party]), party))
    rows = tuple(_row(context, party, by_party[party]) for party in parties)
    blocks: list[OriginSection] = [*matrix(context, parties, found), Origins(message("origins.behind"), rows)]
    blocks += voices(context, found)
    blocks += contributions(context, found)
    return [*blocks, *single_origins(context, found)]


def _by_party(catalogue: Catalogue, found: Iterable[Statement]) -> dict[str, list[Statement]]:
    by_party: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        for party in parties_of(catalogue.dossier, statement) or (UNKNOWN,):
            by_party[party].append(statement)
    return by_party


def _row(context: PageContext, party: str, found: list[Statement]) -> OriginRow:
    claims = [claim for statement in found for claim in statement if _is_of(context, claim, party)]
    by = dict.fromkeys(a.actor for claim in claims for a in claim.by if a.actor)
    voices = (actor for actor in by if actor != party == party_of(context.dossier, actor))
    carriers = dict.fromkeys(a.actor for claim in claims for a in claim.via if a.actor)
    sources = dict.fromkeys(claim.ref.source for claim in claims)
    return OriginRow(
        party=to(context, party) if party else None,
        voices=tuple(to(context, actor) for actor in voices),
        carriers=tuple(to(context, actor) for actor in carriers),
        articles=tuple(to(context, source) for source in sources),
        statements=len(found),
        alone=sum(only_from(context.dossier, statement) == (party,) for statement in found),
        refs=tuple(claim.ref for claim in claims),
        anchor=single_origin_anchor((party,)),
    )


def _is_of(context: PageContext, claim: Claim, party: str) -> bool:
    known = origin(context.dossier, claim)
    return party in known or (not known and party == UNKNOWN)
