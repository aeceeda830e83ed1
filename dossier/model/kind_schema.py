"""The shape of ``kinds.yml``: kinds of entity as data."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from dossier.model.kinds import SCHEMA_ORG, FieldType
from dossier.model.schema import Flag, Id, Record, key, one_or_many


def _choices(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Choices with their labels, or a list of names; a bare name is a list of one."""
    try:
        return read([value] if isinstance(value, str) else value)
    except ValidationError as reason:
        message = "'of' must be a list of kinds, or a mapping from choices to their labels"
        raise PydanticCustomError("bad-choices", message) from reason


SchemaOrg = Annotated[list[Literal[SCHEMA_ORG]], BeforeValidator(one_or_many)]  # type: ignore[valid-type]


class FieldRecord(Record):
    """A field of a kind."""

    label: str
    type: Literal[tuple(t.value for t in FieldType)]  # type: ignore[valid-type]
    many: Flag = "false"
    reverse: str = ""
    shared: str = ""
    of: Annotated[list[str] | dict[str, str], WrapValidator(_choices)] = Field(default_factory=list)


class TypeRecord(Record):
    """A sort within a kind; bare text is its label, and its plural too."""

    label: str
    plural: str = ""
    schema_org: SchemaOrg = Field(default_factory=list)


class KindRecord(Record):
    """A kind of entity."""

    label: str
    plural: str
    keys: list[Literal["part_of", "of", "unit"]] = Field(default_factory=list)
    types: dict[Id, Annotated[TypeRecord, key("label")]]
    fields: dict[Id, FieldRecord] = Field(default_factory=dict)
    columns: list[Id] = Field(default_factory=list)
    intro: str = ""
    schema_org: SchemaOrg = Field(default_factory=lambda: ["Thing"])
