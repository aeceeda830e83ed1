"""What was read in an article that is in no dossier, for those who look at it and for programs."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from dossier.draft.quoted import Speech
from dossier.draft.reading import spoken_in
from dossier.model.archive import Block


def listed(blocks: tuple[Block, ...], language: str) -> Mapping[str, Any]:
    """The proposals of an article in its order, each with its place and the article's own words."""
    return {"proposals": [_record(speech) for speech in spoken_in(blocks, language)]}


def _record(speech: Speech) -> dict[str, Any]:
    record: dict[str, Any] = {
        "at": str(speech.locator),
        "content": speech.words,
        "quote": speech.is_quote,
        "speaker": speech.name or None,
        "stance": speech.stance,
    }
    return record | ({"unsure": ["speaker"]} if speech.is_near or not speech.name else {})


def _yaml(tree: Mapping[str, Any]) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100).rstrip()


def _json(tree: Mapping[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=1)


PRINTED: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "json": _json,
    "yaml": _yaml,
    "text": _yaml,
}
