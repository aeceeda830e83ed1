"""The formats of texts in ``dossier.json``, for its schema: what does not have them is refused.

Only the schema holds texts to them: what a build writes was read by the rules of the content.
"""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from dossier.model.claims import Stance
from dossier.model.dates import Basis
from dossier.model.sources import SourceType
from dossier.model.values import TYPES

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
# A year, a month or season, and a day, each with a sign of doubt before or behind it.
_YEAR, _MONTH = r"[0-9]{4}", r"-[~?%]?(0[1-9]|1[0-9]|2[0-4])"
_DAY = r"-[~?%]?(0[1-9]|[12][0-9]|3[01])"
_END = f"{_YEAR}[~?%]?({_MONTH}[~?%]?({_DAY}[~?%]?)?)?"


def _shape(pattern: str, **more: object) -> Any:
    return Field(json_schema_extra={"pattern": f"^{pattern}$", **more})  # type: ignore[dict-item]


def _one_of(words: Iterable[str]) -> Any:
    return Field(json_schema_extra={"enum": [str(word) for word in words]})


Id = Annotated[str, _shape(_ID)]
# A claim as ``source#claim``.
Ref = Annotated[str, _shape(f"{_ID}#{_ID}")]
# A claim, or a source by its publication date.
Name = Annotated[str, _shape(f"{_ID}(#{_ID})?")]
Edtf = Annotated[str, _shape(f"{_END}(/{_END})?")]
Day = Annotated[str, _shape(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", format="date")]
Sha256 = Annotated[str, _shape(r"[0-9a-f]{64}")]
Url = Annotated[str, _shape(r"[Hh][Tt][Tt][Pp][Ss]://[^\s]+", format="iri")]
# Where a site is built for its editor's own machine, its address is not secure.
SiteUrl = Annotated[str, _shape(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s]+", format="iri")]
Language = Annotated[str, _shape(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")]
# An SPDX licence id, public-domain or all-rights-reserved.
Rights = Annotated[str, _shape(r"[A-Za-z0-9][A-Za-z0-9.+-]*")]
# The types of values by their names.
FieldType = Annotated[str, _one_of(TYPES)]
BasisWord = Annotated[str, _one_of(Basis)]
StanceWord = Annotated[str, _one_of(Stance)]
SourceTypeWord = Annotated[str, _one_of(SourceType)]
