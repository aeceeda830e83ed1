"""Entities, and pages that editors write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, with_config

from dossier.model.dates import Date, read_date
from dossier.model.schema import RECORD, Filled, Filling, Flag, Ids, Language, NamedId, Written, one_or_many
from dossier.model.schema_org import SchemaTypes
from dossier.model.text import Body
from dossier.problems import Location

# More than that nobody takes away.
MOST_TAKEAWAYS = 5


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, with its language if that is not the dossier's."""

    name: Filling
    language: Language = ""


def _alias(value: Any) -> Any:
    """Bare text as a name; so too a mapping without our keys, which YAML made of an unquoted colon."""
    is_ours = isinstance(value, dict) and not value.keys().isdisjoint(("name", "language"))
    return value if is_ours else {"name": value}


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Entity:
    """What claims are about: its identity and its curated text. Facts come from readings.

    The kind decides which of ``part_of``, ``of`` and ``unit`` are allowed. ``counts`` are other words for
    what a figure counts, by which sources and texts name it; readers never see them. ``schema_org`` are types
    of schema.org in the place of those of its type. A ``draft`` was proposed by a program and confirmed by
    nobody. ``record`` is the front matter as it was written.
    """

    id: Filled[str]
    kind: Filled[str]
    at: Filled[Location]
    name: Filling
    type: str
    other_names: Annotated[
        tuple[Annotated[Alias, BeforeValidator(_alias)], ...],
        BeforeValidator(one_or_many),
        Field(alias="aliases"),
    ] = ()
    date: Annotated[Date, read_date("an entity", outside=True)] | None = None
    formerly: Ids = ()
    part_of: NamedId | None = None
    of: NamedId | None = None
    unit: str = ""
    counts: Annotated[tuple[Filling, ...], BeforeValidator(one_or_many)] = ()
    schema_org: SchemaTypes = ()
    draft: Flag = False
    body: Filled[Body] = Body()
    is_read: Filled[bool] = True
    record: Filled[Mapping[str, Any]] = field(default_factory=dict, compare=False)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names."""
        return tuple(alias.name for alias in self.other_names)

    @property
    def alias_languages(self) -> Mapping[str, str]:
        """The languages of the aliases that are in another language than the dossier."""
        return {alias.name: alias.language for alias in self.other_names if alias.language}


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Page:
    """A page written by an editor; ``path`` is relative to the content folder.

    ``uncited`` is the reason why its sentences need no citations; empty if they need them. ``takeaways`` are
    sentences as they were written; ``body`` has them as they were read. ``record`` is the front matter.
    """

    path: Filled[str]
    at: Filled[Location]
    title: Filling
    description: str = ""
    description_at: Filled[Location] = Location("")
    body: Filled[Body] = Body()
    uncited: Filling = ""
    takeaways: Annotated[tuple[Written, ...], BeforeValidator(one_or_many)] = ()
    record: Filled[Mapping[str, Any]] = field(default_factory=dict, compare=False)
