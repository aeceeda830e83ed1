"""What was corrected and withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.compose.blocks import Corrections
from dossier.compose.sheet import Sheet, inlines, place_in, to, to_claim, to_page
from dossier.compose.statements import corrected
from dossier.compose.views import Anchor, Change, phrase
from dossier.model.content import Claim, Correction, Dossier, Source
from dossier.model.paths import CLAIMS_FEED, CORRECTIONS_FEED, NEWS_FEED, SOURCES_FEED


@dataclass(frozen=True, slots=True)
class Correcting:
    """A correction of a claim; without one, the withdrawal of the source. The ``id`` never changes."""

    id: str
    correction: Correction
    source: Source
    claim: Claim | None = None


def corrections(dossier: Dossier) -> tuple[Correcting, ...]:
    """Every correction and withdrawal, the newest first."""
    found = sorted(_corrections(dossier), key=lambda c: c.id)
    return tuple(sorted(found, key=lambda c: c.correction.date.order, reverse=True))


def _corrections(dossier: Dossier) -> Iterator[Correcting]:
    for source in dossier.sources.values():
        if source.withdrawn:
            withdrawal = Correction(source.withdrawn.date, (), source.withdrawn.because)
            yield Correcting(source.id, withdrawal, source)
        for claim in source.claims:
            for n, correction in enumerate(claim.corrected, 1):
                # Ids hold no full stop, so no two of these are alike.
                yield Correcting(f"{source.id}.{claim.ref.claim}.{n}", correction, source, claim)


def correction_list(sheet: Sheet) -> Corrections:
    """The corrections as a page shows them."""
    changes = tuple(_change(sheet, found) for found in corrections(sheet.dossier))
    return Corrections(changes, _feeds(sheet) if sheet.dossier.settings.url else ())


def _change(sheet: Sheet, found: Correcting) -> Change:
    what, claim = corrected(sheet, found.correction), found.claim
    if claim is None:
        return Change(found.id, to(sheet, found.source.id), (), what)
    target = to_claim(sheet, claim.ref, place_in(sheet.dossier, claim))
    return Change(found.id, target, inlines(sheet, claim.says), what)


def _feeds(sheet: Sheet) -> tuple[Anchor, ...]:
    named = {
        CORRECTIONS_FEED: "feeds.to-corrections",
        SOURCES_FEED: "feeds.to-sources",
        CLAIMS_FEED: "feeds.to-claims",
        NEWS_FEED: "feeds.to-news",
    }
    return tuple(to_page(sheet, path, phrase(label)) for path, label in named.items())
