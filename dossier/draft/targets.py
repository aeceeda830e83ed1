"""The kinds and fields of a dossier that a draft can fill, found by what they are for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dossier.model.content import Dossier
from dossier.model.kinds import Field, Kind
from dossier.model.values.quantity import QUANTITY
from dossier.model.values.text import TEXT

# What schema.org, which kinds name, calls them.
_EVENT, _MEASURE, _PERSON = "Event", "StatisticalVariable", "Person"


@dataclass(frozen=True, slots=True)
class Targets:
    """The kind of those who speak, of what they count and of where they meet; the fields of each."""

    parties: Kind | None = None
    measures: Kind | None = None
    events: Kind | None = None

    @property
    def title(self) -> Field | None:
        """The field of what somebody is."""
        return _first(self.parties, lambda field: field.many and field.type is TEXT)

    @property
    def level(self) -> Field | None:
        """The field of how many there are."""
        return _first(self.measures, lambda field: field.type is QUANTITY)

    @property
    def participants(self) -> Field | None:
        """The field of who took part."""
        return _first(self.events, lambda field: field.many and bool(field.shared))


def targets_of(dossier: Dossier) -> Targets:
    """What a dossier has for drafts; None for what it lacks."""
    kinds = dossier.kinds.values()
    return Targets(
        next((kind for kind in kinds if _PERSON in _schema(kind)), None),
        next((kind for kind in kinds if _MEASURE in _schema(kind)), None),
        next((kind for kind in kinds if _EVENT in _schema(kind)), None),
    )


def type_for(kind: Kind, wanted: Iterable[str]) -> str:
    """The first type of a kind that is what is wanted, in the words of schema.org; else its last one."""
    for word in wanted:
        for id, type in kind.types.items():
            if word in (type.schema_org or kind.schema_org):
                return id
    return list(kind.types)[-1]


def _schema(kind: Kind) -> set[str]:
    return {*kind.schema_org, *(word for type in kind.types.values() for word in type.schema_org)}


def _first(kind: Kind | None, fits: Callable[[Field], bool]) -> Field | None:
    fields = kind.fields.values() if kind else ()
    return next((field for field in fields if fits(field)), None)
