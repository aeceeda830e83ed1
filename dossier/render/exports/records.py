"""The shape of ``dossier.json``: the words of the dossier as records, which are also its JSON Schema."""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dossier.model.content import Dossier
from dossier.model.paths import SCHEMA_JSON
from dossier.render.addresses import address_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Export(BaseModel):
    """A record of the file; a key that has no value is left out."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        validate_by_name=True,
        serialize_by_alias=True,
    )


class DateExport(Export):
    """A date, and what it rests on."""

    date: str
    """The date in EDTF (ISO 8601-2), such as 2025-07-12, 2024-10~, or 2024-23 for autumn."""
    basis: str
    """What it rests on: stated by the source, inferred from sources of this dossier, or outside knowledge."""
    words: str = ""
    """The source's own words for it, such as "Sunday"."""
    derived: list[str] = Field(default=[], alias="from")
    """The claims (source#claim), or the sources whose publication date, that it is inferred from."""
    because: str = ""
    """Why, in the editors' words."""
    rests_outside: bool = False
    """Whether it rests in the end on a date from outside the sources."""


class AttributionExport(Export):
    """Who asserts or carries a claim; without an actor, nobody is named."""

    actor: str = ""
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


class QuantityExport(Export):
    """A number, a bound, a range, or words that no number stands for."""

    text: str
    """As written: 600, ~600, >10000, 10000..12000, or words."""
    sign: str = ""
    """~ for about, > >= < <= for bounds."""
    low: float | None = None
    """The number, or the lower end of a range."""
    high: float | None = None
    """The number, or the upper end of a range."""


class ReadingExport(Export):
    """One value that a claim sets on one field of an entity; what is denied or promised, its stance says."""

    entity: str
    """The id of the entity."""
    field: str
    """The field of the entity's kind."""
    words: str
    """The reading in words: entity, field, value."""
    value: str | QuantityExport | DateExport
    """The value: an entity's id, a choice or a text; a quantity; a date."""


class SupportExport(Export):
    """What stands behind the statement that the claim makes, alone or with others; parties are counted."""

    claims: list[str]
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

    text: str
    """The SHA-256 of the archived text, in hexadecimal."""
    verified: str
    """The day of the last comparison that found something changed."""
    start: int = 0
    """Where they begin (a W3C TextPositionSelector) in the text's kept blocks, joined by line feeds."""
    end: int = 0
    """Where they end."""


class CorrectionExport(Export):
    """When and why a claim was corrected, and what it said until then."""

    date: str
    """The date in EDTF."""
    was: str
    """What it said."""
    because: str
    """Why it was corrected."""


class ClaimExport(Export):
    """One thing that a source states, in the editors' words."""

    id: str
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
    by: list[AttributionExport] = []
    """Who asserts it, according to the source; nobody where the source speaks in its own voice."""
    via: list[AttributionExport] = []
    """Who carried it to the source, nearest first."""
    stance: str
    """How the speaker stands to it: asserts, denies, suspects, promises, predicts, no-comment."""
    origin: list[str] = []
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
    """What a reader must know about the claim, by the editors."""
    about: list[str] = []
    """The ids of the entities that it is about."""
    sets: list[ReadingExport] = []
    """The readings that it sets."""
    repeats: list[str] = []
    """Claims (source#claim) that make the same statement."""
    supersedes: list[str] = []
    """Claims whose word the same party replaces by this one."""
    contradicts: list[str] = []
    """Claims of which not all can be true together with this one."""
    analysis: bool = False
    """Whether it is the opinion of the source's author."""
    corrected: list[CorrectionExport] = []
    """What was corrected."""
    withdrawn: bool = False
    """Whether its source was withdrawn: then it stays on record, and supports nothing."""
    verified: VerifiedExport | None = None
    """That its words were found in the source."""


class WithdrawalExport(Export):
    """When and why a source was withdrawn."""

    date: str
    """The date in EDTF."""
    because: str
    """The reason."""


class SourceExport(Export):
    """A work that the dossier cites, and what it states."""

    id: str
    """The source's id."""
    address: str
    """The address of its page; without that of the site, as seen from the front page."""
    title: str
    """The title as published."""
    author: list[str] = []
    """The authors."""
    publisher: str = ""
    """The publisher."""
    published: DateExport | None = None
    """When it was published."""
    url: str = ""
    """Its own address."""
    archived_url: str = ""
    """The address of an archived copy."""
    retrieved: DateExport | None = None
    """When it was read."""
    language: str
    """The language, as a BCP 47 tag."""
    rights: str
    """An SPDX licence id, public-domain, or all-rights-reserved."""
    first_hand: bool = False
    """Whether it reports what its author saw or asked."""
    derived_from: list[str] = []
    """The ids of the works that its whole text is taken from."""
    withdrawn: WithdrawalExport | None = None
    """When and why it was withdrawn."""
    claims: list[ClaimExport] = []
    """What it states."""


