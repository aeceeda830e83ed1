"""Quotes and passages as W3C Web Annotations (Web Annotation Data Model, in JSON-LD).

Each connects words of a source with the claim that rests on them. They hold no words of a source that its
page does not print.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from unicodedata import category

from dossier.compose.provenance import Provenance
from dossier.compose.site import Site
from dossier.derive.matching import printed_pieces
from dossier.model.agents import is_joined_name
from dossier.model.content import Claim, Dossier
from dossier.model.paths import DATA_FOLDER, HOME, path_of
from dossier.render.addresses import claim_address, whole
from dossier.render.exports.claim_record import quote_record
from dossier.render.exports.export_file import ExportFile
from dossier.render.messages import Messages
from dossier.render.wording.attribution import cautions, with_attribution
from dossier.render.wording.values import stance_words

ANNOTATIONS = f"{DATA_FOLDER}/annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_UP = "../"

Node = dict[str, Any]


def annotations(site: Site, t: Messages) -> bytes:
    """A collection with all annotations on one page, in the order of the claims."""
    dossier = site.dossier
    claims = ((dossier.claims[ref], provenance) for ref, provenance in site.provenances.items())
    items = [_annotation(dossier, claim, provenance, t) for claim, provenance in claims if _words(claim)]
    id = whole(dossier.settings, ANNOTATIONS) if dossier.settings.url else ANNOTATIONS.rpartition("/")[2]
    collection: Node = {
        "@context": CONTEXT,
        "id": id,
        "type": "AnnotationCollection",
        "label": t("data.annotated", dossier=dossier.settings.title),
        "total": len(items),
    }
    page: Node = {
        "id": f"{id}#page",
        "type": "AnnotationPage",
        "partOf": id,
        "startIndex": 0,
        "items": items,
    }
    # A collection without members has no page.
    answer = collection | ({"first": page} if items else {})
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()


def _words(claim: Claim) -> str:
    return claim.quote.exact if claim.quote else claim.passage


def _annotation(dossier: Dossier, claim: Claim, provenance: Provenance, t: Messages) -> Node:
    page = _iri(dossier, claim_address(dossier, claim.ref))
    return {
        "id": f"{page}-annotation",
        "type": "Annotation",
        "motivation": "commenting" if claim.analysis else "describing",
        "creator": {
            "id": _iri(dossier, whole(dossier.settings, HOME)),
            "type": "Organization",
            "name": dossier.settings.title,
        },
        "body": [*_bodies(dossier, claim, provenance, page, t)],
        "target": [*_targets(dossier, claim)],
    }


def _bodies(dossier: Dossier, claim: Claim, provenance: Provenance, page: str, t: Messages) -> Iterator[Node]:
    """The editors' sentence with who says so; tags for stance and cautions; a link to the claim."""
    yield {
        "type": "TextualBody",
        "value": with_attribution(dossier, claim, provenance, t),
        "format": "text/plain",
        "language": dossier.settings.language,
        "purpose": "commenting" if claim.analysis else "describing",
    }
    for tag in filter(None, (stance_words(claim.stance, t), *cautions(claim, t))):
        yield {"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"}
    yield {"type": "SpecificResource", "source": page, "purpose": "linking"}


def _targets(dossier: Dossier, claim: Claim) -> Iterator[Node]:
    """The words in the source; where they were verified, also their place in the archived text.

    The archived text is not published: it is named by its hash (RFC 6920), offsets count in its kept blocks.
    """
    source = dossier.sources[claim.ref.source]
    address = source.url or _iri(dossier, whole(dossier.settings, path_of(dossier, source.id)))
    for selector in _selectors(dossier, claim):
        yield {"type": "SpecificResource", "source": address, "selector": selector}
    verified = dossier.verified.get(source.id)
    place = verified.claims.get(claim.ref.claim) if verified else None
    if verified and place and place.end and verified.text == source.sha256:
        position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
        yield {"type": "SpecificResource", "source": hash_name(verified.text), "selector": position}


def _selectors(dossier: Dossier, claim: Claim) -> list[Node]:
    """A selector for each piece of the words: what an ellipsis leaves out, no selector could match."""
    parts: list[Node] = [
        {"type": "TextQuoteSelector", "exact": words} for words in printed_pieces(_words(claim))
    ]
    source, prefix, suffix = dossier.sources[claim.ref.source], "", ""
    if claim.quote:
        around = quote_record(source, claim.quote)
        prefix, suffix = around.prefix, around.suffix
    prefix = prefix or _touching(dossier.before(claim.ref))
    parts[0] |= {"prefix": prefix} if prefix else {}
    parts[-1] |= {"suffix": suffix} if suffix else {}
    return parts


def _touching(before: str) -> str:
    """The words before others so that they touch them: with a space, but behind an opening sign or a dash.

    A reader of annotations looks for prefix and words as one text (Web Annotation Data Model, 4.2.4).
    """
    is_open = bool(before) and category(before[-1]) in ("Ps", "Pi", "Pd")
    return before if not before or is_open or is_joined_name(before[-1]) else f"{before} "


def hash_name(sha256: str) -> str:
    """The name of a text by its SHA-256 in hexadecimal, as ``ni:///sha-256;…``."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def _iri(dossier: Dossier, address: str) -> str:
    """The address; relative to the file where the site's address is not known."""
    return address if dossier.settings.url else f"{_UP * ANNOTATIONS.count('/')}{address}"


EXPORT = ExportFile(
    ANNOTATIONS, "annotations", "annotations-holds", "W3C Web Annotations, JSON-LD", annotations
)
