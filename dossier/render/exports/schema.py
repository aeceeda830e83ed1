"""The shape of ``dossier.json`` as a whole, which is also its JSON Schema."""

import json
from typing import Any

from pydantic import Field

from dossier.compose.site import Site
from dossier.derive.drafts import has_drafts
from dossier.model.paths import SCHEMA_JSON
from dossier.model.values.value_type import Export
from dossier.render.addresses import whole
from dossier.render.exports.claim_schema import ClaimExport, DateExport
from dossier.render.exports.export_file import ExportFile
from dossier.render.messages import Messages

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


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
    author: tuple[str, ...] = ()
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
    derived_from: tuple[str, ...] = ()
    """The ids of the works that its whole text is taken from."""
    formerly: tuple[str, ...] = ()
    """Earlier ids."""
    withdrawn: WithdrawalExport | None = None
    """When and why it was withdrawn."""
    claims: tuple[ClaimExport, ...] = ()
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
    formerly: tuple[str, ...] = ()
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

    id: str
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
    withdrawn_sources: int
    """The sources that were withdrawn, which are listed too and support nothing."""
    withdrawn_claims: int
    """The claims of those."""


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
    takeaways: tuple[str, ...] = ()
    """What readers should take away, in the same form."""


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
