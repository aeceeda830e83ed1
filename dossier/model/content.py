"""The dossier as a value; other layers import all classes of the content from here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dossier.model.archive import Archived
from dossier.model.claims import (
    HOLDING,
    NOT_ADMITTING,
    Attribution,
    Claim,
    Correction,
    Quote,
    Reading,
    Stance,
)
from dossier.model.entities import Entity, Page
from dossier.model.kinds import Field, Kind
from dossier.model.messages import MessageTexts
from dossier.model.reviews import Review
from dossier.model.roles import FieldRole, KindRole, TypeRole
from dossier.model.same_text import fold
from dossier.model.settings import Quoting, SearchEngine, Settings, Unconfirmed
from dossier.model.sources import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN, Source, Withdrawal
from dossier.model.text import ClaimRef
from dossier.model.values import Value
from dossier.model.verified import Verified, VerifiedClaim

__all__ = [
    "ALL_RIGHTS_RESERVED",
    "HOLDING",
    "NOT_ADMITTING",
    "PUBLIC_DOMAIN",
    "Attribution",
    "Claim",
    "Correction",
    "Dossier",
    "Entity",
    "Page",
    "Quote",
    "Quoting",
    "Reading",
    "SearchEngine",
    "Settings",
    "Source",
    "Stance",
    "Unconfirmed",
    "Value",
    "Verified",
    "VerifiedClaim",
    "Withdrawal",
    "fold",
]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that one content folder holds.

    ``claims`` holds the claims of all sources in the order of files and lines; ``names`` maps each name,
    folded, to the ids that bear it. ``records`` are the settings, the kinds and the messages as they were
    written, by the names of their files. ``archive`` holds the texts of the sources, if they are at hand, and
    ``verified`` what was verified when they were. ``reviews`` are the checks of claims by ``source#claim``.
    ``messages`` are the texts of the interface. ``broken`` are the ids of files with a problem, ``unread`` of
    those of which nothing could be read: rules report nothing that only follows from these. ``unread_claims``
    are those, as ``source#claim``, of which something could not be read when this run compared them with
    their texts.
    """

    settings: Settings = field(default_factory=Settings)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    assets: Mapping[str, bytes] = field(default_factory=dict)
    claims: Mapping[ClaimRef, Claim] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    records: Mapping[str, Any] = field(default_factory=dict)
    archive: Mapping[str, Archived] = field(default_factory=dict)
    verified: Mapping[str, Verified] = field(default_factory=dict)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    messages: MessageTexts = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    unread_claims: frozenset[str] = frozenset()

    def resolve(self, target: str) -> tuple[str, ...]:
        """The ids of the entities and sources that bear this id, name or alias: none, one or several."""
        if target in self.entities or target in self.sources:
            return (target,)
        return self.names.get(fold(target), ())

    def foreign(self, source: Source) -> str:
        """The language of a source if it is not the dossier's, else nothing; regions do not count."""
        return "" if _base(source.language) == _base(self.settings.language) else source.language

    def before(self, ref: ClaimRef) -> str:
        """The words that tell a claim's words apart in their source, as they were verified."""
        verified = self.verified.get(ref.source)
        is_same = verified and verified.text == self.sources[ref.source].sha256
        claim = verified.claims.get(ref.claim) if verified and is_same else None
        return claim.before if claim else ""

    def is_unread(self, ref: ClaimRef) -> bool:
        """Whether something of a claim could be read by nobody: now, or when it was verified."""
        if ref.source in self.archive:
            return str(ref) in self.unread_claims
        verified = self.verified.get(ref.source)
        entry = verified.claims.get(ref.claim) if verified else None
        return entry is not None and entry.unread

    def field_of(self, reading: Reading) -> Field:
        """The field that the reading is a value of."""
        return self.field_named(reading.entity, reading.field)

    def field_named(self, entity: str, name: str) -> Field:
        """A field of the kind that the entity is of."""
        return self.kinds[self.entities[entity].kind].fields[name]

    def has_role(self, entity: str, role: KindRole) -> bool:
        """Whether the kind that the entity is of has this role."""
        return self.kinds[self.entities[entity].kind].role is role

    def with_role(self, role: KindRole) -> tuple[Entity, ...]:
        """The entities of all kinds of this role."""
        return tuple(entity for entity in self.entities.values() if self.has_role(entity.id, role))

    def kinds_of(self, role: KindRole) -> tuple[str, ...]:
        """The kinds that have this role."""
        return tuple(kind.id for kind in self.kinds.values() if kind.role is role)

    def is_ranked(self, entity: str) -> bool:
        """Whether the numbers of the entity are places in a series."""
        types, type = self.kinds[self.entities[entity].kind].types, self.entities[entity].type
        return type in types and types[type].role is TypeRole.RANK

    def is_rank(self, entity: str, field: Field) -> bool:
        """Whether the numbers of this field of the entity are places in a series."""
        return field.role is FieldRole.RANK or self.is_ranked(entity)


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()
