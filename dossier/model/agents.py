"""Who answers for a dossier: people and organisations."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import with_config

from dossier.model.schema import RECORD, Filling, HttpsUrl


class AgentType(StrEnum):
    """What somebody is who edits or publishes."""

    PERSON = "person"
    ORGANISATION = "organisation"


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who edits the dossier; ``url`` is an address of theirs."""

    name: Filling
    type: AgentType = AgentType.PERSON
    url: HttpsUrl = ""


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Publisher:
    """Whoever publishes the dossier."""

    name: Filling
    type: AgentType = AgentType.ORGANISATION
    url: HttpsUrl = ""
