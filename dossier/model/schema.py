"""The shape of the editors' YAML. Every scalar is text here: what looks like a number stays as written."""

from typing import Annotated, Any, Literal

from babel import Locale, UnknownLocaleError
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from pydantic import (
    AfterValidator,
    AnyUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN, SearchEngine, Stance
from dossier.model.dates import span
from dossier.model.locators import locator


def is_id(text: str) -> bool:
    """Whether the text is lower-case ASCII words joined by hyphens."""
    return text.isascii() and text == text.lower() and all(map(str.isalnum, text.split("-")))


def _identifier(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("bad-id", "'{text}' is not an id", {"text": text})
    return text


def _edtf(text: str) -> str:
    if span(text) is None:
        raise PydanticCustomError("bad-date", "'{text}' is not a date", {"text": text})
    return text


def _locator(text: str) -> str:
    if locator(text) is None:
        raise PydanticCustomError("bad-locator", "'{text}' is not a place in a source", {"text": text})
    return text


def _https(text: str) -> str:
    message = PydanticCustomError("bad-url", "'{text}' is not an https address", {"text": text})
    try:
        url = AnyUrl(text)
    except ValidationError as reason:
        raise message from reason
    if url.scheme != "https" or not url.host or any(c.isspace() for c in text):
        raise message
    return text


def _language(text: str) -> str:
    try:
        Locale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError) as reason:
        raise PydanticCustomError("unknown-choice", "'{text}' is not a language", {"text": text}) from reason
    return text


def _rights(text: str) -> str:
    if text not in (ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN) and not _is_licence(text):
        message = "'{text}' is neither a licence nor one of the other choices of 'rights'"
        hint = f"write '{ALL_RIGHTS_RESERVED}', '{PUBLIC_DOMAIN}' or an SPDX licence id such as 'CC-BY-4.0'"
        raise PydanticCustomError("unknown-choice", message, {"text": text, "hint": hint})
    return text


def _is_licence(text: str) -> bool:
    """Whether the text is the SPDX id of one licence; an expression would also be 'MIT OR ISC'."""
    try:
        canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return False
    return not text.casefold().startswith("licenseref-") and not set(text) & set(" ()")


def _count(text: str, info: ValidationInfo) -> str:
    if not (text.isascii() and text.isdigit() and int(text)):
        message = "'{key}' must be a whole number above zero, not '{text}'"
        values = {"key": info.field_name, "text": text, "hint": "write only digits, such as 60"}
        raise PydanticCustomError("bad-count", message, values)
    return text


def key(name: str) -> BeforeValidator:
    """A bare text stands for a mapping with this one key."""
    return BeforeValidator(lambda value: {name: value} if isinstance(value, str) else value)


def one_or_many(value: Any) -> Any:
    """A list; a bare value is a list of one."""
    return value if isinstance(value, list) else [value]


Id = Annotated[str, AfterValidator(_identifier)]
Edtf = Annotated[str, AfterValidator(_edtf)]
LocatorText = Annotated[str, AfterValidator(_locator)]
Ids = Annotated[list[Id], BeforeValidator(one_or_many)]
Texts = Annotated[list[str], BeforeValidator(one_or_many)]
HttpsUrl = Annotated[str, AfterValidator(_https)]
# YAML 1.2 core knows no other booleans; every scalar arrives as text.
Flag = Annotated[Literal["true", "false"], Field(json_schema_extra={"type": "boolean"})]


class Record(BaseModel):
    """A mapping in an editor's file: unknown keys are problems, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class DateRecord(Record):
    """A date with what it rests on; bare text is a date that the source states."""

    date: Edtf
    basis: Literal["stated", "inferred", "outside"] = "stated"
    words: str = ""
    derived: Texts = Field(default_factory=list, alias="from")
    because: str = ""


DateLike = Annotated[DateRecord, key("date")]


class QuoteRecord(Record):
    """Words of the source; bare text is ``exact``."""

    exact: Annotated[str, Field(min_length=1)]
    prefix: str = ""
    suffix: str = ""
    translated_from: str = ""
    translation: str = ""
    translated_by: str = ""


class AttributionRecord(Record):
    """An actor, someone unnamed who speaks for it, or nobody named; bare text is an actor's id."""

    actor: Id | None = None
    role: str = Field(default="", alias="as")
    words: str = ""


Attributions = Annotated[list[Annotated[AttributionRecord, key("actor")]], BeforeValidator(one_or_many)]


class CorrectionRecord(Record):
    """When and why a claim was corrected, and what it said until then."""

    date: Edtf
    was: Annotated[str, Field(min_length=1)]
    because: Annotated[str, Field(min_length=1)]


Corrections = Annotated[list[CorrectionRecord], BeforeValidator(one_or_many)]


class ClaimRecord(Record):
    """One thing that a source states."""

    id: Id
    at: LocatorText
    says: Annotated[str, Field(min_length=1)]
    by: Attributions = Field(default_factory=list)
    via: Attributions = Field(default_factory=list)
    stance: Literal[tuple(s.value for s in Stance)] = "asserts"  # type: ignore[valid-type]
    quote: Annotated[QuoteRecord, key("exact")] | None = None
    passage: str = ""
    date: DateLike | None = None
    note: str = ""
    about: Ids = Field(default_factory=list)
    sets: dict[Id, dict[str, Any]] = Field(default_factory=dict)
    repeats: Texts = Field(default_factory=list)
    supersedes: Texts = Field(default_factory=list)
    contradicts: Texts = Field(default_factory=list)
    analysis: Flag = "false"
    corrected: Corrections = Field(default_factory=list)


class WithdrawalRecord(Record):
    """When and why a source was withdrawn."""

    date: Edtf
    because: str


def _sha256(text: str) -> str:
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise PydanticCustomError("bad-hash", "'{text}' is not a SHA-256 in hexadecimal", {"text": text})
    return text


class TextRecord(Record):
    """The archived text that the source was read from."""

    sha256: Annotated[str, AfterValidator(_sha256)]


class SourceRecord(Record):
    """A work that the dossier cites."""

    title: Annotated[str, Field(min_length=1)]
    language: Annotated[str, AfterValidator(_language)]
    rights: Annotated[str, AfterValidator(_rights)]
    author: Texts = Field(default_factory=list)
    publisher: str = ""
    published: DateLike | None = None
    url: HttpsUrl | None = None
    archived_url: HttpsUrl | None = None
    retrieved: DateLike | None = None
    first_hand: Flag = "false"
    derived_from: Ids = Field(default_factory=list)
    withdrawn: WithdrawalRecord | None = None
    text: TextRecord | None = None
    claims: list[ClaimRecord] = []


def _alias(value: Any) -> Any:
    """A name alone; a mapping without our keys is a name, too, in which a colon went unquoted."""
    known = isinstance(value, dict) and not value.keys().isdisjoint(AliasRecord.model_fields)
    return value if known else {"name": value}


class AliasRecord(Record):
    """Another name; bare text is one in the dossier's own language."""

    name: Annotated[str, Field(min_length=1)]
    language: Annotated[str, AfterValidator(_language)] = ""


AliasLike = Annotated[AliasRecord, BeforeValidator(_alias)]
Aliases = Annotated[list[AliasLike], BeforeValidator(one_or_many)]


class EntityRecord(Record):
    """The identity of an entity; which of the later keys are allowed is the kind's."""

    name: Annotated[str, Field(min_length=1)]
    type: str
    aliases: Aliases = Field(default_factory=list)
    date: DateLike | None = None
    formerly: Ids = Field(default_factory=list)
    part_of: Id | None = None
    of: Id | None = None
    unit: str = ""


class PageRecord(Record):
    """A page written by an editor."""

    title: Annotated[str, Field(min_length=1)]
    description: str = ""
    uncited: Annotated[str, Field(min_length=1)] = ""


class QuotingRecord(Record):
    """Limits of quoted words; what is not given is as by default."""

    quote: Annotated[str, AfterValidator(_count)] = ""
    source: Annotated[str, AfterValidator(_count)] = ""


class SettingsRecord(Record):
    """``dossier.yml``."""

    title: str = "Dossier"
    description: str = ""
    language: Annotated[str, AfterValidator(_language)] = "en"
    archive: str = "archive"
    url: HttpsUrl = ""
    search: Literal[tuple(e.value for e in SearchEngine)] = "auto"  # type: ignore[valid-type]
    rights: Annotated[str, AfterValidator(_rights)] = ALL_RIGHTS_RESERVED
    quoting: QuotingRecord = QuotingRecord()


class SelectorRecord(Record):
    """Where the words of a claim stand (a W3C TextPositionSelector)."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int
    end: int


class VerifiedClaimRecord(Record):
    """What ``dossier verify`` wrote of a claim."""

    sha256: str
    selector: SelectorRecord | None = None


class VerifiedRecord(Record):
    """What ``dossier verify`` wrote of a source."""

    text: str
    verified: str
    paragraphs: int = 0
    dates: dict[str, str] = {}
    claims: dict[Id, VerifiedClaimRecord]
