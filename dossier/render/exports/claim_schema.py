"""The shape of a claim in ``dossier.json``: the words of the dossier as records, with what each key means."""

from functools import reduce
from operator import or_
from typing import Literal

from pydantic import Field

from dossier.model.values import TYPES
from dossier.model.values.value_type import Export
from dossier.render.exports.formats import BasisWord, Day, Edtf, Id, Name, Ref, Sha256, StanceWord


class DateExport(Export):
    """A date, and what it rests on."""

    date: Edtf
    """The date in EDTF (ISO 8601-2), such as 2025-07-12, 2024-10~, or 2024-23 for autumn."""
    basis: BasisWord
    """What it rests on: stated by the source, inferred from sources of this dossier, or outside knowledge."""
    words: str = ""
    """The source's own words for it, such as "Sunday"."""
    derived: tuple[Name, ...] = Field(default=(), alias="from")
    """The claims (source#claim), or the sources whose publication date, that it is inferred from."""
    because: str = ""
    """Why, in the editors' words."""
    rests_outside: bool = False
    """Whether it rests in the end on a date from outside the sources."""


class AttributionExport(Export):
    """Who asserts or carries a claim; without an actor, nobody is named."""

    actor: Id | Literal[""] = ""
    """The id of an actor."""
    name: str = ""
    """The actor's name."""
    role: str = Field(default="", alias="as")
    """Who speaks for the actor without being named, as "officials"; "unnamed" where that is not known."""


class QuoteExport(Export):
    """Words of the source, letter by letter (a W3C TextQuoteSelector). They remain their author's."""

    exact: str
    """The quoted words."""
    prefix: str = ""
    """What stands before them; only of sources whose rights are not reserved."""
    suffix: str = ""
    """What stands behind them; only of sources whose rights are not reserved."""
    translated_from: str = ""
    """The language from which the source itself has them."""
    translation: str = ""
    """What they say in the language of the dossier."""
    translated_by: str = ""
    """Whose translation that is; without a name, the editors'."""


# What a value is here: its text, or the record of its type; a date also tells whether it rests outside.
_Record = reduce(or_, (*filter(None, (type.export for type in TYPES.values())), DateExport), str)


class ReadingExport(Export):
    """One value that a claim sets on one field of an entity; what is denied or promised, its stance says."""

    entity: Id
    """The id of the entity."""
    field: str
    """The field of the entity's kind."""
    words: str
    """The reading in words: entity, field, value."""
    value: _Record  # type: ignore[valid-type]
    """The value: an entity's id, a choice or a text; a quantity; a date."""
    unit: str = ""
    """Of a quantity, what it counts: words, or the code of a currency (ISO 4217)."""


class SupportExport(Export):
    """What stands behind the statement that the claim makes, alone or with others; parties are counted."""

    claims: list[Ref]
    """The claims (source#claim) that make the same statement, this one included."""
    origins: int
    """How many independent origins are known."""
    unknown: int
    """How many of the claims are of unknown origin."""
    sources: int
    """In how many sources it was read."""
    through: str = ""
    """The id of the actor through whom all of it came."""
    words: str = ""
    """The same in words, where there are several claims."""


class VerifiedExport(Export):
    """That the words of the claim were found in the archived text of its source."""

    text: Sha256
    """The SHA-256 of the archived text, in hexadecimal."""
    verified: Day
    """The day of the last comparison that found something changed."""
    start: int = 0
    """Where they begin (a W3C TextPositionSelector) in the text's kept blocks, joined by line feeds."""
    end: int = 0
    """Where they end."""


class CorrectionExport(Export):
    """When and why a claim was corrected, and what it said until then."""

    date: Edtf
    """The date in EDTF."""
    was: str
    """What it said."""
    because: str
    """Why it was corrected."""


class ClaimExport(Export):
    """One thing that a source states, in the editors' words."""

    id: Ref
    """The claim's name over the whole dossier: source#claim."""
    address: str
    """Its permanent address; without that of the site, as seen from the front page."""
    at: str
    """The locator: where in the source, as a reader counts."""
    says: str
    """The statement in plain words."""
    says_markdown: str
    """The same in Markdown, with a link [[id|label]] for each mention."""
    told: str
    """The statement with who says so, how it is meant and when: to be copied alone."""
    who: str
    """Who says so, and through whom, in words."""
    by: tuple[AttributionExport, ...] = ()
    """Who asserts it, according to the source; nobody where the source speaks in its own voice."""
    via: tuple[AttributionExport, ...] = ()
    """Who carried it to the source, nearest first."""
    stance: StanceWord
    """How the speaker stands to it."""
    origin: tuple[Id, ...] = ()
    """The ids of the parties that it comes from; none where the origin is unknown."""
    support: SupportExport | None = None
    """What stands behind the statement; none for a withdrawn claim."""
    quote: QuoteExport | None = None
    """Words of the source."""
    passage: str = ""
    """A few words of the source that find the place; no speech. They remain their author's."""
    date: DateExport | None = None
    """When it happened; without one, only the date of the source is known."""
    note: str = ""
    """What a reader must know about the claim, by the editors, in plain words."""
    note_markdown: str = ""
    """The same in Markdown, with a link [[id|label]] for each mention."""
    about: tuple[Id, ...] = ()
    """The ids of the entities that it is about."""
    sets: tuple[ReadingExport, ...] = ()
    """The readings that it sets."""
    repeats: tuple[Ref, ...] = ()
    """Claims (source#claim) that make the same statement."""
    supersedes: tuple[Ref, ...] = ()
    """Claims whose word the same party replaces by this one."""
    contradicts: tuple[Ref, ...] = ()
    """Claims of which not all can be true together with this one."""
    includes: tuple[Ref, ...] = ()
    """Claims whose numbers are part of the number that this one gives."""
    analysis: bool = False
    """Whether it is the opinion of the source's author."""
    corrected: tuple[CorrectionExport, ...] = ()
    """What was corrected."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids within its source."""
    withdrawn: bool = False
    """Whether its source was withdrawn: then it stays on record, and supports nothing."""
    draft: bool = False
    """Whether a program drafted it and no editor has confirmed it."""
    verified: VerifiedExport | None = None
    """That its words were found in the source."""
    checked: Sha256 | Literal[""] = ""
    """Of a claim that was checked by two: the SHA-256 of the passage that the second person read."""
