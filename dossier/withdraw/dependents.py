"""Everything that rests on claims, with what stands behind it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dossier.compose.cells import FIGURES, value_key
from dossier.compose.inline import Message
from dossier.compose.site import compose
from dossier.derive.catalogue import order, same
from dossier.derive.origins import Support, counted, origin, support
from dossier.derive.withdrawals import citing_sentences, dates_not_withdrawn, holds
from dossier.model.content import Claim, Dossier, Entity, Reading, Stance
from dossier.model.dates import Date
from dossier.model.paths import SOURCES
from dossier.model.text import ClaimRef, Sentence
from dossier.problems import Location


class Sort(StrEnum):
    """What rests on claims."""

    CLAIM = "claim"
    READING = "reading"
    FIGURE = "figure"
    SENTENCE = "sentence"
    DATE = "date"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value that claims of one stance set on a field of an entity."""

    reading: Reading
    stance: Stance


@dataclass(frozen=True, slots=True)
class Dependent:
    """Something that rests on claims; of a page, the subject is its title."""

    subject: Claim | FieldValue | Entity | Sentence | Date | str | Message
    at: Location
    support: Support


# A name stays the same, whatever is withdrawn.
Key = tuple[Sort, str]


def dependents(dossier: Dossier) -> Mapping[Key, Dependent]:
    """Everything that rests on claims, or did; without the dates of what was withdrawn."""
    return {
        (sort, name): found
        for sort, things in (
            (Sort.CLAIM, _statements(dossier)),
            (Sort.READING, _values(dossier)),
            (Sort.FIGURE, _figures(dossier)),
            (Sort.SENTENCE, _sentences(dossier)),
            (Sort.DATE, _dates(dossier)),
            (Sort.PAGE, _pages(dossier)),
        )
        for name, found in things
    }


def _statements(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    claims = sorted(dossier.claims.values(), key=lambda claim: order(dossier, claim))
    for group in same(claims):
        yield str(group[0].ref), Dependent(group[0], group[0].at, support(dossier, group))


def _values(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    held: defaultdict[tuple[str, str, str, str], dict[Claim, Reading]] = defaultdict(dict)
    for claim in dossier.claims.values():
        for reading in claim.readings:
            key = (reading.entity, reading.field, value_key(reading.value), str(claim.stance))
            held[key].setdefault(claim, reading)
    for key, found in held.items():
        claim, reading = next(iter(found.items()))
        yield " ".join(key), Dependent(FieldValue(reading, claim.stance), reading.at, support(dossier, found))


def _figures(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    for entity in (e for e in dossier.entities.values() if e.kind == FIGURES):
        claims = [c for c in dossier.claims.values() if any(r.entity == entity.id for r in c.readings)]
        yield entity.id, Dependent(entity, entity.at, support(dossier, claims))


def _sentences(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    for sentence in citing_sentences(dossier):
        cited = dict.fromkeys(dossier.claims[cited.claim] for cited in sentence.claims)
        yield str(sentence.at), Dependent(sentence, sentence.at, support(dossier, cited))


def _dates(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    for date in dates_not_withdrawn(dossier):
        names = [named.id for named in date.derived if holds(dossier, named.id)]
        origins = [_origin(dossier, name) for name in names]
        sources = len({name.partition("#")[0] for name in names})
        yield str(date.at), Dependent(date, date.at, counted(origins, sources))


def _origin(dossier: Dossier, name: str) -> frozenset[str]:
    """Where a date is from that rests on a claim, or on the publication of a source."""
    source, sign, claim = name.partition("#")
    return origin(dossier, dossier.claims[ClaimRef(source, claim)]) if sign else frozenset([source])


def _pages(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    """All pages but those of sources, which stay on record."""
    for page in compose(dossier):
        if not page.path.startswith(f"{SOURCES}/"):
            claims = [dossier.claims[ref] for ref in page.cited]
            yield page.path, Dependent(page.title, Location(page.edit or page.path), support(dossier, claims))
