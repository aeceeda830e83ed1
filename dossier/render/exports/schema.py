"""The shape of ``dossier.json`` as a whole, which is also its JSON Schema."""

import json
from typing import Any, Literal

from pydantic import Field

from dossier.compose.site import Site
from dossier.derive.drafts import has_drafts
from dossier.model.paths import SCHEMA_JSON
from dossier.model.values.value_type import Export
from dossier.render.addresses import whole
from dossier.render.exports.claim_schema import DateExport
from dossier.render.exports.export_file import ExportFile
from dossier.render.exports.formats import Day, FieldType, Id, Language, Ref, Rights, Sha256, SiteUrl
from dossier.render.exports.source_schema import SourceExport
from dossier.render.messages import Messages

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class AssetExport(Export):
    """A file that pages link to, such as a picture; it stands beside the data, under its path on the site."""

    path: str
    """Its path in the tree of pages."""
    sha256: Sha256
    """The SHA-256 of its bytes."""


class EntityExport(Export):
    """What claims are about."""

    id: Id
    """The entity's id."""
    address: str
    """The address of its page; without that of the site, as seen from the front page."""
    kind: Id
    """The id of its kind."""
    type: str
    """Its type within the kind."""
    name: str
    """The name."""
    aliases: tuple[str, ...] = ()
    """Other names."""
    alias_languages: dict[str, str] = Field(default_factory=dict)
    """The languages, as BCP 47 tags, of those other names that are not in the language of the dossier."""
    part_of: str = ""
    """The id of the entity that it belongs to."""
    party: str = ""
    """Of an actor, the id of the party that its word counts for."""
    date: DateExport | None = None
    """A date that no source gives."""
    of: str = ""
    """Of a figure, the id of what it counts."""
    unit: str = ""
    """What its numbers count: words, or the code of a currency (ISO 4217)."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids."""
    text: str = ""
    """The curated text in Markdown, with its citations [@source#claim], links [[id|label]] and notes."""
    record: dict[str, Any]
    """The front matter of its file as the editors wrote it."""
    markdown: str = ""
    """The Markdown below it as they wrote it, with marks of what needs no citation; comments are empty."""


class FieldExport(Export):
    """What claims may set on an entity of a kind."""

    label: str
    """The label."""
    type: FieldType
    """Text, date, quantity, choice or entity."""
    many: bool = False
    """Whether it has several members, as participants."""
    choices: dict[str, str] = Field(default_factory=dict)
    """The choices with their labels."""
    kinds: tuple[str, ...] = ()
    """The kinds of entity that it may name."""
    reverse: str = ""
    """How the tie is called from the other side."""
    unit: str = ""
    """Of a quantity, what it counts: words, or the code of a currency (ISO 4217)."""


class KindExport(Export):
    """A kind of entity."""

    id: Id
    """The kind's id."""
    label: str
    """Its label."""
    plural: str
    """Its label for several."""
    types: dict[str, str] = Field(default_factory=dict)
    """Its types with their labels."""
    fields: dict[str, FieldExport] = Field(default_factory=dict)
    """Its fields."""


class CountsExport(Export):
    """What the dossier rests on, counted as its pages count."""

    sources: int
    """The sources that were not withdrawn."""
    claims: int
    """Their claims."""
    statements: int | None = None
    """What they state: claims that say the same are one statement, and opinions are none."""
    opinions: int | None = None
    """The opinions of the articles' authors."""
    withdrawn_sources: int
    """The sources that were withdrawn, which are listed too and support nothing."""
    withdrawn_claims: int
    """The claims of those."""
    checked_claims: int | None = None
    """The claims that were checked by two, where that is written down."""


class DisputeExport(Export):
    """Statements of which not all can be true at one time."""

    entity: str = ""
    """What they are about, if that is one entity."""
    field: str = ""
    """The field, if they are readings of one."""
    settled: bool = False
    """Whether the party of one side said otherwise later."""
    sides: list[list[Ref]]
    """The claims (source#claim) of each side."""


class SequenceExport(Export):
    """What a party said of one thing over time, where it did not say the same."""

    entity: str
    """What it is about."""
    field: str = ""
    """The field, if they are readings of one."""
    party: str
    """The id of the party."""
    steps: list[list[Ref]]
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
    """The text in Markdown, with its citations [@source#claim], links [[id|label]] and notes."""
    takeaways: tuple[str, ...] = ()
    """What readers should take away, in the same form."""
    uncited: str = ""
    """Why its sentences need no citations, if they need none."""
    record: dict[str, Any]
    """The front matter of its file as the editors wrote it."""
    markdown: str = ""
    """The Markdown below it as they wrote it, with marks of what needs no citation; comments are empty."""


class DossierExport(Export):
    """A dossier: sources with all that they state, who says it, and what it is about."""

    schema_: str = Field(alias="$schema")
    """The JSON Schema of this file, as seen from it."""
    version: Literal[1]
    """The version of this format. A later version may have more keys; what a key means does not change."""
    title: str
    """The title of the dossier."""
    description: str = ""
    """What it is about."""
    language: Language
    """The language of the editors' texts, as a BCP 47 tag."""
    url: SiteUrl | Literal[""] = ""
    """The address of the site."""
    rights: Rights
    """The rights of the editors' own texts: an SPDX licence id, public-domain, or all-rights-reserved."""
    rights_of_quotes: str
    """Whose the quotes and passages are."""
    as_of: Day | Literal[""] = ""
    """The newest day that the content gives."""
    cite: str
    """How to cite the dossier."""
    counts: CountsExport
    """How many sources and claims it rests on."""
    kinds: list[KindExport]
    """The kinds of entity."""
    entities: list[EntityExport]
    """What claims are about."""
    sources: list[SourceExport]
    """The sources with their claims."""
    disputes: tuple[DisputeExport, ...] = ()
    """What cannot all be true."""
    sequences: tuple[SequenceExport, ...] = ()
    """What a party said otherwise later."""
    pages: tuple[PageExport, ...] = ()
    """The pages that the editors wrote."""
    records: dict[Literal["dossier.yml", "kinds.yml", "strings.yml"], dict[str, Any]]
    """The settings, the dossier's own kinds and the words of its interface as the editors wrote them."""
    assets: tuple[AssetExport, ...] = ()
    """The files that pages link to."""


def schema_json(site: Site, _: Messages) -> bytes:
    """The JSON Schema (draft 2020-12) of ``dossier.json``."""
    schema: dict[str, Any] = DossierExport.model_json_schema(mode="serialization")
    if not has_drafts(site.dossier):
        # Readers of a dossier without drafts need not learn what they are.
        schema["$defs"]["ClaimExport"]["properties"].pop("draft")
    id = (
        whole(site.dossier.settings, SCHEMA_JSON)
        if site.dossier.settings.url
        else SCHEMA_JSON.rpartition("/")[2]
    )
    schema = {"$schema": _DIALECT, "$id": id} | schema
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


EXPORT = ExportFile(SCHEMA_JSON, "schema", "schema-holds", "JSON Schema 2020-12", schema_json)
