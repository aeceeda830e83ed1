"""The statements behind which one origin stands alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Inlines
from dossier.compose.page_context import PageContext, inlines, place_in, to, to_claim
from dossier.compose.provenance import Provenance, provenance
from dossier.derive.claims_index import Statement
from dossier.derive.origins import Parties, only_from
from dossier.derive.walk import nameable_dates
from dossier.model.content import Dossier, Stance
from dossier.model.dates import Date


@dataclass(frozen=True, slots=True)
class ShortStatement:
    """A statement in short: its words, the ``dates`` that they may name, its stance, the claims behind it.

    ``provenance`` is who says so and when.
    """

    says: Inlines
    dates: tuple[Date, ...]
    stance: Stance
    claims: tuple[Anchor, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SingleOrigin(Block):
    """The statements behind which one party stands alone, or several that speak together.

    ``rest`` is how many more there are, on pages of their own.
    """

    id: str
    parties: tuple[Anchor, ...]
    statements: tuple[ShortStatement, ...]
    rest: int = 0


def single_origins(context: PageContext, statements: Iterable[Statement]) -> list[SingleOrigin]:
    """What rests on one origin alone, by origin; those with most statements first."""
    only = by_single_origin(context.dossier, statements)
    order = sorted(only, key=lambda ids: (-len(only[ids]), ids))
    return [
        SingleOrigin(
            single_origin_anchor(parties),
            tuple(to(context, id) for id in parties),
            tuple(short_statement(context, s) for s in only[parties]),
        )
        for parties in order
    ]


def by_single_origin(dossier: Dossier, statements: Iterable[Statement]) -> Mapping[Parties, list[Statement]]:
    """The statements that rest on one party alone, or on several that speak together, by these parties."""
    only: defaultdict[Parties, list[Statement]] = defaultdict(list)
    for statement in statements:
        # () stands for statements that have several origins, or none that is known.
        if parties := only_from(dossier, statement):
            only[parties].append(statement)
    return only


def single_origin_anchor(parties: Parties) -> str:
    """The anchor, on the page of origins, of the statements that rest on these parties alone."""
    return f"only-{'-and-'.join(parties)}"


def short_statement(context: PageContext, statement: Statement) -> ShortStatement:
    """A statement with its places in the sources, which are enough for a list."""
    first = statement[0]
    places = (to_claim(context, claim.ref, place_in(context.dossier, claim)) for claim in statement)
    dates = nameable_dates(context.dossier, (first,))
    told = provenance(context, statement)
    return ShortStatement(inlines(context, first.says), dates, first.stance, tuple(places), told)
