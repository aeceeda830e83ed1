"""The settings of a dossier."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, with_config

from dossier.model.agents import Editor, Publisher
from dossier.model.schema import RECORD, Count, Filled, HttpsUrl, Language, key, one_or_many
from dossier.model.sources import ALL_RIGHTS_RESERVED, Rights
from dossier.problems import Location


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Quoting:
    """How many words of a quote, and of a source, may be shown if its rights are reserved."""

    quote: Count = 60
    source: Count = 400


class SearchEngine(StrEnum):
    """Where the browser searches: in one index of all pages or in Pagefind's chunks; AUTO decides by size."""

    AUTO = "auto"
    INDEX = "index"
    PAGEFIND = "pagefind"


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one dossier.

    ``at`` and ``description_at`` are where the title and the description stand. ``archive`` is a path
    relative to the folder around the content, ``url`` the site's address and ``repository`` that of the
    content's history, if known; ``rights`` apply to the editors' own texts.
    """

    at: Filled[Location] = Location("")
    description_at: Filled[Location] = Location("")
    title: str = "Dossier"
    description: str = ""
    language: Language = "en"
    archive: str = "archive"
    url: HttpsUrl = ""
    repository: HttpsUrl = ""
    editors: Annotated[tuple[Annotated[Editor, key("name")], ...], BeforeValidator(one_or_many)] = ()
    publisher: Annotated[Publisher, key("name")] | None = None
    search: SearchEngine = SearchEngine.AUTO
    rights: Rights = ALL_RIGHTS_RESERVED
    quoting: Quoting = Quoting()
