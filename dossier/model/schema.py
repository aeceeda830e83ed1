"""What editors may write into YAML, as types of values: each says how its text is read, and when it is wrong.

Every scalar is text: what looks like a number stays as written. The classes of the model are read by pydantic
with these types; a field of a class is a key of YAML, unless it is ``Filled``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeVar, cast

from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    AnyUrl,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dossier.model.placed import Placed, PlacedMapping
from dossier.model.text import Cited, ClaimRef, Named, Text
from dossier.problems import Code, Location, Problem

T = TypeVar("T")

# Unknown keys are problems. A tuple is read from a list, a choice from its word; nothing else is converted.
RECORD = ConfigDict(extra="forbid")

# No YAML holds this key: what an editor writes never gets into a field that the program fills.
NO_KEY = "\0"


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a record needs beside the record; ``problems`` are of values that do not break it."""

    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    sentence: Callable[[Placed], tuple[Text, list[Problem]]] = lambda _: ((), [])
    readings: Callable[[PlacedMapping], tuple[tuple[Any, ...], list[Problem]]] = lambda _: ((), [])


def context_of(info: ValidationInfo[Any]) -> Context:
    """What ``load`` gave along with the record."""
    return cast("Context", info.context)


class _Unseen:
    """A type that pydantic does not look into."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_default_schema(core_schema.any_schema(), default=None)


# A field that is no key: the program fills it.
Filled = Annotated[T, _Unseen(), Field(validation_alias=NO_KEY)]


def fill(value: T, **filled: object) -> T:
    """The value that was just read, with the fields that the program fills.

    It is the same one: nobody else has it yet, and a copy of each claim would make reading slower by a tenth.
    """
    for name, content in filled.items():
        object.__setattr__(value, name, content)
    return value


@dataclass(frozen=True, slots=True)
class Read:
    """A value made of another: ``make`` gets what was read by the ``form``, and what stands in YAML."""

    form: Any
    make: Callable[[Any, Any, ValidationInfo], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def run(given: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
            return self.make(read(given), given, info)

        return core_schema.with_info_wrap_validator_function(run, handler.generate_schema(self.form))


def is_id(text: str) -> bool:
    """Whether the text is lower-case ASCII words joined by hyphens."""
    return text.isascii() and text == text.lower() and all(map(str.isalnum, text.split("-")))


def _identifier(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("bad-id", "'{text}' is not an id", {"text": text})
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


def _count(text: str, _given: str, info: ValidationInfo) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        message = "'{key}' must be a whole number above zero, not '{text}'"
        values = {"key": info.field_name, "text": text, "hint": "write only digits, such as 60"}
        raise PydanticCustomError("bad-count", message, values)
    return int(text)


def key(name: str = "", **places: str) -> WrapValidator:
    """A mapping, or bare text that stands for one with this one key, if there is such a key.

    ``places`` are fields for the place of a key's value, or for that of the whole where the key is absent.
    """

    def run(given: Any, read: ValidatorFunctionWrapHandler) -> Any:
        value = read({name: given} if name and isinstance(given, str) else given)
        return fill(value, **{field: place(given, key) for field, key in places.items()})

    return WrapValidator(run)


def place(given: Placed | PlacedMapping, key: str = "") -> Location:
    """Where the value of a key stands, or where the whole does."""
    return given.value_at(key) if isinstance(given, PlacedMapping) else given.at


def one_or_many(value: Any) -> Any:
    """A list; a bare value is a list of one."""
    return value if isinstance(value, list) else [value]


def _named(text: str, given: Placed, _info: ValidationInfo) -> Named:
    return Named(text, given.at)


def _sentence(_text: str, given: Placed, info: ValidationInfo) -> Text:
    text, problems = context_of(info).sentence(given)
    context_of(info).problems.extend(problems)
    return text


def _cited(_texts: tuple[str, ...], given: Any, info: ValidationInfo) -> tuple[Cited, ...]:
    """Claims that a claim names; yields bad-markup where one is not written ``source#claim``."""
    cited = []
    for text in one_or_many(given):
        source, sign, claim = text.partition("#")
        if sign and source and claim:
            cited.append(Cited(ClaimRef(source, claim), text.at))
        else:
            message, hint = f"'{text}' does not name a claim", "write source#claim"
            context_of(info).problems.append(Problem(Code.BAD_MARKUP, text.at, message, hint))
    return tuple(cited)


Id = Annotated[str, AfterValidator(_identifier)]
Filling = Annotated[str, Field(min_length=1)]
Language = Annotated[str, AfterValidator(_language)]
HttpsUrl = Annotated[str, AfterValidator(_https)]
# YAML 1.2 core knows no other booleans; every scalar arrives as text.
Flag = Annotated[bool, Read(Literal["true", "false"], lambda text, _given, _info: text == "true")]
Count = Annotated[int, Read(str, _count)]
Texts = Annotated[tuple[str, ...], BeforeValidator(one_or_many)]
NamedId = Annotated[Named, Read(Id, _named)]
Ids = Annotated[tuple[NamedId, ...], BeforeValidator(one_or_many)]
# Ids of sources, or claims as ``source#claim``.
Names = Annotated[tuple[Annotated[Named, Read(str, _named)], ...], BeforeValidator(one_or_many)]
Refs = Annotated[tuple[Cited, ...], Read(Texts, _cited)]
# One paragraph with links; it may be empty, a ``Statement`` may not.
Sentence = Annotated[Text, Read(str, _sentence)]
Statement = Annotated[Text, Read(Filling, _sentence)]
