"""Where everything comes from: which party feeds which articles, and what rests on one alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dossier.compose.blocks import Block
from dossier.compose.catalogue import Catalogue, Statement
from dossier.compose.origins import origin
from dossier.compose.origins import party as party_of
from dossier.compose.sheet import Sheet, inlines, name_of, place_in, to, to_claim
from dossier.compose.survey import (
    Addition,
    Additions,
    Alone,
    Feed,
    Feeds,
    Matrix,
    OriginRow,
    Origins,
    Tally,
    Told,
)
from dossier.compose.views import Phrase, phrase
from dossier.model.content import Claim, Stance
from dossier.model.standing import standing_sources
from dossier.model.text import ClaimRef

# A reader can still tell so many columns apart.
_MOST_COLUMNS = 12

UNKNOWN = ""

Parties = tuple[str, ...]


def origin_list(sheet: Sheet) -> list[Block]:
    """The origins of all that is stated, drawn and as a table; what each feeds; what rests on one alone.

    Opinions of the articles' authors are left out: nobody else stands behind them.
    """
    found = [s for s in sheet.catalogue.statements if not s[0].analysis]
    by_party = _by_party(sheet.catalogue, found)
    parties = sorted(by_party, key=lambda party: (party == UNKNOWN, -len(by_party[party]), party))
    rows = tuple(_row(sheet, party, by_party[party]) for party in parties)
    blocks: list[Block] = [*_matrix(sheet, parties, found), Origins(phrase("origins.behind"), rows)]
    blocks += _feeds(sheet, found)
    blocks += _adds(sheet, found)
    return [*blocks, *_alone(sheet, found)]


def parties_of(catalogue: Catalogue, statement: Statement) -> frozenset[str]:
    """The parties that a statement comes from, over all its claims; empty where none is known."""
    return frozenset[str]().union(*(origin(catalogue.dossier, claim) for claim in statement))


def only_from(catalogue: Catalogue, statement: Statement) -> Parties:
    """The one origin of a statement: a party, or several that speak together; empty where there are others.

    What is also told elsewhere with nobody named does not rest on one origin alone.
    """
    origins = [origin(catalogue.dossier, claim) for claim in statement]
    is_one = all(origins) and len(set(origins)) == 1
    return tuple(sorted(origins[0])) if is_one else ()


def _by_party(catalogue: Catalogue, found: Iterable[Statement]) -> dict[str, list[Statement]]:
    by_party: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        for party in parties_of(catalogue, statement) or (UNKNOWN,):
            by_party[party].append(statement)
    return by_party


def _row(sheet: Sheet, party: str, found: list[Statement]) -> OriginRow:
    claims = [claim for statement in found for claim in statement if _is_of(sheet, claim, party)]
    by = dict.fromkeys(a.actor for claim in claims for a in claim.by if a.actor)
    voices = (actor for actor in by if actor != party == party_of(sheet.dossier, actor))
    carriers = dict.fromkeys(a.actor for claim in claims for a in claim.via if a.actor)
    sources = dict.fromkeys(claim.ref.source for claim in claims)
    return OriginRow(
        party=to(sheet, party) if party else None,
        voices=tuple(to(sheet, actor) for actor in voices),
        carriers=tuple(to(sheet, actor) for actor in carriers),
        articles=tuple(to(sheet, source) for source in sources),
        statements=len(found),
        alone=sum(only_from(sheet.catalogue, statement) == (party,) for statement in found),
        refs=tuple(claim.ref for claim in claims),
        anchor=_anchor((party,)),
    )


def _anchor(parties: Parties) -> str:
    return f"only-{'-and-'.join(parties)}"


def _is_of(sheet: Sheet, claim: Claim, party: str) -> bool:
    known = origin(sheet.dossier, claim)
    return party in known or (not known and party == UNKNOWN)


def _matrix(sheet: Sheet, parties: list[str], found: Iterable[Statement]) -> list[Block]:
    """How many claims each article has from each party; nothing where there are too many articles."""
    sources = [source.id for source in standing_sources(sheet.dossier)]
    if not 1 < len(sources) <= _MOST_COLUMNS:
        return []
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in (claim for statement in found for claim in statement):
        for party in origin(sheet.dossier, claim) or (UNKNOWN,):
            counts[party][claim.ref.source] += 1
    tallies = [
        Tally(_name(sheet, party), tuple(counts[party][source] for source in sources)) for party in parties
    ]
    return [Matrix(tuple(to(sheet, source) for source in sources), tuple(tallies))]


def _name(sheet: Sheet, party: str) -> str | Phrase:
    return name_of(sheet.dossier, party) if party else phrase("origins.unknown")


def _feeds(sheet: Sheet, found: Iterable[Statement]) -> list[Block]:
    """For each actor that speaks or carries, in which articles, and how much."""
    held: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    told = (claim for statement in found for claim in statement)
    # Of one who gave no comment, the article tells.
    for claim in (claim for claim in told if claim.stance is not Stance.NO_COMMENT):
        for actor in {a.actor for a in (*claim.by, *claim.via) if a.actor}:
            held[actor].append(claim.ref)
    order = sorted(held, key=lambda actor: (-len(held[actor]), actor))
    rows = tuple(_feed(sheet, actor, held[actor]) for actor in order)
    return [Feeds(phrase("origins.feeds"), rows)] if rows else []


def _feed(sheet: Sheet, id: str, refs: Sequence[ClaimRef]) -> Feed:
    entity = sheet.dossier.entities[id]
    type = sheet.dossier.kinds[entity.kind].types[entity.type].label
    counts = sorted(Counter(ref.source for ref in refs).items())
    return Feed(to(sheet, id), type, tuple((to(sheet, source), n) for source, n in counts), tuple(refs))


def _adds(sheet: Sheet, found: Iterable[Statement]) -> list[Block]:
    """What each article has that no other has."""
    all_of, only = Counter[str](), Counter[str]()
    refs: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for statement in found:
        sources = {claim.ref.source for claim in statement}
        all_of.update(sources)
        only.update(sources if len(sources) == 1 else ())
        for claim in statement:
            refs[claim.ref.source].append(claim.ref)
    standing = [source.id for source in standing_sources(sheet.dossier)]
    rows = tuple(Addition(to(sheet, id), all_of[id], only[id], tuple(refs[id])) for id in standing)
    return [Additions(phrase("origins.adds"), rows)] if len(rows) > 1 else []


def _alone(sheet: Sheet, found: Iterable[Statement]) -> list[Block]:
    """What rests on one origin alone, by origin, those with most first."""
    only: defaultdict[Parties, list[Statement]] = defaultdict(list)
    for statement in found:
        only[only_from(sheet.catalogue, statement)].append(statement)
    order = sorted((parties for parties in only if parties), key=lambda ids: (-len(only[ids]), ids))
    return [
        Alone(
            _anchor(parties),
            tuple(to(sheet, id) for id in parties),
            tuple(_told(sheet, s) for s in only[parties]),
        )
        for parties in order
    ]


def _told(sheet: Sheet, statement: Statement) -> Told:
    """A statement with the places where it was read, which are enough for a list."""
    first = statement[0]
    places = (to_claim(sheet, claim.ref, place_in(sheet.dossier, claim)) for claim in statement)
    return Told(inlines(sheet, first.says), first.stance, tuple(places))
