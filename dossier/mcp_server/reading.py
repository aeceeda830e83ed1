"""What an assistant may read of a dossier: plain data, of the dossier alone."""

from typing import Any

from dossier.assist.gate import why_not
from dossier.assist.request import answer_schema
from dossier.derive.amounts import plain
from dossier.derive.located import places_of
from dossier.model.archive import located
from dossier.model.content import Claim, Dossier, Entity, Source
from dossier.model.locators import locator
from dossier.model.same_text import fold
from dossier.model.values import type_of
from dossier.problems import did_you_mean
from dossier.render.messages import messages_of

Data = dict[str, Any]

# As many as an assistant reads at once; what is left off is said.
MOST = 50
_LONGEST_QUERY = 200


class NotThereError(Exception):
    """What was asked for is not in the dossier; the message is for whoever asked."""


def source_of(dossier: Dossier, id: str) -> Source:
    """The source of an id; raises NotThereError."""
    if id not in dossier.sources:
        raise NotThereError(f"no source '{id[:80]}'; {did_you_mean(id[:80], dossier.sources) or 'list them'}")
    return dossier.sources[id]


def entity_of(dossier: Dossier, name: str) -> Entity:
    """The entity of an id, name or alias; raises NotThereError where there is none, or several."""
    ids = [id for id in dossier.resolve(name) if id in dossier.entities]
    if len(ids) != 1:
        names = [*dossier.entities, *(entity.name for entity in dossier.entities.values())]
        hint = ", ".join(ids) or did_you_mean(name[:80], names) or "search for it"
        raise NotThereError(f"'{name[:80]}' names {len(ids)} entities; {hint}")
    return dossier.entities[ids[0]]


def source_list(dossier: Dossier) -> list[Data]:
    """All sources, each with what is known of it and how many claims and drafts it has."""
    return [_source(dossier, source) for source in dossier.sources.values()]


def _source(dossier: Dossier, source: Source) -> Data:
    drafts = sum(claim.draft for claim in source.claims)
    return {
        "id": source.id,
        "title": source.title,
        "language": source.language,
        "published": source.published.edtf if source.published else None,
        "withdrawn": source.withdrawn is not None,
        "claims": len(source.claims) - drafts,
        "drafts": drafts,
        "why_no_drafts": why_not(dossier, source.id),
    }


def source_data(dossier: Dossier, id: str) -> Data:
    """A source with its claims."""
    source = source_of(dossier, id)
    return _source(dossier, source) | {"statements": [cited(dossier, claim) for claim in source.claims]}


def paragraphs(dossier: Dossier, id: str, first: int, count: int) -> Data:
    """Some of the places of an archived text, by their locators; ``first`` counts from 1."""
    source = source_of(dossier, id)
    if id not in dossier.archive:
        raise NotThereError(f"the text of '{source.id}' is not in the archive")
    places = located(dossier.archive[id].blocks)
    begin = max(first, 1) - 1
    some = places[begin : begin + max(1, min(count, MOST))]
    return {
        "source": id,
        "places": len(places),
        "paragraphs": [{"at": str(at), "text": text} for at, text in some],
    }


def paragraph(dossier: Dossier, id: str, at: str) -> str:
    """The text of one place."""
    source_of(dossier, id)
    text, place = dossier.archive.get(id), locator(at)
    found = places_of(text).get(place) if text and place else None
    if found is None:
        raise NotThereError(f"'{id}' has no place '{at[:80]}' in the archive")
    return found.raw


def cited(dossier: Dossier, claim: Claim) -> Data:
    """A claim with who says so and where it was read."""
    quote = claim.quote.exact if claim.quote else ""
    t = messages_of(dossier)
    return {
        "claim": str(claim.ref),
        "source": dossier.sources[claim.ref.source].title,
        "at": str(claim.locator),
        "says": plain(claim.says),
        "by": [{"actor": a.actor, "as": a.role} for a in claim.by],
        "via": [{"actor": a.actor, "as": a.role} for a in claim.via],
        "stance": str(claim.stance),
        "date": claim.date.edtf if claim.date else None,
        "quote": quote,
        "sets": [
            {"entity": r.entity, "field": r.field, "value": type_of(r.value).words(r.value, t)}
            for r in claim.readings
        ],
        "draft": claim.draft,
        "unsure": [str(aspect) for aspect in claim.unsure],
        "withdrawn": claim.withdrawn,
    }


def who_says_what(dossier: Dossier, name: str) -> Data:
    """What claims say about an entity, and what the entity says itself, each with its citation."""
    entity = entity_of(dossier, name)
    claims = [*dossier.claims.values()]
    about = [c for c in claims if entity.id in c.subjects]
    says = [c for c in claims if entity.id in c.speakers]
    return {
        "entity": _entity(entity),
        "said_about": [cited(dossier, claim) for claim in about[:MOST]],
        "said_by": [cited(dossier, claim) for claim in says[:MOST]],
        "left_off": max(len(about) - MOST, 0) + max(len(says) - MOST, 0),
    }


def _entity(entity: Entity) -> Data:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "part_of": entity.part_of.id if entity.part_of else None,
        "draft": entity.draft,
    }


def entity_list(dossier: Dossier) -> list[Data]:
    """All entities by their ids and names."""
    return [_entity(entity) for entity in dossier.entities.values()]


def search(dossier: Dossier, query: str) -> Data:
    """Entities, claims and places in articles that hold all words of a query."""
    words = fold(query[:_LONGEST_QUERY]).split()
    if not words:
        raise NotThereError("search for at least one word")

    def holds(*texts: str) -> bool:
        text = fold(" ".join(texts))
        return all(word in text for word in words)

    entities = [e for e in dossier.entities.values() if holds(e.name, *e.aliases, e.id)]
    claims = [c for c in dossier.claims.values() if holds(plain(c.says), c.quote.exact if c.quote else "")]
    places = [
        {"source": id, "at": str(at), "text": words_there}
        for id, text in dossier.archive.items()
        for at, words_there in located(text.blocks)
        if holds(words_there)
    ]
    return {
        "entities": [_entity(entity) for entity in entities[:MOST]],
        "claims": [cited(dossier, claim) for claim in claims[:MOST]],
        "paragraphs": places[:MOST],
        "left_off": sum(max(len(each) - MOST, 0) for each in (entities, claims, places)),
    }


def claim_form(dossier: Dossier, id: str) -> Data:
    """The JSON Schema of a claim that can be proposed for a source."""
    source_of(dossier, id)
    places = [str(at) for at, _ in located(dossier.archive[id].blocks)] if id in dossier.archive else []
    schema = answer_schema(dossier, places)
    return {"$ref": "#/$defs/claim", "$schema": schema["$schema"], "$defs": schema["$defs"]}
