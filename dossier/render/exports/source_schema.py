"""The shape of a source in ``dossier.json``: its record, its claims, and what was verified of it."""

from typing import Any, Literal

from pydantic import Field

from dossier.model.values.value_type import Export
from dossier.render.exports.claim_schema import ClaimExport, DateExport
from dossier.render.exports.formats import Day, Edtf, Id, Language, Rights, Sha256, SourceTypeWord, Url


class VerifiedClaimExport(Export):
    """What was verified of a claim."""

    current: bool
    """Whether the claim still is what was compared with the text."""
    start: int = 0
    """Where its words begin (a W3C TextPositionSelector) in the text's kept blocks."""
    end: int = 0
    """Where they end."""
    before: str = ""
    """The few words before them that tell them apart from the same words elsewhere in the text."""
    unread: bool = False
    """Whether something of it could be read by nobody."""


class VerifiedSourceExport(Export):
    """What was verified of a source when its text was at hand."""

    text: Sha256
    """The SHA-256 of the text."""
    verified: Day
    """The day of the last comparison that found something changed."""
    paragraphs: int = 0
    """How many paragraphs the text has."""
    dates: dict[str, Edtf] = Field(default_factory=dict)
    """What the dates that its inferred dates come from were, by the source or claim that gives them."""
    claims: dict[Id, VerifiedClaimExport] = Field(default_factory=dict)
    """Its claims, by their ids within the source."""


class WithdrawalExport(Export):
    """When and why a source was withdrawn."""

    date: Edtf
    """The date in EDTF."""
    because: str
    """The reason."""


class SourceExport(Export):
    """A work that the dossier cites, and what it states."""

    id: Id
    """The source's id."""
    address: str
    """The address of its page; without that of the site, as seen from the front page."""
    title: str
    """The title as published."""
    author: tuple[str, ...] = ()
    """The authors."""
    publisher: str = ""
    """The publisher."""
    published: DateExport | None = None
    """When it was published."""
    url: Url | Literal[""] = ""
    """Its own address."""
    archived_url: Url | Literal[""] = ""
    """The address of an archived copy."""
    retrieved: DateExport | None = None
    """When it was read."""
    language: Language
    """The language, as a BCP 47 tag."""
    type: SourceTypeWord
    """What sort of work it is."""
    rights: Rights
    """An SPDX licence id, public-domain, or all-rights-reserved."""
    sha256: Sha256 | Literal[""] = ""
    """The SHA-256 of the archived text that it was read from, which is not published."""
    notes: str = ""
    """The editors' notes on the source in Markdown, with links [[id|label]]."""
    first_hand: bool = False
    """Whether it reports what its author saw or asked."""
    derived_from: tuple[Id, ...] = ()
    """The ids of the works that its whole text is taken from."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids."""
    withdrawn: WithdrawalExport | None = None
    """When and why it was withdrawn."""
    claims: tuple[ClaimExport, ...] = ()
    """What it states."""
    verified: VerifiedSourceExport | None = None
    """What was verified of it."""
    record: dict[str, Any]
    """The front matter of its file as the editors wrote it, but for what stands around reserved quotes."""
    markdown: str = ""
    """The Markdown below it as they wrote it, with marks of what needs no citation; comments are empty."""
