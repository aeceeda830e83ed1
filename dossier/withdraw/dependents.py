"""Everything that rests on claims, with its support."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dossier.compose.inline import Label
from dossier.compose.site import curated_pages, listing_pages
from dossier.derive.catalogue import Catalogue
from dossier.derive.groups import grouped
from dossier.derive.origins import Support, counted, origin, support
from dossier.derive.withdrawals import citing_sentences, dates_not_withdrawn, is_supported
from dossier.model.content import Claim, Dossier, Entity, Reading, Stance
from dossier.model.dates import Date
from dossier.model.roles import KindRole
from dossier.model.text import ClaimRef, Sentence
from dossier.model.values import type_of
from dossier.problems import Location


class Sort(StrEnum):
    """The sorts of things that rest on claims, in the order of the report."""

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
    """Something that rests on claims, with its support; for a page, the subject is its title."""

    subject: Claim | FieldValue | Entity | Sentence | Date | Label
    at: Location
    support: Support


# The same before and after a withdrawal, so that the two can be compared.
Key = tuple[Sort, str]


def dependents(catalogue: Catalogue) -> Mapping[Key, Dependent]:
    """Everything that rests on claims, or did; without the dates of what was withdrawn."""
    dossier = catalogue.dossier
    return {
        (sort, name): dependent
        for sort, dependents in (
            (Sort.CLAIM, _statements(catalogue)),
            (Sort.READING, _values(dossier)),
            (Sort.FIGURE, _figures(dossier)),
            (Sort.SENTENCE, _sentences(dossier)),
            (Sort.DATE, _dates(dossier)),
            (Sort.PAGE, _pages(catalogue)),
        )
        for name, dependent in dependents
    }


def _statements(catalogue: Catalogue) -> Iterator[tuple[str, Dependent]]:
    for group in catalogue.claims.recorded:
        yield str(group[0].ref), Dependent(group[0], group[0].at, support(catalogue.dossier, group))


def _values(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    readings = grouped(
        ((r.entity, r.field, type_of(r.value).key(r.value), str(claim.stance)), (claim, r))
        for claim in dossier.claims.values()
        for r in claim.readings
    )
    for key, members in readings.items():
        claim, reading = members[0]
        claims = {claim.ref: claim for claim, _ in members}.values()
        value = FieldValue(reading, claim.stance)
        yield " ".join(key), Dependent(value, reading.at, support(dossier, claims))


def _figures(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    every = dossier.claims.values()
    by_entity = grouped(
        (id, claim) for claim in every for id in dict.fromkeys(r.entity for r in claim.readings)
    )
    for entity in dossier.with_role(KindRole.MEASURE):
        yield entity.id, Dependent(entity, entity.at, support(dossier, by_entity.get(entity.id, ())))


def _sentences(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    for sentence in citing_sentences(dossier):
        refs = dict.fromkeys(cited.claim for cited in sentence.claims)
        claims = [dossier.claims[ref] for ref in refs]
        yield str(sentence.at), Dependent(sentence, sentence.at, support(dossier, claims))


def _dates(dossier: Dossier) -> Iterator[tuple[str, Dependent]]:
    for date in dates_not_withdrawn(dossier):
        names = [named.id for named in date.derived if is_supported(dossier, named.id)]
        origins = [_origin(dossier, name) for name in names]
        sources = len({name.partition("#")[0] for name in names})
        yield str(date.at), Dependent(date, date.at, counted(origins, sources))


def _origin(dossier: Dossier, name: str) -> frozenset[str]:
    """The origin of a date that rests on a claim, or on the publication of a source."""
    source, sign, claim = name.partition("#")
    return origin(dossier, dossier.claims[ClaimRef(source, claim)]) if sign else frozenset([source])


def _pages(catalogue: Catalogue) -> Iterator[tuple[str, Dependent]]:
    """All pages but those of sources, which stay on record."""
    for page in (*curated_pages(catalogue), *listing_pages(catalogue)):
        claims = [catalogue.dossier.claims[ref] for ref in page.cited]
        behind = support(catalogue.dossier, claims)
        yield page.path, Dependent(page.title, Location(page.edit or page.path), behind)
