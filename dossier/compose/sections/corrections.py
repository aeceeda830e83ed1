"""Corrections and withdrawals."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Inlines, message
from dossier.compose.page_context import PageContext, inlines, place_in, to, to_claim, to_page
from dossier.compose.statements import Corrected, corrected
from dossier.derive.corrections import Correcting, corrections
from dossier.derive.walk import nameable_dates
from dossier.model.dates import Date
from dossier.model.paths import CLAIMS_FEED, CORRECTIONS_FEED, NEWS_FEED, SOURCES_FEED


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that was corrected, with what it says now and may date; or a source that was withdrawn."""

    id: str
    target: Anchor
    says: Inlines
    dates: tuple[Date, ...]
    corrected: Corrected


@dataclass(frozen=True, slots=True)
class Corrections(Block):
    """Corrections and withdrawals, the newest first; ``feeds`` are links to feeds, if the site has any."""

    changes: tuple[Change, ...]
    feeds: tuple[Anchor, ...]


def correction_list(context: PageContext) -> Corrections:
    """The corrections and withdrawals of the dossier; feeds are linked only where the site has an address."""
    changes = tuple(_change(context, correcting) for correcting in corrections(context.dossier))
    return Corrections(changes, _feeds() if context.dossier.settings.url else ())


def _change(context: PageContext, correcting: Correcting) -> Change:
    what, claim = corrected(context, correcting.correction), correcting.claim
    if claim is None:
        return Change(correcting.id, to(context, correcting.source.id), (), (), what)
    target = to_claim(context, claim.ref, place_in(context.dossier, claim))
    dates = nameable_dates(context.dossier, (claim,))
    return Change(correcting.id, target, inlines(context, claim.says), dates, what)


def _feeds() -> tuple[Anchor, ...]:
    named = {
        CORRECTIONS_FEED: "feeds.to-corrections",
        SOURCES_FEED: "feeds.to-sources",
        CLAIMS_FEED: "feeds.to-claims",
        NEWS_FEED: "feeds.to-news",
    }
    return tuple(to_page(path, message(label)) for path, label in named.items())
