"""In words: what there is to take away."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.compose.blocks import Downloads
from dossier.compose.views import Anchor
from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN
from dossier.model.paths import (
    ANNOTATIONS,
    BIBLIOGRAPHY,
    CLAIMS_CSV,
    DOSSIER_JSON,
    FIGURES_CSV,
    SCHEMA_JSON,
    reference_files,
)

_REFERENCES = reference_files(BIBLIOGRAPHY)


class Download(NamedTuple):
    """A file, its format and what it holds."""

    file: Anchor
    format: str
    holds: str


_WORDS = {
    DOSSIER_JSON: (
        "The whole dossier",
        "JSON",
        "sources, claims, readings, entities, texts, origins and disputes; each claim with who says it",
    ),
    SCHEMA_JSON: ("Its schema", "JSON Schema, draft 2020-12", "what each key of that file means"),
    CLAIMS_CSV: (
        "Claims",
        "CSV",
        "a row for each, with who says it, its stance, date, quote and place",
    ),
    FIGURES_CSV: (
        "Figures",
        "CSV",
        "a row for each number that a claim gives, with its date and speaker",
    ),
    ANNOTATIONS: (
        "Quotes and passages",
        "W3C Web Annotations, JSON-LD",
        "the words of the sources that the claims rest on, each with our sentence",
    ),
    _REFERENCES["csl"]: ("Bibliography", "CSL-JSON", "the sources, for Zotero, pandoc and other programs"),
    _REFERENCES["bibtex"]: ("Bibliography", "BibTeX", "the same, for LaTeX"),
    _REFERENCES["ris"]: (
        "Bibliography",
        "RIS",
        "the same, for EndNote, Mendeley and other programs",
    ),
}
_LICENCES = {
    ALL_RIGHTS_RESERVED: "Our own texts: all rights reserved.",
    PUBLIC_DOMAIN: "Our own texts are in the public domain.",
}
_LICENSED = "Our own texts are licensed under"
_SPDX = "https://spdx.org/licenses/{id}.html"


def downloads(block: Downloads) -> Iterator[Download]:
    """Each file with a link to it; the page stands at the root of the tree."""
    for path in block.files:
        label, kind, holds = _WORDS[path]
        yield Download(Anchor(label, path), kind, holds)


def licence(block: Downloads) -> Iterable[str | Anchor]:
    """The rights of our texts, in words, with a link to the licence."""
    if block.rights in _LICENCES:
        return (_LICENCES[block.rights],)
    return (f"{_LICENSED} ", Anchor(block.rights, _SPDX.format(id=block.rights)), ".")
