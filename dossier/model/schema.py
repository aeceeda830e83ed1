"""The types of what editors write into YAML: how each text is read, and when it is wrong.

Every scalar is text: what looks like a number stays as written. pydantic reads the classes of the model by
these types; each field of a class is a key in YAML, unless it is ``Filled``.
"""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Annotated, Any, Literal, TypeVar, cast

from babel import Locale, UnknownLocaleError
from babel.core import parse_locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dossier.model.links import is_https
from dossier.model.placed import Placed, PlacedMapping
from dossier.model.text import Cited, ClaimRef, Named, Text
from dossier.problems import Code, Location, Problem

T = TypeVar("T")

# What the site makes of an id or a page adds a suffix or a number; file systems allow 255 bytes.
LONGEST_NAME = 200
TOO_LONG = f"take a name of at most {LONGEST_NAME} letters"
_LONGEST_FILE_NAME = 255

# Unknown keys are problems. Lists become tuples and words choices; nothing else is converted.
RECORD = ConfigDict(extra="forbid")

# YAML cannot hold this key, so an editor can never set a field that the program fills.
NO_KEY = "\0"

# A setting of more digits limits nothing, and Python does not read numbers of any length.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a record needs besides it; ``problems`` are those that do not break the record."""

    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    sentence: Callable[[Placed], tuple[Text, list[Problem]]] = lambda _: ((), [])
    readings: Callable[[PlacedMapping], tuple[tuple[Any, ...], list[Problem]]] = lambda _: ((), [])


def context_of(info: ValidationInfo[Any]) -> Context:
    """The context that ``load`` passed along with the record."""
    return cast("Context", info.context)


class _Unseen:
    """Makes pydantic take any value for the type, unchecked."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_default_schema(core_schema.any_schema(), default=None)


# A field that is no key in YAML: the program fills it after reading.
Filled = Annotated[T, _Unseen(), Field(validation_alias=NO_KEY)]


def fill(value: T, **filled: object) -> T:
    """The value that was just read, with the fields that the program fills.

    It changes the frozen value itself: nobody else has it yet, and copying every claim made reading a tenth
    slower.
    """
    for name, content in filled.items():
        object.__setattr__(value, name, content)
    return value


@dataclass(frozen=True, slots=True)
class Read:
    """A value made of another: ``make`` gets what the ``form`` read, what stands in YAML, and the context."""

    form: Any
    make: Callable[[Any, Any, ValidationInfo], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def run(given: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
            return self.make(read(given), given, info)

        return core_schema.with_info_wrap_validator_function(run, handler.generate_schema(self.form))


_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether the text is lower-case ASCII words joined by hyphens, and not too long."""
    # Ids become file names and addresses, where case and other letters differ by system.
    return _ID.fullmatch(text) is not None and len(text) <= LONGEST_NAME


# What Windows takes for a device, whatever follows the first full stop: no file of it can be had there.
_PORTS = (f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
# Signs that no name of a file holds there.
_NOT_IN_NAMES = frozenset('<>:"|?*\\')


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file or folder for that of a device."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES


def is_file_name(name: str) -> bool:
    """Whether a file or folder can have the name on every system, Windows among them."""
    return not is_device(name) and _NOT_IN_NAMES.isdisjoint(name) and not name.endswith((".", " "))


def free_id(stem: str, taken: Container[str]) -> str:
    """The stem, or the first of ``stem-2``, ``stem-3`` and so on, that is not taken."""
    return next(id for id in chain((stem,), (f"{stem}-{n}" for n in count(2))) if id not in taken)


def _identifier(text: str) -> str:
    if len(text) > LONGEST_NAME:
        hint = {"text": text, "hint": TOO_LONG}
        raise PydanticCustomError("bad-id", "the id '{text}' is too long", hint)
    if not is_id(text):
        raise PydanticCustomError("bad-id", "'{text}' is not an id", {"text": text})
    return text


def _https(text: str) -> str:
    if not is_https(text):
        raise PydanticCustomError("bad-url", "'{text}' is not an https address", {"text": text[:200]})
    return text


def _language(text: str) -> str:
    if not _is_language(text):
        raise PydanticCustomError("unknown-choice", "'{text}' is not a language", {"text": text[:200]})
    return text


def _folder(text: str) -> str:
    if any(len(part.encode(errors="surrogatepass")) > _LONGEST_FILE_NAME for part in text.split("/")):
        values = {"text": text, "hint": "shorten it"}
        raise PydanticCustomError("bad-folder", "no folder can have so long a name as '{text}'", values)
    return text


def _is_language(text: str) -> bool:
    """Whether the text is a language tag of BCP 47 of which CLDR knows every part."""
    try:
        language, territory, script, variant = parse_locale(text, sep="-")[:4]
        Locale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    names = Locale("en")
    has_parts = (
        (not territory or territory in names.territories)
        and (not script or script in names.scripts)
        and (not variant or variant in names.variants)
    )
    # Babel takes what is behind a full stop or an at sign for an encoding, and leaves it out.
    parts = filter(None, (language, script, territory, variant))
    return has_parts and "-".join(parts).casefold() == text.casefold()


def _count(text: str, _given: str, info: ValidationInfo) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text.lstrip("0")) <= _DIGITS):
        message = "'{key}' must be a whole number above zero, not '{text}'"
        hint = f"write only digits, such as 60, and no more than {_DIGITS}"
        values = {"key": info.field_name, "text": text, "hint": hint}
        raise PydanticCustomError("bad-count", message, values)
    return int(text)


def key(name: str = "", **places: str) -> WrapValidator:
    """A mapping, or bare text that stands for one with only the key ``name``.

    ``places`` are fields to fill with the place of a key's value, or of the whole if the key is absent.
    """

    def run(given: Any, read: ValidatorFunctionWrapHandler) -> Any:
        value = read({name: given} if name and isinstance(given, str) else given)
        return fill(value, **{field: place(given, key) for field, key in places.items()})

    return WrapValidator(run)


def place(given: Placed | PlacedMapping, key: str = "") -> Location:
    """Where the value of a key stands, or the whole without a key."""
    return given.value_at(key) if isinstance(given, PlacedMapping) else given.at


def one_or_many(value: Any) -> Any:
    """A list; a bare value is a list of one."""
    return value if isinstance(value, list) else [value]


def _filling(text: str) -> str:
    # Spaces would be a name that nobody sees.
    if not text.strip():
        raise PydanticCustomError("string_too_short", "nothing but spaces")
    return text


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
Filling = Annotated[str, AfterValidator(_filling)]
# A text that still knows its place.
Written = Annotated[Placed, Read(Filling, lambda _text, given, _info: given)]
Language = Annotated[str, AfterValidator(_language)]
Folder = Annotated[str, AfterValidator(_folder)]
HttpsUrl = Annotated[str, AfterValidator(_https)]
# The booleans of YAML 1.2; as every scalar, they arrive as text.
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