class EntityExport(Export):
    """What claims are about."""

    id: str
    """The entity's id."""
    address: str
    """The address of its page; without that of the site, as seen from the front page."""
    kind: str
    """The id of its kind."""
    type: str
    """Its type within the kind."""
    name: str
    """The name."""
    aliases: list[str] = []
    """Other names."""
    part_of: str = ""
    """The id of the entity that it belongs to."""
    party: str = ""
    """Of an actor, the id of the party that its word counts for."""
    date: DateExport | None = None
    """A date that no source gives."""
    of: str = ""
    """Of a figure, the id of what it counts."""
    unit: str = ""
    """Of a figure, the unit."""
    formerly: list[str] = []
    """Earlier ids."""
    text: str = ""
    """The curated text in Markdown, with its citations [@source#claim] and links [[id|label]]."""


class FieldExport(Export):
    """What claims may set on an entity of a kind."""

    label: str
    """The label."""
    type: str
    """Text, date, quantity, choice or entity."""
    many: bool = False
    """Whether it has several members, as participants."""
    choices: dict[str, str] = {}
    """The choices with their labels."""
    kinds: list[str] = []
    """The kinds of entity that it may name."""
    reverse: str = ""
    """How the tie is called from the other side."""


class KindExport(Export):
    """A kind of entity."""

    id: str
    """The kind's id."""
    label: str
    """Its label."""
    plural: str
    """Its label for several."""
    types: dict[str, str] = {}
    """Its types with their labels."""
    fields: dict[str, FieldExport] = {}
    """Its fields."""


class DisputeExport(Export):
    """Statements of which not all can be true at one time."""

    entity: str = ""
    """What they are about, if that is one entity."""
    field: str = ""
    """The field, if they are readings of one."""
    settled: bool = False
    """Whether the party of one side said otherwise later."""
    sides: list[list[str]]
    """The claims (source#claim) of each side."""


class SequenceExport(Export):
    """What a party said of one thing over time, where it did not say the same."""

    entity: str
    """What it is about."""
    field: str = ""
    """The field, if they are readings of one."""
    party: str
    """The id of the party."""
    steps: list[list[str]]
    """The claims (source#claim) of each step, in the order of time."""


class PageExport(Export):
    """A page written by the editors."""

    path: str
    """Its path in the tree of pages."""
    address: str
    """Its address; without that of the site, as seen from the front page."""
    title: str
    """The title."""
    text: str = ""
    """The text in Markdown, with its citations [@source#claim] and links [[id|label]]."""


class DossierExport(Export):
    """A dossier: sources with all that they state, who says it, and what it is about."""

    schema_: str = Field(alias="$schema")
    """The JSON Schema of this file, as seen from it."""
    title: str
    """The title of the dossier."""
    description: str = ""
    """What it is about."""
    language: str
    """The language of the editors' texts, as a BCP 47 tag."""
    url: str = ""
    """The address of the site."""
    rights: str
    """The rights of the editors' own texts: an SPDX licence id, public-domain, or all-rights-reserved."""
    rights_of_quotes: str
    """Whose the quotes and passages are."""
    as_of: str = ""
    """The newest day that the content gives."""
    cite: str
    """How to cite the dossier."""
    kinds: list[KindExport]
    """The kinds of entity."""
    entities: list[EntityExport]
    """What claims are about."""
    sources: list[SourceExport]
    """The sources with their claims."""
    disputes: list[DisputeExport] = []
    """What cannot all be true."""
    sequences: list[SequenceExport] = []
    """What a party said otherwise later."""
    pages: list[PageExport] = []
    """The pages that the editors wrote."""


def schema_json(dossier: Dossier) -> bytes:
    """The JSON Schema (draft 2020-12) of ``dossier.json``."""
    schema: dict[str, Any] = DossierExport.model_json_schema(mode="serialization")
    id = address_of(dossier, SCHEMA_JSON) if dossier.settings.url else SCHEMA_JSON.rpartition("/")[2]
    found = {"$schema": _DIALECT, "$id": id} | schema
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()
