"""The formats of texts in ``dossier.json``, for its schema: what does not have them is refused."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from dossier.model.claims import Stance
from dossier.model.dates import Basis
from dossier.model.sources import SourceType
from dossier.model.values import TYPES

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_END = r"[0-9]{4}[~?%]?(-(0[1-9]|1[0-9]|2[0-4])[~?%]?(-(0[1-9]|[12][0-9]|3[01])[~?%]?)?)?"

Id = Annotated[str, Field(pattern=f"^{_ID}$")]
# A claim as ``source#claim``.
Ref = Annotated[str, Field(pattern=f"^{_ID}#{_ID}$")]
# A claim, or a source by its publication date.
Name = Annotated[str, Field(pattern=f"^{_ID}(#{_ID})?$")]
Edtf = Annotated[str, Field(pattern=f"^{_END}(/{_END})?$")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"})]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Url = Annotated[str, Field(pattern=r"^[Hh][Tt][Tt][Pp][Ss]://[^\s]+$", json_schema_extra={"format": "iri"})]
Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
# An SPDX licence id, public-domain or all-rights-reserved.
Rights = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*$")]


def _one_of(words: Iterable[str]) -> Any:
    """A text that is one of these words, listed where it is used."""
    choices = [str(word) for word in words]
    # As a pattern too, which both pydantic and the schema hold texts to.
    return Field(pattern=f"^({'|'.join(choices)})$", json_schema_extra={"enum": list(choices)})


# The types of values by their names.
FieldType = Annotated[str, _one_of(TYPES)]
BasisWord = Annotated[str, _one_of(Basis)]
StanceWord = Annotated[str, _one_of(Stance)]
SourceTypeWord = Annotated[str, _one_of(SourceType)]
