"""What is left after withdrawals: withdrawn claims stay on record, but support nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dossier.derive.walk import claim_dates, date_behind
from dossier.memo import once, once_each
from dossier.model.content import Claim, Dossier, Source, Withdrawal
from dossier.model.dates import Date
from dossier.model.text import ClaimRef, Named, Sentence

# For "what if"; its date is printed nowhere.
_SUPPOSED = Withdrawal(Date("9999", date.max, date.max), "")


def not_withdrawn(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without the withdrawn ones."""
    return tuple(claim for claim in claims if not claim.withdrawn)


def sources_not_withdrawn(dossier: Dossier) -> tuple[Source, ...]:
    """The sources that were not withdrawn."""
    return tuple(source for source in dossier.sources.values() if not source.withdrawn)


def cited_claims(dossier: Dossier, sentence: Sentence) -> tuple[Claim, ...]:
    """The claims that support a sentence: those that it cites and that were not withdrawn.

    If all were withdrawn, all of them: another rule reports that, and one problem is enough.
    """
    cited = tuple(dossier.claims[c.claim] for c in sentence.claims if c.claim in dossier.claims)
    return not_withdrawn(cited) or cited


def citing_sentences(dossier: Dossier) -> Iterator[Sentence]:
    """The sentences of entities' texts and of pages that cite claims, even of pages that need not cite."""
    texts = [entity.body for entity in dossier.entities.values()] + [page.body for page in dossier.pages]
    for body in texts:
        yield from (sentence for sentence in body.sentences if sentence.claims)


def dates_not_withdrawn(dossier: Dossier) -> Iterator[Date]:
    """The inferred dates of the sources and claims that were not withdrawn."""
    for source in sources_not_withdrawn(dossier):
        yield from (date for date in (source.published, source.retrieved) if date and date.derived)
    for claim in not_withdrawn(dossier.claims.values()):
        yield from (date for date in claim_dates(claim) if date.derived)


def supported_bases(dossier: Dossier, date: Date) -> tuple[Named, ...]:
    """What a date is inferred from, without what was withdrawn; everything, if nothing else is left."""
    return tuple(named for named in date.derived if is_supported(dossier, named.id)) or date.derived


def is_supported(dossier: Dossier, name: str) -> bool:
    """Whether a date may rest on this source or claim: neither it nor what dates it was withdrawn."""
    return _leads_on(dossier, [name])


def is_founded(dossier: Dossier, date: Date) -> bool:
    """Whether a date is not inferred, or something that it is inferred from was not withdrawn."""
    return not date.derived or _leads_on(dossier, [named.id for named in date.derived])


def _leads_on(dossier: Dossier, names: Iterable[str]) -> bool:
    """Whether one of the names leads, by what dates each, to a date that is not inferred.

    Nothing calls itself: dates may be inferred one from another as often as a dossier has claims.
    """
    # In most dossiers.
    if not any_withdrawn(dossier):
        return True
    left, way, seen = [iter(names)], dict[str, None](), set[str]()
    while left:
        name = next(left[-1], None)
        if name is None:
            left.pop()
            if way:
                way.popitem()
        elif name in way:
            # Dates that rest on each other are reported by another rule; here they only must not loop.
            return True
        elif name not in seen and not _is_withdrawn(dossier, name):
            behind = date_behind(dossier, name)
            if behind is None or not behind.derived:
                return True
            seen.add(name)
            way[name] = None
            left.append(iter([named.id for named in behind.derived]))
    return False


@once
def any_withdrawn(dossier: Dossier) -> bool:
    """Whether a source or a claim was withdrawn."""
    return any(map(_holds_withdrawn, dossier.sources.values()))


@once_each
def _holds_withdrawn(source: Source) -> bool:
    return bool(source.withdrawn) or any(claim.withdrawn for claim in source.claims)


def _is_withdrawn(dossier: Dossier, name: str) -> bool:
    source, _, claim = name.partition("#")
    # A name without "#" is a source, and no claim.
    basis, work = dossier.claims.get(ClaimRef(source, claim)), dossier.sources.get(source)
    return bool((basis and basis.withdrawn) or (work and work.withdrawn))


def as_if_withdrawn(dossier: Dossier, sources: Iterable[str], claims: Iterable[ClaimRef]) -> Dossier:
    """The dossier as if these sources, with all that they claim, and these claims had been withdrawn."""
    gone = set(sources)
    refs = {*claims, *(claim.ref for id in gone for claim in dossier.sources[id].claims)}
    left = {ref: replace(c, withdrawn=True) if ref in refs else c for ref, c in dossier.claims.items()}
    changed = {
        source.id: replace(
            source,
            withdrawn=source.withdrawn or (_SUPPOSED if source.id in gone else None),
            claims=tuple(left[claim.ref] for claim in source.claims),
        )
        for source in dossier.sources.values()
    }
    return replace(dossier, sources=changed, claims=left)
