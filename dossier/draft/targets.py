"""The kinds and fields of a dossier that a draft can fill, found by their roles."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.model.content import Dossier
from dossier.model.kinds import Field, Kind
from dossier.model.roles import FieldRole, KindRole


@dataclass(frozen=True, slots=True)
class Targets:
    """The kind of those who speak, of what they count, where they meet, what they give; their fields."""

    parties: Kind | None = None
    measures: Kind | None = None
    events: Kind | None = None
    exchanges: Kind | None = None

    @property
    def title(self) -> Field | None:
        """The field of what somebody is."""
        return _field(self.parties, FieldRole.TITLE)

    @property
    def level(self) -> Field | None:
        """The field of how many there are."""
        return _field(self.measures, FieldRole.LEVEL)

    @property
    def participants(self) -> Field | None:
        """The field of who took part."""
        return _field(self.events, FieldRole.WHO)

    @property
    def ends(self) -> tuple[Field, Field] | None:
        """The fields of who gives and of who receives."""
        giver, receiver = (_field(self.exchanges, role) for role in (FieldRole.GIVER, FieldRole.RECEIVER))
        return (giver, receiver) if giver and receiver else None


def targets_of(dossier: Dossier) -> Targets:
    """What a dossier has for drafts; None for what it lacks."""
    parties, measures, events = (
        next((kind for kind in dossier.kinds.values() if kind.role is role), None)
        for role in (KindRole.PARTY, KindRole.MEASURE, KindRole.EVENT)
    )
    two_ends = {FieldRole.GIVER, FieldRole.RECEIVER}
    exchanges = (
        kind for kind in dossier.kinds.values() if two_ends <= {field.role for field in kind.fields.values()}
    )
    return Targets(parties, measures, events, next(exchanges, None))


def type_for(kind: Kind, wanted: Iterable[str]) -> str:
    """The first type of a kind that is what is wanted, in words of schema.org; else the one for others."""
    for word in wanted:
        for id, type in kind.types.items():
            if word in (type.schema_org or kind.schema_org):
                return id
    return first_type(kind)


def first_type(kind: Kind) -> str:
    """The type of a new entity of which nothing more is told."""
    return kind.default or next((id for id, type in kind.types.items() if type.role is None), "")


def _field(kind: Kind | None, role: FieldRole) -> Field | None:
    return next((field for field in kind.fields.values() if field.role is role), None) if kind else None
