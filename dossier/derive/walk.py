"""All texts and all dates of a dossier, one after another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from dossier.derive.titles import titled
from dossier.memo import once, once_each
from dossier.model.content import Claim, Dossier, Reading, Source
from dossier.model.dates import Basis, Date
from dossier.model.text import Body, Citation, Cited, ClaimRef, Link, Part, Sentence, Text

T = TypeVar("T")


def bodies(dossier: Dossier) -> Iterator[Body]:
    """The text below the front matter of every file."""
    for page in dossier.pages:
        yield page.body
    for entity in dossier.entities.values():
        yield entity.body
    for source in dossier.sources.values():
        yield source.body


def sentences(dossier: Dossier) -> Iterator[Text]:
    """What every claim says, its note, and what it said before it was corrected."""
    return chain.from_iterable(map(_sentences, dossier.claims.values()))


def _sentences(claim: Claim) -> tuple[Text, ...]:
    return (claim.says, claim.note, *[correction.was for correction in claim.corrected])


def of_sources(dossier: Dossier, make: Callable[[Source], Iterable[T]]) -> Iterator[T]:
    """What a function makes of each source and its claims."""
    return chain.from_iterable(map(make, dossier.sources.values()))


@once_each
def claims_of(source: Source) -> tuple[Claim, ...]:
    """The claims of a source as a dossier has them: of those with one id, the last."""
    return tuple({claim.ref: claim for claim in source.claims}.values())


@once
def links(dossier: Dossier) -> tuple[Link, ...]:
    """Every ``[[link]]`` of every text."""
    return tuple(part for part in _parts(dossier) if isinstance(part, Link))


@once
def citations(dossier: Dossier) -> tuple[Cited, ...]:
    """Every claim that a text cites."""
    parts = (part for part in _parts(dossier) if isinstance(part, Citation))
    return tuple(cited for part in parts for cited in part.claims)


def _parts(dossier: Dossier) -> Iterator[Part]:
    texts = (*(page.body for page in dossier.pages), *(entity.body for entity in dossier.entities.values()))
    yield from chain.from_iterable(body.parts for body in texts)
    yield from of_sources(dossier, _naming)


@once_each
def _naming(source: Source) -> tuple[Part, ...]:
    """The parts of a source's texts that name something: most do not."""
    texts = chain(*map(_sentences, claims_of(source)))
    parts = chain(source.body.parts, *texts)
    return tuple(part for part in parts if isinstance(part, Link | Citation))


@once
def dates(dossier: Dossier) -> tuple[Date, ...]:
    """Every date of every source, entity and claim."""
    sources = (date for source in dossier.sources.values() for date in (source.published, source.retrieved))
    entities = (entity.date for entity in dossier.entities.values())
    return tuple(filter(None, chain(sources, entities, of_sources(dossier, dates_of_claims))))


@once_each
def dates_of_claims(source: Source) -> tuple[Date, ...]:
    """Every date of the claims of a source."""
    return tuple(chain.from_iterable(map(claim_dates, claims_of(source))))


def source_dates(source: Source) -> Iterator[Date]:
    """Every date of a source and of its claims."""
    yield from (date for date in (source.published, source.retrieved) if date)
    yield from dates_of_claims(source)


def claim_dates(claim: Claim) -> tuple[Date, ...]:
    """The date of a claim, and the dates that it sets."""
    alone = (claim.date,) if claim.date else ()
    # Most claims set nothing, and many rules ask.
    if not claim.readings:
        return alone
    return (*alone, *[reading.value for reading in claim.readings if isinstance(reading.value, Date)])


@once_each
def worded_readings(source: Source) -> tuple[Reading, ...]:
    """What the claims of a source set in words, or as the id of an entity."""
    return tuple(r for claim in claims_of(source) for r in claim.readings if isinstance(r.value, str))


def nameable_dates(dossier: Dossier, claims: Sequence[Claim]) -> tuple[Date, ...]:
    """The dates that a text about these claims may name: theirs, and those of their sources' publication."""
    published = (dossier.sources[claim.ref.source].published for claim in claims)
    every = (*(date for claim in claims for date in claim_dates(claim)), *published)
    return tuple(date for date in every if date)


def date_behind(dossier: Dossier, name: str) -> Date | None:
    """The date that is meant by a name in ``from``: a claim's, else that of its source's publication."""
    source, _, claim_id = name.partition("#")
    claim = dossier.claims.get(ClaimRef(source, claim_id))
    published = dossier.sources[source].published if source in dossier.sources else None
    # The first date that the claim has: its own, before those that it sets.
    return next(iter(claim_dates(claim)), published) if claim else published


def dates_from_outside(dossier: Dossier) -> frozenset[Date]:
    """The dates that rest, in the end, on one from outside the sources."""
    inferred, left = defaultdict[Date, list[Date]](list), list[Date]()
    for date in dates(dossier):
        if date.basis is Basis.OUTSIDE:
            left.append(date)
        for named in date.derived if date.basis is Basis.INFERRED else ():
            if basis := date_behind(dossier, named.id):
                inferred[basis].append(date)
    # From what comes from outside to all that comes from it: chains may be as long as a dossier.
    outside: set[Date] = set()
    while left:
        date = left.pop()
        if date not in outside:
            outside.add(date)
            left += inferred[date]
    return frozenset(outside)


@once
def legible(dossier: Dossier) -> tuple[Sentence, ...]:
    """The curated sentences and titles whose citations could all be read; another rule reports the others."""
    claims, broken, every = dossier.claims, dossier.broken, (*curated(dossier), *titled(dossier))
    return tuple(
        sentence
        for sentence in every
        if all(cited.claim in claims and cited.claim.source not in broken for cited in sentence.claims)
    )


def curated(dossier: Dossier) -> Iterator[Sentence]:
    """The sentences of the entities' texts and of the pages that are not exempt."""
    for entity in dossier.entities.values():
        yield from entity.body.sentences
    for page in dossier.pages:
        if not page.uncited:
            yield from page.body.sentences
