"""What a program is asked: the article by its paragraphs, what is known, and the form of the answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from dossier.assist.gate import Verdict
from dossier.assist.records import KEYS
from dossier.derive.amounts import plain
from dossier.model.archive import located
from dossier.model.claims import Aspect
from dossier.model.content import Dossier, Entity, Stance
from dossier.model.kinds import Kind

FORMAT = "dossier-draft/1"
_TASK = (
    "Propose claims: one for each thing that the article states. Each is compared with the article, and "
    "refused if it does not stand there. 'says' is a sentence in your own words and in the language of the "
    "dossier, which names its speaker and keeps every hedge. A 'quote' is letter by letter, and only what "
    "stands in quotation marks; else give up to seven of the article's words as 'passage'. Say what you are "
    "'unsure' of."
)


def request(dossier: Dossier, source: str, refused: Sequence[tuple[object, Verdict]] = ()) -> dict[str, Any]:
    """All that a program needs to propose claims, as JSON; ``refused`` are to be mended."""
    record = dossier.sources[source]
    places = [{"at": str(at), "text": text} for at, text in located(dossier.archive[source].blocks)]
    return {
        "format": FORMAT,
        "task": _TASK,
        "dossier": {"title": dossier.settings.title, "language": dossier.settings.language},
        "source": {
            "id": source,
            "title": record.title,
            "language": record.language,
            "published": record.published.edtf if record.published else None,
        },
        "paragraphs": places,
        "entities": [_entity(entity) for entity in dossier.entities.values()],
        "kinds": [_kind(kind) for kind in dossier.kinds.values()],
        "claims": [
            {"id": claim.ref.claim, "at": str(claim.locator), "says": plain(claim.says)}
            for claim in record.claims
        ],
        "refused": [{"claim": given, "problems": problem_list(verdict)} for given, verdict in refused],
        "schema": answer_schema(dossier, [place["at"] for place in places]),
    }


def problem_list(verdict: Verdict) -> list[dict[str, str]]:
    """Why a proposal was refused, for the program that made it."""
    return [{"code": p.code.slug, "message": p.message, "hint": p.hint} for p in verdict.problems]


def _entity(entity: Entity) -> dict[str, Any]:
    part_of = {"part_of": entity.part_of.id} if entity.part_of else {}
    unit = {"unit": entity.unit} if entity.unit else {}
    return {
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        **part_of,
        **unit,
    }


def _kind(kind: Kind) -> dict[str, Any]:
    fields = {
        id: {
            "label": field.label,
            "type": field.type.name,
            "many": field.many,
            "choices": list(field.choices),
            "kinds": list(field.kinds),
        }
        for id, field in kind.fields.items()
    }
    return {"id": kind.id, "label": kind.label, "types": list(kind.types), "fields": fields}


def answer_schema(dossier: Dossier, places: Sequence[str], most: int | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of an answer; what it allows may still be refused by the article.

    Places, and ids of entities, are named in it where there are not more than ``most`` of them.
    """
    claim = {
        "type": "object",
        "required": ["at", "says"],
        "additionalProperties": False,
        "properties": {key: _SHAPES[key] for key in KEYS} | {"at": _one_of(places, most)},
    }
    definitions = {"entity": _one_of([*dossier.entities], most), "claim": claim, **_SHARED}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["claims"],
        "properties": {"claims": {"type": "array", "items": {"$ref": "#/$defs/claim"}}},
        "$defs": definitions,
    }


def _one_of(choices: Sequence[str], most: int | None) -> dict[str, Any]:
    is_few = choices and (most is None or len(choices) <= most)
    return {"enum": list(choices)} if is_few else {"type": "string"}


def _or_many(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, {"type": "array", "items": shape}]}


_TEXT = {"type": "string"}
_ENTITY, _DATE = {"$ref": "#/$defs/entity"}, {"$ref": "#/$defs/date"}
_ATTRIBUTION = {"$ref": "#/$defs/attribution"}
_REFS = _or_many({"type": "string", "pattern": "^[a-z0-9-]+#[a-z0-9-]+$"})
_SHARED: Mapping[str, Any] = {
    "attribution": {
        "anyOf": [
            _ENTITY,
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {"actor": _ENTITY, "as": _TEXT, "words": _TEXT},
            },
        ]
    },
    "date": {
        "anyOf": [
            {"type": "string", "description": "an EDTF date that the article states"},
            {
                "type": "object",
                "required": ["date"],
                "additionalProperties": False,
                "properties": {
                    "date": _TEXT,
                    "basis": {"enum": ["stated", "inferred"]},
                    "words": _TEXT,
                    "from": _or_many(_TEXT),
                    "because": _TEXT,
                },
            },
        ]
    },
}
_QUOTE = dict.fromkeys(
    ("exact", "prefix", "suffix", "translated_from", "translation", "translated_by"), _TEXT
)
_SHAPES: Mapping[str, Any] = {
    "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "at": _TEXT,
    "says": _TEXT,
    "by": _or_many(_ATTRIBUTION),
    "via": _or_many(_ATTRIBUTION),
    "stance": {"enum": [str(stance) for stance in Stance]},
    "quote": {
        "anyOf": [
            _TEXT,
            {"type": "object", "required": ["exact"], "additionalProperties": False, "properties": _QUOTE},
        ]
    },
    "passage": _TEXT,
    "date": _DATE,
    "about": _or_many(_ENTITY),
    "sets": {"type": "object", "additionalProperties": {"type": "object"}},
    "repeats": _REFS,
    "supersedes": _REFS,
    "contradicts": _REFS,
    "analysis": {"type": "boolean"},
    "unsure": _or_many({"enum": [str(aspect) for aspect in Aspect]}),
}
