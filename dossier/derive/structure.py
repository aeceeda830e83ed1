"""Whether two states of a dossier differ in words alone: then each page cites the same claims as before."""

from collections.abc import Iterator, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dossier.model.content import Claim, Dossier, Source
from dossier.model.text import ClaimRef, Markdown
from dossier.problems import Location

# Of a claim, what decides about nothing but how it is shown.
_WORDS = {"passage", "quote", "by_hand"}
# What a source is compared by, one by one.
_APART = {"sources", "claims", "archive", "verified", "unread_claims"}


def same_structure(one: Dossier, other: Dossier) -> bool:
    """Whether all but the words of claims that nothing repeats is the same; a place in a file is nothing."""
    rest = (field.name for field in fields(Dossier) if field.name not in _APART)
    if any(getattr(one, name) != getattr(other, name) for name in rest) or [*one.sources] != [*other.sources]:
        return False
    pairs = ((source, other.sources[id]) for id, source in one.sources.items())
    changed = [(source, later) for source, later in pairs if source is not later]
    if not changed:
        return True
    repeated = {
        ref for claim in one.claims.values() if claim.repeats for ref in (claim.ref, *_repeats(claim))
    }
    return all(_bare(source, repeated) == _bare(later, repeated) for source, later in changed)


def _repeats(claim: Claim) -> Iterator[ClaimRef]:
    return (other.claim for other in claim.repeats)


def _bare(source: Source, repeated: Set[ClaimRef]) -> Any:
    # What is repeated is compared word by word, which may cite.
    claims = [_bones(claim, claim.ref not in repeated) for claim in source.claims]
    return _bones(replace(source, claims=()), False), claims


def _bones(value: Any, without_words: bool) -> Any:
    """The value without places, and without words where they do not count."""
    match value:
        case Location():
            return None
        case Markdown() if without_words:
            return None
        case tuple() | list():
            parts = (_bones(part, without_words) for part in value)
            return [part for part in parts if part is not None]
        case _ if is_dataclass(value):
            left_out = _WORDS if without_words else ()
            names = (f.name for f in fields(value) if f.compare and f.name not in left_out)
            return type(value), [_bones(getattr(value, name), without_words) for name in names]
    return value
