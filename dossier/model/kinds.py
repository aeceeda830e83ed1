"""Kinds of entity as data: their types, their fields and how each is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    with_config,
)
from pydantic_core import PydanticCustomError

from dossier.model.schema import RECORD, Filled, Flag, Id, Read, key, one_or_many
from dossier.model.values import CHOICE, TYPES
from dossier.model.values.choice import choices
from dossier.model.values.value_type import Of, ValueType

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


def _type(name: str, _given: str, _info: ValidationInfo) -> ValueType[Any]:
    return TYPES[name]


def _choices(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Choices with their labels, or a list of names; a bare name is a list of one."""
    try:
        return read([value] if isinstance(value, str) else value)
    except ValidationError as reason:
        message = "'of' must be a list of kinds, or a mapping from choices to their labels"
        raise PydanticCustomError("bad-choices", message) from reason


SchemaOrg = Annotated[
    tuple[Literal[SCHEMA_ORG], ...],  # type: ignore[valid-type]
    BeforeValidator(one_or_many),
]


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Field:
    """What claims may set on an entity of a kind.

    ``of`` are the choices, if need be with their labels, or the kinds that an entity field may name;
    ``reverse`` is the heading on the other entity's page, ``shared`` the one on that of each value for the
    others.
    """

    id: Filled[str]
    label: str
    type: Annotated[ValueType[Any], Read(Literal[tuple(TYPES)], _type)]
    many: Flag = False
    reverse: str = ""
    shared: str = ""
    of: Annotated[Of, WrapValidator(_choices)] = ()

    @property
    def choices(self) -> Mapping[str, str]:
        """Each choice with its label, where there is a choice."""
        return choices(self.of) if self.type is CHOICE else {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that may be named, where it is no choice."""
        return () if self.type is CHOICE else tuple(self.of)


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Type:
    """A sort within a kind; ``schema_org`` are the types that schema.org has for it."""

    label: str
    plural: str = ""
    schema_org: SchemaOrg = ()


@with_config(RECORD)
@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A sort of entity; ``id`` is its folder under ``content/``.

    ``columns`` are the fields that its index shows, ``intro`` is what its index begins with, ``schema_org``
    is for the types that have none; of one that is not ``is_read``, only the name is known.
    """

    id: Filled[str]
    label: str
    plural: str
    keys: tuple[Literal["part_of", "of", "unit"], ...] = ()
    types: Mapping[Id, Annotated[Type, key("label")]]
    fields: Mapping[Id, Field] = field(default_factory=dict)
    columns: tuple[Id, ...] = ()
    intro: str = ""
    schema_org: SchemaOrg = ("Thing",)
    is_read: Filled[bool] = True
