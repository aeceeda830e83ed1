"""Kinds of entity as data: their types, their fields and how each is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import (
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    with_config,
)
from pydantic_core import PydanticCustomError

from dossier.model.roles import FieldRole, KindRole, TypeRole
from dossier.model.schema import RECORD, Filled, Filling, Flag, Id, Read, key
from dossier.model.schema_org import SchemaProperty, SchemaTypes
from dossier.model.values import CHOICE, TYPES, ValueType
from dossier.model.values.value_type import Of
from dossier.problems import Location


def _choices(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Choices with their labels, or a list of names; a bare name is a list of one."""
    try:
        return read([value] if isinstance(value, str) else value)
    except ValidationError as reason:
        message = "'of' must be a list of kinds, or a mapping from choices to their labels"
        raise PydanticCustomError("bad-choices", message) from reason


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Field:
    """What claims may set on an entity of a kind.

    ``of`` are the choices, with labels if they need them, or the kinds that an entity field may name.
    ``reverse`` is the heading on the page of the entity that is named, ``shared`` the heading there of the
    others that are named beside it. ``interest`` says that who is named is a party to the matter, ``role``
    what the program treats its values as, ``schema_org`` which property of schema.org they are. ``unit`` is
    what a quantity counts, for all entities of the kind: words, or the code of a currency.
    """

    id: Filled[str]
    label: str
    type: Annotated[ValueType, Read(Literal[tuple(TYPES)], lambda name, *_: TYPES[name])]
    many: Flag = False
    reverse: str = ""
    shared: str = ""
    interest: Flag = False
    role: FieldRole | None = None
    schema_org: SchemaProperty = ""
    of: Annotated[Of, WrapValidator(_choices)] = ()
    unit: Filling = ""

    @property
    def choices(self) -> Mapping[str, str]:
        """Each choice with its label; empty for fields of other types."""
        if self.type is not CHOICE:
            return {}
        # A plain list of choices gives each its name as label.
        return self.of if isinstance(self.of, Mapping) else {name: name for name in self.of}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds whose entities the field may name; none for a choice."""
        return () if self.type is CHOICE else tuple(self.of)


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Type:
    """A sort within a kind; ``schema_org`` are the types that schema.org has for it."""

    label: str
    plural: str = ""
    role: TypeRole | None = None
    schema_org: SchemaTypes = ()


@with_config(RECORD)
@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A sort of entity; ``id`` is its folder under ``content/``.

    ``columns`` are the fields that its index shows, ``intro`` is the first paragraph of its index, written by
    an editor at ``intro_at``. A new file is of the type ``default`` if it names none, and begins with the
    text of ``template``. ``schema_org`` applies to types that have none. If not ``is_read``, only its name
    could be read.
    """

    id: Filled[str]
    label: str
    plural: str
    keys: tuple[Literal["part_of", "of", "unit"], ...] = ()
    types: Mapping[Id, Annotated[Type, key("label")]]
    fields: Mapping[Id, Field] = field(default_factory=dict)
    role: KindRole | None = None
    default: str = ""
    columns: tuple[Id, ...] = ()
    intro: str = ""
    intro_at: Filled[Location] = Location("")
    template: str = ""
    schema_org: SchemaTypes = ("Thing",)
    is_read: Filled[bool] = True
