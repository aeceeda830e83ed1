"""Ways through a dossier: its texts and the dates in it."""

from collections.abc import Iterator

from dossier.model.content import Dossier
from dossier.model.dates import Date
from dossier.model.text import Body, Part, Text
from dossier.problems import Location


def bodies(dossier: Dossier) -> Iterator[Body]:
    """The text below the front matter of every file."""
    for page in dossier.pages:
        yield page.body
    for entity in dossier.entities.values():
        yield entity.body
    for source in dossier.sources.values():
        yield source.body


def sentences(dossier: Dossier) -> Iterator[Text]:
    """What every claim says, and its note."""
    for claim in dossier.claims.values():
        yield claim.says
        yield claim.note


def parts(dossier: Dossier) -> Iterator[Part]:
    """Every part of every text."""
    for body in bodies(dossier):
        yield from body.parts
    for text in sentences(dossier):
        yield from text


def dates(dossier: Dossier) -> Iterator[tuple[Date, Location]]:
    """Every date, with the place of the claim, source or entity that has it."""
    for source in dossier.sources.values():
        yield from ((date, source.at) for date in (source.published, source.retrieved) if date)
    for entity in dossier.entities.values():
        yield from ((date, entity.at) for date in (entity.date,) if date)
    for claim in dossier.claims.values():
        yield from ((date, claim.at) for date in (claim.date,) if date)
        yield from ((r.value, r.at) for r in claim.readings if isinstance(r.value, Date))
