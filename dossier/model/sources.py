"""Sources: the works that a dossier cites."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from pydantic import AfterValidator, BeforeValidator, PlainValidator, with_config
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from dossier.model.agents import Name, read_name
from dossier.model.claims import Claim
from dossier.model.dates import Date, Day, read_date
from dossier.model.schema import (
    RECORD,
    Filled,
    Filling,
    Flag,
    HttpsUrl,
    Ids,
    Language,
    key,
    one_or_many,
)
from dossier.model.text import Body
from dossier.problems import Location

ALL_RIGHTS_RESERVED = "all-rights-reserved"
PUBLIC_DOMAIN = "public-domain"


def _rights(text: str) -> str:
    if text not in (ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN) and not _is_licence(text):
        message = "'{text}' is neither a licence nor one of the other choices of 'rights'"
        hint = f"write '{ALL_RIGHTS_RESERVED}', '{PUBLIC_DOMAIN}' or an SPDX licence id such as 'CC-BY-4.0'"
        raise PydanticCustomError("unknown-choice", message, {"text": text, "hint": hint})
    return text


def _is_licence(text: str) -> bool:
    """Whether the text is the SPDX id of a single licence, and not an expression such as 'MIT OR ISC'."""
    try:
        canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return False
    # "LicenseRef-" names a licence that SPDX does not list, so no address could be linked.
    return not text.casefold().startswith("licenseref-") and not set(text) & set(" ()")


Rights = Annotated[str, AfterValidator(_rights)]


def _sha256(text: str) -> str:
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise PydanticCustomError("bad-hash", "'{text}' is not a SHA-256 in hexadecimal", {"text": text})
    return text


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class TextHash:
    """The archived text that a source was read from, by its SHA-256."""

    sha256: Annotated[str, AfterValidator(_sha256)]
    at: Filled[Location] = Location("")


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When and why a source was withdrawn."""

    date: Day
    because: str


class SourceType(StrEnum):
    """What sort of work a source is, as reference managers tell them apart."""

    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    BROADCAST = "broadcast"
    WEB_PAGE = "web-page"
    REPORT = "report"
    PRESS_RELEASE = "press-release"
    SOCIAL_POST = "social-post"
    BOOK = "book"


@with_config(RECORD)
@dataclass(frozen=True, slots=True, weakref_slot=True)
class Source:
    """A work that the dossier cites, and what it states; ``authors`` have names, in parts where given.

    ``record`` is the front matter as it was written, for those who take the dossier away.
    """

    id: Filled[str]
    at: Filled[Location]
    title: Filling
    language: Language
    rights: Rights
    type: SourceType = SourceType.NEWSPAPER
    authors: Annotated[
        tuple[Annotated[Name, read_name()], ...], BeforeValidator(one_or_many), Key(alias="author")
    ] = ()
    publisher: str = ""
    published: Annotated[Date, read_date("'published'", outside=True)] | None = None
    url: HttpsUrl = ""
    archived_url: HttpsUrl = ""
    retrieved: Annotated[Date, read_date("'retrieved'")] | None = None
    first_hand: Flag = False
    derived_from: Ids = ()
    withdrawn: Withdrawal | None = None
    formerly: Ids = ()
    text: Annotated[TextHash, key(at="sha256")] | None = None
    # Read elsewhere, one by one, so that a broken claim does not break the source.
    claims: Annotated[tuple[Claim, ...], PlainValidator(lambda _: ())] = ()
    body: Filled[Body] = Body()
    is_read: Filled[bool] = True
    language_at: Filled[Location] = Location("")
    record: Filled[Mapping[str, Any]] = field(default_factory=dict, compare=False)

    @property
    def author(self) -> tuple[str, ...]:
        """The names of the authors, as they are written."""
        return tuple(author.name for author in self.authors)

    @property
    def sha256(self) -> str:
        """The hash of the archived text, or nothing."""
        return self.text.sha256 if self.text else ""

    @property
    def is_reserved(self) -> bool:
        """Whether it may not be shown in full: neither licensed nor in the public domain."""
        return self.rights == ALL_RIGHTS_RESERVED
