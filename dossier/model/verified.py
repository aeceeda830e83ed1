"""What was verified of the sources when their texts were at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AliasPath, ConfigDict, Field, with_config

from dossier.model.schema import Id

_FILE = ConfigDict(extra="forbid", strict=True)


@with_config(_FILE)
@dataclass(frozen=True, slots=True)
class VerifiedClaim:
    """What was verified of a claim: its fingerprint, and where its words stand in the archived text.

    ``start`` and ``end`` are those of a W3C TextPositionSelector, in the text of the kept blocks
    joined by line feeds; both are 0 for a claim without words. ``before`` are the few words in front of them
    that tell them apart from the same words elsewhere in the text, if they stand there more than once.
    ``unread`` is a claim of which something could be read neither by the program nor by an editor.
    """

    fingerprint: Annotated[str, Field(alias="sha256")]
    start: Annotated[int, Field(validation_alias=AliasPath("selector", "start"))] = 0
    end: Annotated[int, Field(validation_alias=AliasPath("selector", "end"))] = 0
    before: str = ""
    unread: bool = False


@with_config(_FILE)
@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified of a source, and on which day.

    ``text`` is the hash of its text, ``paragraphs`` their number in it; ``dates`` are the EDTF dates that its
    inferred dates rested on.
    """

    text: str
    verified: str
    claims: Mapping[Id, VerifiedClaim]
    paragraphs: int = 0
    dates: Mapping[str, str] = field(default_factory=dict)
