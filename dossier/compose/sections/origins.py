"""Where the information comes from: which party feeds which articles, and what rests on one alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.matrix import matrix
from dossier.compose.sections.same_report import same_report
from dossier.compose.sections.single_origin import single_origin_anchor, single_origins
from dossier.compose.sections.voices import voices
from dossier.derive.claims_index import Statement
from dossier.derive.groups import grouped
from dossier.derive.origins import UNKNOWN, only_from, origin, parties_of
from dossier.derive.origins import party as party_of
from dossier.model.content import Claim
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A party and what it feeds: who speaks for it, who carries it, in which articles.

    ``statements`` are those that rest on this party alone, so that they would fall with it; in the row of
    unknown origins, where ``party`` is None, all of them. ``refs`` are its claims, ``anchor`` is the place of
    the list of those that rest on it alone.
    """

    party: Anchor | None
    voices: tuple[Anchor, ...]
    carriers: tuple[Anchor, ...]
    articles: tuple[Anchor, ...]
    statements: int
    refs: tuple[ClaimRef, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Origins(Block):
    """The parties that stand behind the statements."""

    title: Message
    rows: tuple[OriginRow, ...]


def origin_list(context: PageContext) -> list[Block]:
    """Which articles rest on the same report; the origins, drawn and as a table, and what falls with each.

    Opinions of the articles' authors are left out: nobody else stands behind them.
    """
    statements = context.catalogue.stated
    by_party = grouped(
        (party, statement)
        for statement in statements
        for party in parties_of(context.dossier, statement) or (UNKNOWN,)
    )
    # The unknown last, then by number of statements; the id keeps the order the same in every run.
    parties = sorted(by_party, key=lambda party: (party == UNKNOWN, -len(by_party[party]), party))
    rows = tuple(_row(context, party, by_party[party]) for party in parties)
    behind = [Origins(message("origins.behind"), rows)] if rows else []
    blocks: list[Block] = [*same_report(context), *matrix(context, by_party, parties), *behind]
    blocks += single_origins(context, statements)
    return [*blocks, *voices(context, statements)]


def _row(context: PageContext, party: str, statements: Sequence[Statement]) -> OriginRow:
    claims = [c for statement in statements for c in statement if _is_of(context, c, party)]
    by = dict.fromkeys(a.actor for claim in claims for a in claim.by if a.actor)
    # The party itself is in the first column already.
    voices = (actor for actor in by if actor != party == party_of(context.dossier, actor))
    carriers = dict.fromkeys(a.actor for claim in claims for a in claim.via if a.actor)
    sources = dict.fromkeys(claim.ref.source for claim in claims)
    return OriginRow(
        party=to(context, party) if party else None,
        voices=tuple(to(context, actor) for actor in voices),
        carriers=tuple(to(context, actor) for actor in carriers),
        articles=tuple(to(context, source) for source in sources),
        statements=sum(only_from(context.dossier, s) == (party,) for s in statements)
        if party
        else len(statements),
        refs=tuple(claim.ref for claim in claims),
        anchor=single_origin_anchor((party,)),
    )


def _is_of(context: PageContext, claim: Claim, party: str) -> bool:
    parties = origin(context.dossier, claim)
    return party in parties or (not parties and party == UNKNOWN)
