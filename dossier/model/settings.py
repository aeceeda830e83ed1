"""The settings of a dossier."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import with_config

from dossier.model.schema import RECORD, Count, Filled, Folder, HttpsUrl, Language
from dossier.model.sources import ALL_RIGHTS_RESERVED, Rights
from dossier.problems import Location


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Quoting:
    """How many words of a quote, and of a source, may be shown if its rights are reserved."""

    quote: Count = 60
    source: Count = 400


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Limits:
    """How large an editor's file, an archived text, and a file in ``assets/`` may be, in kilobytes."""

    file: Count = 5000
    asset: Count = 50000


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
    relative to the folder around the content, ``url`` the site's address, if known,
    ``rights`` apply to the editors' own texts.
    """

    at: Filled[Location] = Location("")
    description_at: Filled[Location] = Location("")
    title: str = "Dossier"
    description: str = ""
    language: Language = "en"
    archive: Folder = "archive"
    url: HttpsUrl = ""
    search: SearchEngine = SearchEngine.AUTO
    rights: Rights = ALL_RIGHTS_RESERVED
    quoting: Quoting = Quoting()
    limits: Limits = Limits()
