"""Every correction of a claim and every withdrawal of a source."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.model.content import Claim, Correction, Dossier, Source


@dataclass(frozen=True, slots=True)
class Correcting:
    """A correction of ``claim``, or the withdrawal of ``source`` if None. The ``id`` never changes."""

    id: str
    correction: Correction
    source: Source
    claim: Claim | None = None


def corrections(dossier: Dossier) -> tuple[Correcting, ...]:
    """Every correction and withdrawal, the newest first."""
    # Sorted twice, since days sort downwards and ids upwards.
    by_id = sorted(_corrections(dossier), key=lambda c: c.id)
    return tuple(sorted(by_id, key=lambda c: c.correction.date.order, reverse=True))


def _corrections(dossier: Dossier) -> Iterator[Correcting]:
    for source in dossier.sources.values():
        if source.withdrawn:
            withdrawal = Correction(source.withdrawn.date, (), source.withdrawn.because)
            yield Correcting(source.id, withdrawal, source)
        for claim in source.claims:
            for n, correction in enumerate(claim.corrected, 1):
                # Ids hold no full stop, so no two of these can be the same.
                yield Correcting(f"{source.id}.{claim.ref.claim}.{n}", correction, source, claim)
