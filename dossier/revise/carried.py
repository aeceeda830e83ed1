"""What holds under a new name as it did under the old one: what was verified, and what everything names."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from dossier.derive.fingerprints import fingerprint
from dossier.derive.references import Form, references
from dossier.model.content import Dossier, Verified, VerifiedClaim
from dossier.model.text import ClaimRef
from dossier.revise.names import Rename


def verified_after(before: Dossier, after: Dossier, rename: Rename) -> dict[str, Verified]:
    """What was verified under the names of today: no statement has changed, so it stays verified."""

    def carried(ref: ClaimRef, entry: VerifiedClaim) -> VerifiedClaim:
        claim = before.claims.get(ref)
        now = after.claims.get(ClaimRef(*rename.of(str(ref)).split("#")))
        if claim and now and fingerprint(claim) == entry.fingerprint:
            return replace(entry, fingerprint=fingerprint(now))
        return entry

    return {
        rename.of(id): replace(
            verified,
            claims={
                rename.of(f"{id}#{name}").partition("#")[2]: carried(ClaimRef(id, name), entry)
                for name, entry in verified.claims.items()
            },
            dates={rename.of(name): edtf for name, edtf in verified.dates.items()},
        )
        for id, verified in before.verified.items()
    }


def is_same(before: Dossier, after: Dossier, rename: Rename) -> bool:
    """Whether everything still names what it named."""
    return _targets(before, rename.of) == _targets(after, str)


def _targets(dossier: Dossier, name: Callable[[str], str]) -> Counter[tuple[Form, str]]:
    return Counter((reference.form, name(reference.target)) for reference in references(dossier))
