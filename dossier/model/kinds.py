"""Kinds of entity as data: their types, their fields and how each is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# What schema.org calls the things that dossiers are about, as far as kinds may name it.
SCHEMA_ORG = (
    "AdministrativeArea",
    "City",
    "Country",
    "CreativeWork",
    "Event",
    "GovernmentOrganization",
    "Landform",
    "NewsMediaOrganization",
    "Organization",
    "Person",
    "Place",
    "Product",
    "StatisticalVariable",
    "Thing",
    "Vehicle",
)


class FieldType(StrEnum):
    """What the readings of a field are."""

    TEXT = "text"
    DATE = "date"
    QUANTITY = "quantity"
    CHOICE = "choice"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Field:
    """What claims may set on an entity of a kind.

    ``choices`` maps each choice to its label; ``kinds`` are those an entity field may name; ``reverse``
    is the heading on the other entity's page, ``shared`` the one on that of each value for the others.
    """

    id: str
    label: str
    type: FieldType
    many: bool = False
    reverse: str = ""
    shared: str = ""
    kinds: tuple[str, ...] = ()
    choices: Mapping[str, str] | None = None


class Type(NamedTuple):
    """A sort within a kind; ``schema_org`` are the types that schema.org has for it."""

    label: str
    plural: str
    schema_org: tuple[str, ...] = ("Thing",)


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of entity; ``id`` is its folder under ``content/``.

    ``columns`` are the fields that its index shows, ``intro`` is what its index begins with; of one that
    is not ``is_read``, only the name is known.
    """

    id: str
    label: str
    plural: str
    keys: tuple[str, ...]
    types: Mapping[str, Type]
    fields: Mapping[str, Field]
    columns: tuple[str, ...] = ()
    intro: str = ""
    is_read: bool = True
