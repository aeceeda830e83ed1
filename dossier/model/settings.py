"""The settings of a dossier."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, with_config

from dossier.model.agents import Editor, Publisher, read_name
from dossier.model.schema import RECORD, Count, Filled, Folder, HttpsUrl, Language, key, one_or_many
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
    """How large what editors write may be: far more than a dossier needs, and no more than can be read.

    ``file`` is one of theirs or of the archive, ``asset`` one in ``assets/``, in kilobytes. ``text``,
    ``paragraph`` and ``quote`` are characters, ``gaps`` places where a quote leaves words out, ``links`` the
    signs "[" of a paragraph, ``notes`` the citations and notes of a text, ``depth`` the lists, quotations and
    boxes around a line, ``claims`` those of a source, ``items`` those of any other list, ``readings`` those
    of one field at one time that are not all alike.
    """

    file: Count = 5_000
    asset: Count = 50_000
    text: Count = 100_000
    paragraph: Count = 20_000
    quote: Count = 5_000
    gaps: Count = 50
    links: Count = 1_000
    notes: Count = 1_000
    depth: Count = 20
    claims: Count = 5_000
    items: Count = 1_000
    readings: Count = 500


class SearchEngine(StrEnum):
    """Where the browser searches: in one index of all pages or in Pagefind's chunks; AUTO decides by size."""

    AUTO = "auto"
    INDEX = "index"
    PAGEFIND = "pagefind"


class Unconfirmed(StrEnum):
    """What becomes of claims that nobody has confirmed: readers never see them, or see them marked."""

    HIDE = "hide"
    PUBLISH = "publish"


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one dossier.

    ``at`` and ``description_at`` are where the title and the description stand. ``archive`` is a path
    relative to the folder around the content, ``url`` the site's address and ``repository`` that of the
    content's history, if known; ``rights`` apply to the editors' own texts. ``drafts`` says whether what a
    program drafted may be published, ``unreviewed`` whether claims may that no second person has checked.
    ``page_items`` is how many items of lists, or notes of these, a page holds.
    """

    at: Filled[Location] = Location("")
    description_at: Filled[Location] = Location("")
    title: str = "Dossier"
    description: str = ""
    language: Language = "en"
    archive: Folder = "archive"
    url: HttpsUrl = ""
    repository: HttpsUrl = ""
    editors: Annotated[tuple[Annotated[Editor, read_name()], ...], BeforeValidator(one_or_many)] = ()
    publisher: Annotated[Publisher, key("name")] | None = None
    search: SearchEngine = SearchEngine.AUTO
    drafts: Unconfirmed = Unconfirmed.HIDE
    unreviewed: Unconfirmed = Unconfirmed.PUBLISH
    rights: Rights = ALL_RIGHTS_RESERVED
    page_items: Count = 200
    quoting: Quoting = Quoting()
    limits: Limits = Limits()
