"""What two standards say of their JSON, as far as our files use them, written down after their documents.

CSL-JSON: the names and types of CSL 1.0.2 (https://docs.citationstyles.org/en/1.0.2/specification.html), in
the shape of its JSON Schema. Web annotations: terms of the context of the Web Annotation Vocabulary
(https://www.w3.org/TR/annotation-vocab/).
"""

from typing import Any


def _words(text: str) -> list[str]:
    return text.split()


CSL_TYPES = _words(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic "
    "collection dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing "
    "interview legal_case legislation manuscript map motion_picture musical_score pamphlet "
    "paper-conference patent performance periodical personal_communication post post-weblog regulation "
    "report review review-book software song speech standard thesis treaty webpage"
)
CSL_NAMES = _words(
    "author chair collection-editor compiler composer container-author contributor curator director "
    "editor editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
CSL_DATES = _words("accessed available-date event-date issued original-date submitted")
CSL_TEXTS = _words(
    "abstract annote archive archive_collection archive_location archive-place authority call-number "
    "citation-key citation-label collection-title container-title container-title-short dimensions "
    "division DOI event-title event-place genre ISBN ISSN jurisdiction keyword language license medium "
    "note original-publisher original-publisher-place original-title part-title PMCID PMID publisher "
    "publisher-place references reviewed-genre reviewed-title scale source status title title-short URL "
    "volume-title year-suffix"
)
_NUMBER = {"type": ["string", "number"]}
_FLAG = {"type": ["string", "number", "boolean"]}


def _closed(properties: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False} | rest


CSL_SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": _closed(
        {"id": _NUMBER, "type": {"type": "string", "enum": CSL_TYPES}}
        | {name: {"type": "array", "items": {"$ref": "#/definitions/name"}} for name in CSL_NAMES}
        | {name: {"$ref": "#/definitions/date"} for name in CSL_DATES}
        | {name: {"type": "string"} for name in CSL_TEXTS},
        required=["type", "id"],
    ),
    "definitions": {
        "name": _closed(
            {
                part: {"type": "string"}
                for part in (
                    "family",
                    "given",
                    "dropping-particle",
                    "non-dropping-particle",
                    "suffix",
                    "literal",
                )
            }
            | dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _FLAG)
        ),
        "date": _closed(
            {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _NUMBER},
                },
                "season": _NUMBER,
                "circa": _FLAG,
                "literal": {"type": "string"},
                "raw": {"type": "string"},
            }
        ),
    },
}

_OA = "http://www.w3.org/ns/oa#"
_AS = "http://www.w3.org/ns/activitystreams#"
_DC = "http://purl.org/dc/terms/"


def _link(iri: str, **more: str) -> dict[str, str]:
    return {"@id": iri, "@type": "@id", **more}


ANNOTATION_CONTEXT: dict[str, Any] = {
    "@context": {
        "id": "@id",
        "type": "@type",
        **{
            name: f"{_OA}{name}"
            for name in (
                "Annotation",
                "TextualBody",
                "SpecificResource",
                "TextQuoteSelector",
                "TextPositionSelector",
                "describing",
                "commenting",
                "tagging",
                "linking",
                "exact",
                "prefix",
                "suffix",
                "start",
                "end",
            )
        },
        "AnnotationCollection": f"{_AS}OrderedCollection",
        "AnnotationPage": f"{_AS}OrderedCollectionPage",
        "Organization": "http://xmlns.com/foaf/0.1/Organization",
        "body": _link(f"{_OA}hasBody"),
        "target": _link(f"{_OA}hasTarget"),
        "source": _link(f"{_OA}hasSource"),
        "selector": _link(f"{_OA}hasSelector"),
        "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
        "creator": _link(f"{_DC}creator"),
        "items": _link(f"{_AS}items", **{"@container": "@list"}),
        "partOf": _link(f"{_AS}partOf"),
        "first": _link(f"{_AS}first"),
        "total": f"{_AS}totalItems",
        "startIndex": f"{_AS}startIndex",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "name": "http://xmlns.com/foaf/0.1/name",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
    }
}
