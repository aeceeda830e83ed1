"""What a front page draws: figures at a glance, the latest of a kind, and how well all of it is sourced."""

from collections.abc import Iterable

from dossier.compose.blocks import Card, Cards, Latest, Sourcing
from dossier.compose.catalogue import Catalogue
from dossier.compose.charts import chart
from dossier.compose.disputes import disputes
from dossier.compose.facts import readings
from dossier.compose.origins import support
from dossier.compose.sheet import Sheet, to, to_page
from dossier.compose.timeline import latest_events
from dossier.compose.views import phrase
from dossier.model.paths import DISPUTES, ORIGINS, SOURCES, index_of

# So many are seen at a glance.
_LATEST = 4


def cards(sheet: Sheet, figures: Iterable[str]) -> tuple[Cards, ...]:
    """The figures by their ids, each with all its readings; one without readings has no card."""
    found = (_card(sheet, id) for id in figures)
    shown = tuple(card for card in found if card)
    return (Cards(shown),) if shown else ()


def _card(sheet: Sheet, id: str) -> Card | None:
    figure = sheet.dossier.entities[id]
    for block in readings(sheet, figure, figure.name, linked=True):
        # At a glance, one number is drawn, too: how far from nothing it is, and how firm.
        drawn = chart(figure.name, figure.unit, block.rows, fewest=1)
        return Card(to(sheet, id), figure.unit, block.rows, drawn)
    return None


def latest(sheet: Sheet, kind: str) -> tuple[Latest, ...]:
    """The latest entities of a kind; nothing where none has a date."""
    shown = latest_events(sheet, kind, _LATEST)
    every = to_page(sheet, index_of(kind), sheet.dossier.kinds[kind].plural)
    return (Latest(shown, every),) if shown else ()


def sourcing(sheet: Sheet) -> Sourcing:
    """On how many origins all statements rest, and how many claims were compared with their sources."""
    catalogue = sheet.catalogue
    found = [s for s in catalogue.statements if not s[0].analysis]
    origins = [support(catalogue.dossier, statement).origins for statement in found]
    links = {index_of(SOURCES): "sources.title", ORIGINS: "origins.title", DISPUTES: "disputes.title"}
    return Sourcing(
        sources=len(catalogue.dossier.sources),
        claims=len(catalogue.dossier.claims),
        verified=_verified(catalogue),
        several=sum(count > 1 for count in origins),
        one=origins.count(1),
        unknown=origins.count(0),
        opinions=len(catalogue.statements) - len(found),
        disputes=len(disputes(catalogue)),
        links=tuple(to_page(sheet, path, phrase(key)) for path, key in links.items()),
    )


def _verified(catalogue: Catalogue) -> int:
    sources = catalogue.dossier.sources
    return sum(bool(sources[ref.source].sha256) for ref in catalogue.dossier.claims)
