"""What an assistant may read of a dossier: plain data, of the dossier alone."""

from dossier.assist.gate import why_not
from dossier.assist.request import answer_schema
from dossier.derive.amounts import plain
from dossier.derive.located import places_of
from dossier.mcp_server.parts import Data, Listed, part
from dossier.model.archive import located
from dossier.model.content import Claim, Dossier, Entity, Source
from dossier.model.locators import Locator, locator
from dossier.model.same_text import fold
from dossier.model.values import type_of
from dossier.problems import did_you_mean
from dossier.render.messages import messages_of

_LONGEST_QUERY = 200
# An assistant that has read these many allowed words has no use for more.
_MOST_CHOICES = 500


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


def source_list(dossier: Dossier, first: int, count: int) -> Data:
    """Sources, each with what is known of it and how many claims and drafts it has."""
    sources = [*dossier.sources.values()]
    return part(first, count, {"sources": (sources, lambda source: _source(dossier, source))})


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


def source_data(dossier: Dossier, id: str, first: int, count: int) -> Data:
    """A source with claims of it."""
    source = source_of(dossier, id)
    statements = {"statements": (source.claims, lambda claim: cited(dossier, claim))}
    return _source(dossier, source) | part(first, count, statements)


def paragraphs(dossier: Dossier, id: str, first: int, count: int) -> Data:
    """Some of the places of an archived text, by their locators; ``first`` counts from 1."""
    source = source_of(dossier, id)
    if id not in dossier.archive:
        raise NotThereError(f"the text of '{source.id}' is not in the archive")
    places = [*located(dossier.archive[id].blocks)]
    return {"source": id} | part(first, count, {"paragraphs": (places, _place)})


def _place(place: tuple[Locator, str]) -> Data:
    return {"at": str(place[0]), "text": place[1]}


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


def who_says_what(dossier: Dossier, name: str, first: int, count: int) -> Data:
    """What claims say about an entity, and what the entity says itself, each with its citation."""
    entity = entity_of(dossier, name)
    claims = [*dossier.claims.values()]
    lists = {
        "said_about": [c for c in claims if entity.id in c.subjects],
        "said_by": [c for c in claims if entity.id in c.speakers],
    }
    told = {key: (each, lambda claim: cited(dossier, claim)) for key, each in lists.items()}
    return {"entity": _entity(entity)} | part(first, count, told)


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


def entity_list(dossier: Dossier, first: int, count: int) -> Data:
    """Entities by their ids and names."""
    return part(first, count, {"entities": ([*dossier.entities.values()], _entity)})


def search(dossier: Dossier, query: str, first: int, count: int) -> Data:
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
    lists: dict[str, Listed] = {
        "entities": (entities, _entity),
        "claims": (claims, lambda claim: cited(dossier, claim)),
        "paragraphs": (places, lambda place: place),
    }
    return part(first, count, lists)


def claim_form(dossier: Dossier, id: str) -> Data:
    """The JSON Schema of a claim that can be proposed for a source."""
    source_of(dossier, id)
    places = [str(at) for at, _ in located(dossier.archive[id].blocks)] if id in dossier.archive else []
    schema = answer_schema(dossier, places, most=_MOST_CHOICES)
    return {"$ref": "#/$defs/claim", "$schema": schema["$schema"], "$defs": schema["$defs"]}
