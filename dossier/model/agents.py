"""Who answers for a dossier or wrote a source: people and organisations, with the parts of their names."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated, Any
from unicodedata import name as name_of_sign

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator, with_config
from pydantic_core import PydanticCustomError

from dossier.model.schema import RECORD, Filling, HttpsUrl

# Scripts that write a name without a space, the family first.
_JOINED_NAMES = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")


class AgentType(StrEnum):
    """What somebody is who writes, edits or publishes."""

    PERSON = "person"
    ORGANISATION = "organisation"


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Name:
    """A name, in parts where an editor gives them, as the Citation Style Language has them.

    ``particle`` stays with the family name where names are sorted ("van" in Dutch); ``dropping_particle`` is
    left out there ("de" in French).
    """

    full: Annotated[str, Field(alias="name")] = ""
    type: AgentType = AgentType.PERSON
    family: str = ""
    given: str = ""
    particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""

    @property
    def name(self) -> str:
        """The name as it is written; of parts alone, in the order of its script."""
        if self.full:
            return self.full
        if is_joined_name(self.family):
            return f"{self.family}{self.given}"
        parts = (self.given, self.dropping_particle, self.particle, self.family, self.suffix)
        return " ".join(filter(None, parts))

    @property
    def is_organisation(self) -> bool:
        """Whether it is the name of an organisation, which has no parts."""
        return self.type is AgentType.ORGANISATION

    @property
    def begins_with_family(self) -> bool:
        """Whether it is written with the family name first, as in Korea or Hungary."""
        return bool(self.family and self.given) and self.name.startswith(self.family)


def is_joined_name(text: str) -> bool:
    """Whether a name is in a script that joins its parts."""
    return bool(text) and name_of_sign(text[0], "").startswith(_JOINED_NAMES)


def read_name() -> WrapValidator:
    """How an agent is read; bare text is a name. Yields wrong-type where there is no name at all."""

    def run(given: Any, read: ValidatorFunctionWrapHandler) -> Any:
        value = read({"name": given} if isinstance(given, str) else given)
        if not value.name.strip():
            hint = "write 'name:', or 'family:' and 'given:'"
            raise PydanticCustomError("bad-name", "somebody has no name", {"hint": hint})
        if value.is_organisation and (value.family or value.given):
            hint = "write its name as 'name:'"
            raise PydanticCustomError("bad-name", "an organisation has no parts of a name", {"hint": hint})
        return value

    return WrapValidator(run)


def lined(agent: Name, line: Callable[[str], str]) -> Name:
    """The name with each of its texts put through a function, without what else is said of its bearer."""
    values = {field.name: getattr(agent, field.name) for field in fields(Name)}
    texts = {key: line(value) for key, value in values.items() if key != "type"}
    return Name(**texts, type=agent.type)


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Editor(Name):
    """Somebody who edits the dossier; ``url`` is an address of theirs."""

    url: HttpsUrl = ""


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Publisher:
    """Whoever publishes the dossier."""

    name: Filling
    type: AgentType = AgentType.ORGANISATION
    url: HttpsUrl = ""
