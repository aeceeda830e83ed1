"""Where in a source, as a person looks it up (after CSL's locators)."""

from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from dossier.model.schema import Read

NUMBERED = ("paragraph", "bullet", "heading", "page", "section", "caption")
ALONE = ("standfirst", "title")
# No text has a billion paragraphs, and Python does not read numbers of any length.
_DIGITS = 9


class Locator(NamedTuple):
    """A place such as ``paragraph 7``, counted as readers count; ``number`` is 0 where there is only one."""

    unit: str
    number: int = 0

    def __str__(self) -> str:
        return f"{self.unit} {self.number}" if self.number else self.unit

    @property
    def order(self) -> tuple[int, int]:
        """A sort key: what stands in front of the body comes first."""
        before = ("title", "standfirst", "bullet")
        return (before.index(self.unit) if self.unit in before else len(before)), self.number


@lru_cache(maxsize=1000)
def locator(text: str) -> Locator | None:
    """Read ``paragraph 5`` or ``standfirst``; None for anything else."""
    unit, _, number = text.partition(" ")
    if unit in ALONE and not number:
        return Locator(unit)
    if unit in NUMBERED and number.isascii() and number.isdigit() and 0 < len(number.lstrip("0")) <= _DIGITS:
        return Locator(unit, int(number))
    return None


def _read(text: str, _given: str, _info: ValidationInfo) -> Locator:
    value = locator(text)
    if value is None:
        raise PydanticCustomError("bad-locator", "'{text}' is not a place in a source", {"text": text})
    return value


# A locator as editors write it.
LocatorKey = Annotated[Locator, Read(str, _read)]
